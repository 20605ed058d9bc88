/**
 * What is left of a released resource, written? Writers compiled from the same plans as the copiers, which are the
 * source of every rule: the answer is written straight from what was read, without a copy that is walked again.
 * INVARIANT: byte for byte what the copy would be as JSON (src/gateway/redact/writers.test.ts); whatever is rare is
 * copied and then written.
 */
import { DIGITS_SENT } from '../../domain/decimals';
import { turnsShown } from '../../domain/direction';
import { type Json, isObject } from '../../domain/json';
import type { KnownConcepts } from '../label/known-concepts';
import { formOf, isMoment, type Context, type Copier, type Form, type Plan } from './copier';
import { IDENTIFIER, identifierPasses } from './identifiers';
import { bytesOf, putByte, putBytes, putJson, putPlainJson, putText, type Output } from './output';

/** What a writer needs to know beside what a copier does. */
export interface Writing {
  readonly output: Output;
  readonly context: Context;
  readonly known: KnownConcepts;
  /** Writes as `Context.refer` copies; false where it must be cut. */
  refer(reference: string, only: ReadonlySet<string> | null): boolean;
  /** The new name of the resource at hand, and its tags as JSON; null for none. Told once they are written. */
  id: string;
  meta: Uint8Array | null;
  hasId: boolean;
  hasMeta: boolean;
  /** Told where a number that is written was sent with digits of its own (src/domain/decimals.ts). */
  hasDigits: boolean;
}

/**
 * One element of a plan, compiled. What is done with it is chosen by its kind, in functions that call each other by
 * name: a closure for each kind in each other cannot be put into one by the engine.
 */
interface Element {
  /** With its colon, behind the first bracket and behind a comma. */
  readonly first: Uint8Array;
  readonly next: Uint8Array;
  readonly kind: Exclude<Form['kind'], 'as'> | 'copied';
  readonly copier: Copier;
  /** Of a reference: the types that it may lead to; null for any. */
  readonly only: ReadonlySet<string> | null;
  /** Of a shape: what stands in it, and without which of these it goes. */
  readonly plan: Plan | null;
  readonly needs: string | null;
  /** The same, compiled with the first that is written. */
  within: WritePlan | null;
}
type WritePlan = ReadonlyMap<string, Element>;

const [COMMA, OPEN_LIST, CLOSE_LIST, CLOSE] = [44, 91, 93, 125];

/** The elements that the plan keeps, without the last bracket; nothing where what is needed is not among them. */
function putElements(value: Json, plan: WritePlan, writing: Writing, needs: string | null): boolean {
  const { output } = writing;
  const start = output.at;
  let any = false;
  let hasNeeded = needs === null;
  for (const key in value) {
    const element = plan.get(key);
    if (element === undefined) continue;
    const before = output.at;
    putBytes(output, any ? element.next : element.first);
    if (putValue(value[key], element, writing)) {
      any = true;
      if (key === needs) hasNeeded = true;
    } else output.at = before;
  }
  if (!any || !hasNeeded) output.at = start;
  return any && hasNeeded;
}

function putObject(value: Json, plan: WritePlan, writing: Writing, needs: string | null): boolean {
  const any = putElements(value, plan, writing, needs);
  if (any) putByte(writing.output, CLOSE);
  return any;
}

/** Writes what is kept of an element; false where nothing is left, and then nothing counts as written. */
function putValue(value: unknown, element: Element, writing: Writing): boolean {
  switch (element.kind) {
    case 'word':
      return putWord(value, writing);
    case 'id':
      writing.hasId = true;
      return putWord(writing.id, writing);
    case 'meta':
      writing.hasMeta = true;
      return putPart(writing.meta, writing);
    case 'copied':
      return putCopy(element.copier(value, writing.context), writing);
    case 'coding':
    case 'concept':
    case 'status':
      if (typeof value !== 'object') return putCopy(element.copier(value, writing.context), writing);
  }
  return Array.isArray(value)
    ? putEach(value as readonly unknown[], element, writing)
    : putOne(value, element, writing);
}

/** Each of the many; an emptied list is gone. */
function putEach(values: readonly unknown[], element: Element, writing: Writing): boolean {
  const { output } = writing;
  const start = output.at;
  let any = false;
  for (let at = 0; at < values.length; at += 1) {
    const before = output.at;
    putByte(output, any ? COMMA : OPEN_LIST);
    if (putOne(values[at], element, writing)) any = true;
    else output.at = before;
  }
  if (any) putByte(output, CLOSE_LIST);
  else output.at = start;
  return any;
}

