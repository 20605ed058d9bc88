/** Of which words and signs is a path made? Source: FHIRPath, lexical elements. */
import { done, refused, type Outcome } from '../outcome';

export interface Token {
  readonly kind: 'name' | 'text' | 'integer' | 'decimal' | 'sign' | 'constant' | 'end';
  /** A name, sign or constant as written; a text without its quotes. */
  readonly text: string;
  readonly at: number;
}

const BLANK = /(?:\s|\/\/[^\n]*|\/\*[\s\S]*?\*\/)+/y;
const RULES: readonly (readonly [Token['kind'], RegExp])[] = [
  ['decimal', /\d+\.\d+/y],
  ['integer', /\d+/y],
  ['name', /[A-Za-z_][A-Za-z0-9_]*|\$[a-z]+|`[A-Za-z_][A-Za-z0-9_]*`/y],
  ['constant', /%[A-Za-z][A-Za-z0-9_]*/y],
  ['text', /'(?:[^'\\]|\\(?:[`'"\\/fnrt]|u[0-9A-Fa-f]{4}))*'/y],
  ['sign', /!=|<=|>=|[.,()[\]=<>+\-*/]/y],
];

const ESCAPED: Readonly<Record<string, string>> = { f: '\f', n: '\n', r: '\r', t: '\t' };

const withoutEscapes = (text: string): string =>
  text.replace(/\\(u([0-9A-Fa-f]{4})|.)/g, (_, sign: string, code?: string) =>
    code === undefined ? (ESCAPED[sign] ?? sign) : String.fromCharCode(Number.parseInt(code, 16)),
  );

function written(kind: Token['kind'], found: string): string {
  if (kind === 'text') return withoutEscapes(found.slice(1, -1));
  if (kind === 'constant') return found.slice(1);
  return kind === 'name' && found.startsWith('`') ? found.slice(1, -1) : found;
}

/** The tokens of a path, an `end` behind the last; a problem names the first sign that no path can hold. */
export function tokensOf(path: string): Outcome<readonly Token[]> {
  const tokens: Token[] = [];
  let at = 0;
  while (at < path.length) {
    BLANK.lastIndex = at;
    if (BLANK.test(path)) {
      at = BLANK.lastIndex;
      continue;
    }
    const token = tokenAt(path, at);
    if (token === null) return refused(`no path holds “${path.slice(at, at + 12)}” (at sign ${String(at + 1)})`);
    tokens.push(token.token);
    at = token.end;
  }
  tokens.push({ kind: 'end', text: 'the end', at });
  return done(tokens);
}

function tokenAt(path: string, at: number): { readonly token: Token; readonly end: number } | null {
  for (const [kind, rule] of RULES) {
    rule.lastIndex = at;
    const found = rule.exec(path)?.[0];
    if (found !== undefined) return { token: { kind, text: written(kind, found), at }, end: at + found.length };
  }
  return null;
}
