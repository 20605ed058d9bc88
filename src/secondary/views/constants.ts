/** What are a view's constants? Each as a literal that stands where `%name` is written. */
import { isObject, type Json } from '../../domain/json';
import { kindOfType, type Kind } from './fhir-types';
import { done, refused, type Outcome } from './outcome';
import type { Literal } from './path/ast';

const NAME = /^[A-Za-z][A-Za-z0-9_]*$/;
/** What FHIRPath or the specification itself means by a name. */
const TAKEN: ReadonlySet<string> = new Set(['rowIndex', 'context', 'resource', 'rootResource', 'ucum', 'sct', 'loinc']);

const FITS: Readonly<Record<Kind, (value: unknown) => boolean>> = {
  text: (value) => typeof value === 'string' && !value.includes('\u0000') && !/\p{Surrogate}/u.test(value),
  integer: Number.isSafeInteger,
  decimal: Number.isFinite,
  boolean: (value) => typeof value === 'boolean',
};

function literalOf(name: string, constant: Json): Outcome<Literal> {
  const values = Object.entries(constant).filter(([key]) => key.startsWith('value'));
  const [key, value] = values[0] ?? [];
  if (values.length !== 1 || key === undefined) return refused(`the constant “${name}” has not exactly one value`);
  const type = key.charAt(5).toLowerCase() + key.slice(6);
  const kind = kindOfType(type);
  if (kind === null || !FITS[kind](value)) return refused(`the constant “${name}” holds no ${key}`);
  return done({ op: 'literal', kind, value: value as Literal['value'], type });
}

/** The constants of a view by their names. */
export function constantsOf(declared: unknown): Outcome<ReadonlyMap<string, Literal>> {
  const constants = new Map<string, Literal>();
  if (declared === undefined) return done(constants);
  if (!Array.isArray(declared)) return refused('“constant” is no list');
  for (const constant of declared as readonly unknown[]) {
    const name = isObject(constant) ? constant['name'] : undefined;
    if (!isObject(constant) || typeof name !== 'string' || !NAME.test(name)) return refused('a constant has no name');
    if (TAKEN.has(name) || constants.has(name)) return refused(`the name of the constant “${name}” is taken`);
    const literal = literalOf(name, constant);
    if (!literal.ok) return literal;
    constants.set(name, literal.value);
  }
  return done(constants);
}
