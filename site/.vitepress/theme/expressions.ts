import { expressionInterpreter } from "vega-interpreter";
import adjustSpatial from "vega-interpreter/src/adjust-spatial.js";
import constants from "vega-interpreter/src/constants.js";
import functions from "vega-interpreter/src/functions.js";
import binary from "vega-interpreter/src/ops-binary.js";
import unary from "vega-interpreter/src/ops-unary.js";

/** What an expression knows of the datum or the mark that it is evaluated for. */
type Evaluate = (datum: unknown, params: Record<string, unknown>) => unknown;
type Functions = Record<string, (...values: unknown[]) => unknown>;
interface Context {
  readonly functions: Functions;
}

/** A node of Vega's expression tree, which follows ESTree. */
interface Node {
  readonly type: string;
  readonly [field: string]: any;
}

/**
 * Vega's interpreter goes through the tree of an expression, and prepares to, for each datum and for each
 * property of each mark. For thousands of marks that takes longer than to draw them; here such an expression
 * becomes functions once. No text is run as code by either. What is not of the simplest kinds is left to it.
 */
export const quickInterpreter = {
  ...expressionInterpreter,

  parameter(context: Context, expression: { ast: Node }) {
    return (
      prepare(expression.ast, context.functions) ??
      expressionInterpreter.parameter(context, expression)
    );
  },

  encode(
    context: Context,
    encode: { marktype: string; channels: Readonly<Record<string, { ast: Node }>> },
  ) {
    const { marktype, channels } = encode;
    const prepared = Object.entries(channels).map(
      ([name, { ast }]) => [name, prepare(ast, context.functions)] as const,
    );
    if (prepared.some(([, evaluate]) => !evaluate))
      return expressionInterpreter.encode(context, encode);
    const swap = ["group", "image", "rect"].includes(marktype);
    return (item: Record<string, unknown>, params: Record<string, unknown>): boolean => {
      let changed = false;
      for (const [name, evaluate] of prepared) {
        const value = evaluate!(item.datum, params);
        if (item[name] === value) continue;
        item[name] = value;
        changed = true;
      }
      if (marktype !== "rule") adjustSpatial(item, channels, swap);
      return changed;
    };
  },
};

/** The functions that an expression becomes; undefined for one with a part of another kind. */
function prepare(node: Node, own: Functions): Evaluate | undefined {
  const all = (nodes: readonly Node[]): Evaluate[] | undefined => {
    const prepared = nodes.map((each) => prepare(each, own));
    return prepared.every((each) => each !== undefined) ? prepared : undefined;
  };
  switch (node.type) {
    case "Literal":
      return () => node.value;
    case "Identifier":
      return identifier(node.name);
    case "MemberExpression": {
      // Of a datum alone: its fields are data, and nothing that could be called.
      if (node.object.name !== "datum") return undefined;
      const field = node.computed ? node.property.value : node.property.name;
      if (typeof field !== "string") return undefined;
      return (datum) => (datum as Record<string, unknown>)[field];
    }
    case "CallExpression":
      return call(node.callee.name.replace(/^_/, ""), all(node.arguments), own);
    case "ArrayExpression": {
      const elements = all(node.elements);
      return elements && ((datum, params) => elements.map((each) => each(datum, params)));
    }
    case "UnaryExpression": {
      const argument = prepare(node.argument, own);
      const operator = unary[node.operator];
      return argument && ((datum, params) => operator(argument(datum, params)));
    }
    case "BinaryExpression":
    case "LogicalExpression": {
      const sides = all([node.left, node.right]);
      return sides && both(node.operator, sides[0], sides[1]);
    }
    case "ConditionalExpression":
      return choice(all([node.test, node.consequent, node.alternate]));
    default:
      return undefined;
  }
}

function identifier(name: string): Evaluate | undefined {
  if (name === "datum") return (datum) => datum;
  if (name === "event" || name === "item") return undefined;
  const constant = constants[name];
  return constant ? () => constant : (_, params) => params[`$${name}`];
}

function both(operator: string, left: Evaluate, right: Evaluate): Evaluate {
  if (operator === "&&") return (datum, params) => left(datum, params) && right(datum, params);
  if (operator === "||") return (datum, params) => left(datum, params) || right(datum, params);
  const apply = binary[operator];
  return (datum, params) => apply(left(datum, params), right(datum, params));
}

const choice = (parts: Evaluate[] | undefined): Evaluate | undefined =>
  parts && ((datum, params) => parts[parts[0](datum, params) ? 1 : 2](datum, params));

function call(name: string, values: Evaluate[] | undefined, own: Functions): Evaluate | undefined {
  if (name === "if") return choice(values);
  const called = own[name] ?? functions[name];
  // What asks for the event or for the mark finds them in the interpreter only.
  if (!values || !called || ["view", "item", "group", "xy", "x", "y"].includes(name))
    return undefined;
  const [first, second] = values;
  if (values.length === 2) {
    return (datum, params) => called.call(own, first(datum, params), second(datum, params));
  }
  return (datum, params) =>
    called.apply(
      own,
      values.map((each) => each(datum, params)),
    );
}
