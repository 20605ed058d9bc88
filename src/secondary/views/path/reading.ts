/** Where does the reading of a path stand, and what comes next? */
import { THIS, type Literal, type Path } from './ast';
import type { Token } from './tokens';

/** What the names in a path may mean. */
export interface Naming {
  readonly constants: ReadonlyMap<string, Literal>;
  /** The type of the resource, where the path starts from the resource itself; null within a forEach. */
  readonly resource: string | null;
}

/** The state of one reading: where it stands, and the first problem. */
export interface Reading {
  readonly tokens: readonly Token[];
  readonly naming: Naming;
  at: number;
  depth: number;
  problem: string | null;
  /** False within a where(), whose paths start from each element. */
  fromStart: boolean;
}

export const tokenOf = (reading: Reading): Token =>
  reading.tokens[reading.at] ?? { kind: 'end', text: 'the end', at: 0 };

/** Notes the first problem; what is read afterwards does not count. */
export function fail(reading: Reading, problem: string): Path {
  reading.problem ??= problem;
  reading.at = reading.tokens.length;
  return THIS;
}

/** Takes a sign or a word if it comes next. */
export function takes(reading: Reading, text: string, kind: Token['kind'] = 'sign'): boolean {
  const token = tokenOf(reading);
  if (token.kind !== kind || token.text !== text) return false;
  reading.at += 1;
  return true;
}

export function expects(reading: Reading, sign: string): void {
  if (!takes(reading, sign)) fail(reading, `“${sign}” is expected where ${said(tokenOf(reading))} stands`);
}

export const said = ({ kind, text }: Token): string => (kind === 'end' ? text : `“${text}”`);
