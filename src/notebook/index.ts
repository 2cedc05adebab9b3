export { display, type Displayable, type DisplayData, type MimeBundle } from "./display.js";
export { currentLanguage } from "./language.js";
export { show } from "./show.js";
