/**
 * Of what shape are the resources that are read? A database reads JSON by a declared schema. The shape is what may be
 * declared; what a view really asks for is marked, and nothing else is ever read out of the text.
 */
import { isObject } from '../../domain/json';
import type { Kind } from './fhir-types';

export interface Shape {
  /** `nothing`: only null or an empty list was seen; `unlike`: of different kinds in different places. */
  kind: Kind | 'object' | 'nothing' | 'unlike';
  /** Null where only null was seen. */
  list: boolean | null;
  readonly fields: Map<string, Shape>;
  /** A view asks for it. */
  used: boolean;
}

export const emptyShape = (): Shape => ({ kind: 'nothing', list: null, fields: new Map(), used: false });

export const simpleShape = (kind: Kind): Shape => ({ kind, list: false, fields: new Map(), used: true });

export function fieldOf(shape: Shape, name: string): Shape {
  const field = shape.fields.get(name) ?? emptyShape();
  shape.fields.set(name, field);
  return field;
}

type Seen = Shape['kind'];
const isNumeric = (kind: Seen): boolean => kind === 'integer' || kind === 'decimal';

/** The kind that holds both. */
function joined(a: Seen, b: Seen): Seen {
  if (a === b || b === 'nothing') return a;
  if (a === 'nothing') return b;
  return isNumeric(a) && isNumeric(b) ? 'decimal' : 'unlike';
}

function kindOfValue(value: unknown): Seen {
  switch (typeof value) {
    case 'string':
      return 'text';
    case 'boolean':
      return 'boolean';
    case 'number':
      return Number.isSafeInteger(value) ? 'integer' : 'decimal';
    default:
      return isObject(value) ? 'object' : 'unlike';
  }
}

/** No resource is nested so deep; what is lies beyond what can be asked for. */
const DEEPEST = 200;

function seeOne(shape: Shape, value: unknown, depth: number): void {
  if (value === null || value === undefined) return;
  shape.kind = depth > DEEPEST ? 'unlike' : joined(shape.kind, kindOfValue(value));
  if (!isObject(value) || depth > DEEPEST) return;
  for (const [name, part] of Object.entries(value)) see(fieldOf(shape, name), part, depth + 1);
}

function seeList(shape: Shape, list: boolean): void {
  if (shape.list !== null && shape.list !== list) shape.kind = 'unlike';
  shape.list = list;
}

/** Widens the shape so that this value fits it. */
export function see(shape: Shape, value: unknown, depth = 0): void {
  if (value === null || value === undefined) return;
  const list = Array.isArray(value);
  seeList(shape, list);
  if (!list) seeOne(shape, value, depth);
  else for (const item of value as readonly unknown[]) seeOne(shape, item, depth);
}

/** Widens `into` so that whatever fits `shape` fits it. What is used of it is not taken over. */
export function widen(into: Shape, shape: Shape): void {
  if (shape.list !== null) seeList(into, shape.list);
  into.kind = joined(into.kind, shape.kind);
  for (const [name, field] of shape.fields) widen(fieldOf(into, name), field);
}
