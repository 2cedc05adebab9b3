/** The tables of the interpreter, each in a file of its own. */
declare module "vega-interpreter/src/*.js" {
  const table: any;
  export default table;
}

declare module "*.vue" {
  const component: import("vue").Component;
  export default component;
}
