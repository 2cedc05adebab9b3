/** Text as HTML shows it, also inside of an attribute, and as Vue takes it: two braces would be code of its own. */
export const escapeHtml = (text: string): string =>
  text.replace(/[&<>"'{}]/g, (character) => `&#${character.charCodeAt(0)};`);

/** HTML that others have made, without Vue's braces. */
export const withoutBraces = (html: string): string =>
  html.replaceAll("{{", "&#123;&#123;").replaceAll("}}", "&#125;&#125;");
