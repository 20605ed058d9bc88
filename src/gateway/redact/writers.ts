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
  /** As `Context.refer`, as JSON; null where it must be cut. */
  refer(reference: string, only: ReadonlySet<string> | null): string | null;
  /** The new name of the resource at hand, and its tags as JSON; null for none. Told once they are written. */
  id: string;
  meta: Uint8Array | null;
  hasId: boolean;
  hasMeta: boolean;
  /** Told where a number that is written was sent with digits of its own (src/domain/decimals.ts). */
  hasDigits: boolean;
}

/** Writes what is kept; false where nothing is left, and then nothing is written. */
export type Writer = (value: unknown, writing: Writing) => boolean;

interface Element {
  readonly write: Writer;
  /** With its colon. */
  readonly name: Uint8Array;
}
type WritePlan = ReadonlyMap<string, Element>;

const [COMMA, OPEN_LIST, CLOSE_LIST, OPEN, CLOSE] = [44, 91, 93, 123, 125];

/** The one, or each of the many; an emptied list is gone. */
const each =
  (write: Writer): Writer =>
  (value, writing) => {
    if (!Array.isArray(value)) return write(value, writing);
    const { output } = writing;
    const start = output.at;
    let any = false;
    for (let at = 0; at < value.length; at += 1) {
      const before = output.at;
      putByte(output, any ? COMMA : OPEN_LIST);
      if (write(value[at], writing)) any = true;
      else output.at = before;
    }
    if (any) putByte(output, CLOSE_LIST);
    else output.at = start;
    return any;
  };

const ofObjects = (write: (value: Json, writing: Writing) => boolean): Writer =>
  each((value, writing) => isObject(value) && write(value, writing));

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
    putByte(output, any ? COMMA : OPEN);
    putBytes(output, element.name);
    if (element.write(value[key], writing)) {
      any = true;
      if (key === needs) hasNeeded = true;
    } else output.at = before;
  }
  if (!any || !hasNeeded) output.at = start;
  return any && hasNeeded;
}

function putObject(value: Json, plan: WritePlan, writing: Writing, needs: string | null = null): boolean {
  const any = putElements(value, plan, writing, needs);
  if (any) putByte(writing.output, CLOSE);
  return any;
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

const words: Writer = (value, writing) => {
  if (typeof value !== 'string' || !writing.context.mayPass(value)) return false;
  putText(writing.output, value);
  return true;
};

const plain: Writer = (value, writing) => {
  if (typeof value === 'string') {
    if (!isMoment(value)) return words(value, writing);
    putText(writing.output, value);
    return true;
  }
  if (typeof value !== 'number' && typeof value !== 'boolean') return false;
  // what JSON has no number for is null, as everywhere
  putPlainJson(writing.output, value === Infinity || value === -Infinity ? 'null' : String(value));
  return true;
};

const word: Writer = (value, writing) => {
  if (typeof value !== 'string') return false;
  putText(writing.output, value);
  return true;
};

const copied =
  (copier: Copier): Writer =>
  (value, writing) =>
    putCopy(copier(value, writing.context), writing);

/** Where what was written is remembered, by kind; behind these, where no name is judged. */
const WAYS = { concept: 0, coding: 1, status: 2 } as const;
const WITH_NAMES = 3;

/** As it was written before, where a concept or coding of just this content was met in such a place. */
function coded(way: keyof typeof WAYS, copier: Copier): Writer {
  const copy = copied(copier);
  const ofOne = ofObjects((value, writing) => {
    const known = writing.known.of(value);
    if (known === null) return copy(value, writing);
    const place = WAYS[way] + (writing.context.keepsNames ? WITH_NAMES : 0);
    const before = known.written[place];
    if (before !== undefined) return putPart(before, writing);
    const start = writing.output.at;
    const any = copy(known.concept, writing);
    known.written[place] = any ? writing.output.bytes.slice(start, writing.output.at) : null;
    return any;
  });
  return (value, writing) => (typeof value === 'object' ? ofOne(value, writing) : copy(value, writing));
}

function reference(only: ReadonlySet<string> | null, copier: Copier): Writer {
  const copy = copied(copier);
  return ofObjects((value, writing) => {
    const { reference: to } = value;
    if (typeof to !== 'string') return copy(value, writing);
    const json = writing.refer(to, only);
    if (json !== null) putPlainJson(writing.output, json);
    return json !== null;
  });
}

function shaped(plan: Plan, needs: string | null): Writer {
  const elements = writePlanOf(plan);
  return ofObjects((value, writing) => putObject(value, elements, writing, needs));
}

const identifier: Writer = ofObjects(
  (value, writing) => identifierPasses(value, writing.context) && putObject(value, writePlanOf(IDENTIFIER), writing),
);

function lazily(copier: () => Copier): Writer {
  let made: Writer | undefined;
  return (value, writing) => (made ??= writerOf(copier()))(value, writing);
}

function writerOfForm(form: Form, copier: Copier): Writer {
  switch (form.kind) {
    case 'shaped':
      return shaped(form.plan, form.needs);
    case 'reference':
      return reference(form.only, copier);
    case 'as':
      return lazily(form.copier);
    case 'plain':
      return each(plain);
    case 'text':
      return each(words);
    case 'word':
      return word;
    case 'coding':
    case 'concept':
    case 'status':
      return coded(form.kind, copier);
    case 'identifier':
      return identifier;
    case 'id':
      return (_sent, writing) => {
        writing.hasId = true;
        return word(writing.id, writing);
      };
    case 'meta':
      return (_sent, writing) => {
        writing.hasMeta = true;
        return putPart(writing.meta, writing);
      };
  }
}

const writers = new WeakMap<Copier, Writer>();

/** Compiled once; a copier without a form is asked for its copy. */
function writerOf(copier: Copier): Writer {
  let writer = writers.get(copier);
  if (writer === undefined) {
    const form = formOf(copier);
    writer = form === undefined ? copied(copier) : writerOfForm(form, copier);
    writers.set(copier, writer);
  }
  return writer;
}

const plans = new WeakMap<Plan, WritePlan>();

/** The writers of a plan; compiled with the first resource that is written by it. */
function writePlanOf(plan: Plan): WritePlan {
  let made = plans.get(plan);
  if (made === undefined) {
    made = new Map(
      [...plan].map(([name, copier]) => [name, { write: writerOf(copier), name: bytesOf(`${JSON.stringify(name)}:`) }]),
    );
    plans.set(plan, made);
  }
  return made;
}

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