/** The one, or one of the many. */
function putOne(value: unknown, element: Element, writing: Writing): boolean {
  if (element.kind === 'plain') return putPlain(value, writing);
  if (element.kind === 'text') return putWords(value, writing);
  if (!isObject(value)) return false;
  switch (element.kind) {
    case 'shaped':
      return putObject(value, (element.within ??= writePlanOf(element.plan as Plan)), writing, element.needs);
    case 'reference':
      return typeof value['reference'] === 'string'
        ? writing.refer(value['reference'], element.only)
        : putCopy(element.copier(value, writing.context), writing);
    case 'identifier':
      return identifierPasses(value, writing.context) && putObject(value, identifierPlan(), writing, null);
    case 'coding':
    case 'concept':
    case 'status':
      return putCoded(value, WAYS[element.kind], element.copier, writing);
    default:
      return false;
  }
}

/** Writes a copy, if there is one. */
function putCopy(copy: unknown, writing: Writing): boolean {
  if (copy === undefined) return false;
  if (typeof copy === 'string') putText(writing.output, copy);
  else {
    const json = JSON.stringify(copy);
    if (json.includes(DIGITS_SENT)) writing.hasDigits = true;
    putJson(writing.output, turnsShown(json));
  }
  return true;
}

function putPart(part: Uint8Array | null, writing: Writing): boolean {
  if (part === null) return false;
  putBytes(writing.output, part);
  return true;
}

function putWord(value: unknown, writing: Writing): boolean {
  if (typeof value !== 'string') return false;
  putText(writing.output, value);
  return true;
}

const putWords = (value: unknown, writing: Writing): boolean =>
  typeof value === 'string' && writing.context.mayPass(value) && putWord(value, writing);

function putPlain(value: unknown, writing: Writing): boolean {
  if (typeof value === 'string') return isMoment(value) ? putWord(value, writing) : putWords(value, writing);
  if (typeof value !== 'number' && typeof value !== 'boolean') return false;
  // what JSON has no number for is null, as everywhere
  putPlainJson(writing.output, value === Infinity || value === -Infinity ? 'null' : String(value));
  return true;
}

/** Where what was written is remembered, by kind; behind these, where no name is judged. */
const WAYS = { concept: 0, coding: 1, status: 2 } as const;
const WITH_NAMES = 3;

/** As it was written before, where a concept or coding of just this content was met in such a place. */
function putCoded(value: Json, way: number, copier: Copier, writing: Writing): boolean {
  const { context, output } = writing;
  const known = writing.known.of(value);
  if (known === null) return putCopy(copier(value, context), writing);
  const place = way + (context.keepsNames ? WITH_NAMES : 0);
  const before = known.written[place];
  if (before !== undefined) return putPart(before, writing);
  const start = output.at;
  const any = putCopy(copier(known.concept, context), writing);
  known.written[place] = any ? output.bytes.slice(start, output.at) : null;
  return any;
}

/** A copier without a form is asked for its copy. */
function elementOf(name: string, given: Copier): Element {
  let copier = given;
  let form = formOf(copier);
  while (form?.kind === 'as') {
    copier = form.copier();
    form = formOf(copier);
  }
  const json = JSON.stringify(name);
  return {
    first: bytesOf(`{${json}:`),
    next: bytesOf(`,${json}:`),
    kind: form?.kind ?? 'copied',
    copier,
    only: form?.kind === 'reference' ? form.only : null,
    plan: form?.kind === 'shaped' ? form.plan : null,
    needs: form?.kind === 'shaped' ? form.needs : null,
    within: null,
  };
}

const plans = new WeakMap<Plan, WritePlan>();

/** The elements of a plan; compiled with the first resource that is written by it. */
function writePlanOf(plan: Plan): WritePlan {
  let made = plans.get(plan);
  if (made === undefined) {
    made = new Map([...plan].map(([name, copier]) => [name, elementOf(name, copier)]));
    plans.set(plan, made);
  }
  return made;
}
let ofIdentifiers: WritePlan | undefined;
const identifierPlan = (): WritePlan => (ofIdentifiers ??= writePlanOf(IDENTIFIER));

const [TYPE, ID, META] = [bytesOf('{"resourceType":'), bytesOf(',"id":'), bytesOf(',"meta":')] as const;

/**
 * A resource under its new name with its tags, without its last bracket: what it contains is put behind. The name and
 * the tags stand where the resource had its own, else at its end.
 */
export function putResource(resource: Json, type: string, plan: Plan, writing: Writing): void {
  const { output } = writing;
  writing.hasId = false;
  writing.hasMeta = false;
  if (!putElements(resource, writePlanOf(plan), writing, null)) {
    putBytes(output, TYPE);
    putText(output, type);
  }
  if (!writing.hasId) {
    putBytes(output, ID);
    putText(output, writing.id);
  }
  if (writing.hasMeta || writing.meta === null) return;
  putBytes(output, META);
  putBytes(output, writing.meta);
}
