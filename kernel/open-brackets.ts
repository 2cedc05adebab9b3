import { ts } from "./compiler/typescript.js";

/** What is still open where a text ends. */
export interface Opened {
  /** The brackets that are not closed, outermost first: what closes each, and where it stands. */
  readonly brackets: readonly { readonly closing: string; readonly position: number }[];
  /** Whether the text ends inside a template's text or a comment, where white space is the user's. */
  readonly inText: boolean;
  /** The last token, comments aside, and where it ends; empty and 0 without one. */
  readonly lastToken: string;
  readonly lastTokenEnd: number;
}

const K = ts.SyntaxKind;
const CLOSING = new Map([
  [K.OpenBraceToken, "}"],
  [K.OpenParenToken, ")"],
  [K.OpenBracketToken, "]"],
  [K.TemplateHead, "}`"],
]);
const CLOSES = new Set([K.CloseBraceToken, K.CloseParenToken, K.CloseBracketToken, K.TemplateTail]);
const TEMPLATES = new Set([
  K.NoSubstitutionTemplateLiteral,
  K.TemplateHead,
  K.TemplateMiddle,
  K.TemplateTail,
]);
const UNCLOSED_COMMENT = 1010; // '*/' expected.

/** Reads `code` token by token. Brackets in strings, comments and regular expressions do not count. */
export function openBrackets(code: string): Opened {
  let inText = false;
  const scanner = ts.createScanner(
    ts.ScriptTarget.Latest,
    /* skipTrivia */ true,
    ts.LanguageVariant.Standard,
    code,
    (problem) => (inText ||= problem.code === UNCLOSED_COMMENT),
  );
  const brackets: { closing: string; position: number }[] = [];
  let last: { kind: number; text: string; end: number } = { kind: K.Unknown, text: "", end: 0 };
  for (let kind = scanner.scan(); kind !== K.EndOfFileToken; kind = scanner.scan()) {
    const position = scanner.getTokenPos();
    if (kind === K.CloseBraceToken && brackets.at(-1)?.closing === "}`") {
      kind = scanner.reScanTemplateToken(false);
    } else if ((kind === K.SlashToken || kind === K.SlashEqualsToken) && !endsValue(last.kind)) {
      kind = scanner.reScanSlashToken();
    }
    inText ||= TEMPLATES.has(kind) && scanner.isUnterminated();
    if (CLOSES.has(kind)) brackets.pop();
    const closing = CLOSING.get(kind);
    if (closing) brackets.push({ closing, position });
    last = { kind, text: scanner.getTokenText(), end: scanner.getTextPos() };
  }
  return { brackets, inText, lastToken: last.text, lastTokenEnd: last.end };
}

/** Whether a value can end with a token of this kind: a slash behind it divides, else it begins a pattern. */
function endsValue(kind: number): boolean {
  const isLiteral = kind >= K.FirstLiteralToken && kind <= K.LastLiteralToken;
  const others = [K.Identifier, K.ThisKeyword, K.SuperKeyword, K.NullKeyword, K.TrueKeyword];
  const marks = [K.FalseKeyword, K.PlusPlusToken, K.MinusMinusToken, K.PrivateIdentifier];
  return isLiteral || CLOSES.has(kind) || [...others, ...marks].includes(kind);
}
