/**
 * By which allow-list is a resource copied? The full and supporting shapes, and the summaries picked out of the full
 * ones, compiled once.
 */
import type { PolicyTables } from '../../policy/tables';
import type { SummaryRow } from '../../policy/tables/summaries';
import { modifiersOf } from '../../policy/tables/modifiers';
import { RELEASED_EXTENSIONS } from '../../domain/known-extensions';
import type { ResourceType } from '../../domain/section-of';
import { FULL_SHAPES, SUPPORTING_SHAPES } from './full-shapes';
import { shaped, type Copier, type Plan } from './copier';
import { compile, compileResource, extensions } from './kinds';
import { reference } from './references';
import { DOSAGE, type Shape } from './shapes';

const NOTHING: Plan = new Map();

function withExtensions(type: string, plan: Plan): Plan {
  const names = RELEASED_EXTENSIONS[type];
  return names === undefined ? plan : new Map([...plan, ['extension', extensions(new Set(names))]]);
}

const compileAll = (shapes: Readonly<Partial<Record<ResourceType, Shape>>>): ReadonlyMap<string, Plan> =>
  new Map(Object.entries(shapes).map(([type, shape]) => [type, withExtensions(type, compileResource(shape))]));

const FULL = compileAll(FULL_SHAPES);
const SUPPORTING = compileAll(SUPPORTING_SHAPES);

/**
 * `participant>Location` keeps a participant only with a reference to a location; `author>Organization` only that
 * reference.
 */
function narrowed(type: ResourceType, element: string, types: ReadonlySet<string>): Copier {
  const shape = FULL_SHAPES[type]?.[element];
  if (shape === 'reference') return reference(types);
  const refer = reference(types);
  return (value, context) => {
    const copies = (Array.isArray(value) ? (value as readonly unknown[]) : [value]).flatMap((item) => {
      const { actor: to, status } = (item ?? {}) as { actor?: unknown; status?: unknown };
      const actor = refer(to, context);
      return actor === undefined ? [] : [{ actor, ...(typeof status === 'string' ? { status } : {}) }];
    });
    return copies.length > 0 ? copies : undefined;
  };
}

/** Stands for words that a summary leaves out: beside a “no known allergies”, they may be what takes it back. */
export const LEFT_OUT = 'More is recorded here than this view includes.';
/** Of these words of a dose it is kept that there are some: they may be “on Mondays only”. */
const FURTHER_WORDS = 'patientInstruction';

/** `reaction:substance,severity` keeps only those parts of an element; `dosage` stands for the shape of that kind. */
function partsOf(type: ResourceType, element: string, parts: readonly string[]): Copier {
  const sent = FULL_SHAPES[type]?.[element];
  const shape = sent === 'dosage' ? DOSAGE : typeof sent === 'object' ? sent : {};
  const plan = new Map(compile(Object.fromEntries(Object.entries(shape).filter(([part]) => parts.includes(part)))));
  const said = sent === 'dosage' ? plan.get(FURTHER_WORDS) : undefined;
  if (said !== undefined)
    plan.set(FURTHER_WORDS, (value, context) => (said(value, context) === undefined ? undefined : LEFT_OUT));
  return shaped(plan);
}

/** Where those words would have stood. */
export const MARKS: Readonly<Record<string, string>> = { note: 'text', reaction: 'description' };

/**
 * `note!` keeps only that there is one, `reaction:severity!` that too where no part is left; nothing where there is
 * none in full.
 */
const marked =
  (element: string, full: Copier, parts: Copier): Copier =>
  (value, context) =>
    parts(value, context) ??
    (full(value, context) === undefined ? undefined : [{ [MARKS[element] ?? 'text']: LEFT_OUT }]);
const nothing: Copier = () => undefined;

/**
 * INVARIANT: a summary is a part of the full view; an element that the full view does not pass cannot be kept by a
 * summary.
 */
function summaryPlan({ type, keeps }: SummaryRow): Plan {
  const full = FULL.get(type) ?? NOTHING;
  const plan = new Map<string, Copier>();
  for (const element of ['resourceType', 'id', 'meta', 'modifierExtension'])
    plan.set(element, full.get(element) ?? ((): undefined => undefined));
  for (const kept of keeps.split(' ')) {
    const [element = kept, ...what] = kept.replace('!', '').split(/[>:,]/);
    const whole = full.get(element);
    const part = kept.includes('>')
      ? narrowed(type, element, new Set(what))
      : kept.includes(':')
        ? partsOf(type, element, what)
        : undefined;
    const copier =
      kept.endsWith('!') && whole !== undefined ? marked(element, whole, part ?? nothing) : (part ?? whole);
    if (copier !== undefined) plan.set(element, copier);
  }
  // INVARIANT: what turns the resource round goes with it, whatever the row names: without it the opposite would be
  // said.
  for (const [element = '', ...inner] of modifiersOf(type)) {
    const copier = inner.length === 0 ? full.get(element) : undefined;
    if (copier !== undefined) plan.set(element, copier);
  }
  return plan;
}

/** Whose the resource is, by type the one or the other. */
const WHOSE = ['subject', 'patient', 'for'] as const;

/**
 * What is left of a resource that was recorded under a condition nobody here can read, where the view is no full one:
 * that it is there, whose it is, and what its type has of modifiers. Source: RECORD, “A condition that cannot be read”.
 */
function barePlan(type: string): Plan {
  const full = FULL.get(type) ?? NOTHING;
  const kept = ['resourceType', 'id', 'meta', 'modifierExtension', ...WHOSE, ...modifiersOf(type).map(([top]) => top)];
  return new Map(
    kept.flatMap((element = '') => {
      const copier = element === 'activity' ? undefined : full.get(element);
      return copier === undefined ? [] : [[element, copier] as const];
    }),
  );
}
const BARE: ReadonlyMap<string, Plan> = new Map([...FULL.keys()].map((type) => [type, barePlan(type)]));
export const barePlanOf = (type: string): Plan => BARE.get(type) ?? NOTHING;

/** By the tables of a policy: two policies may keep different things under one id. */
const SUMMARIES_OF = new WeakMap<PolicyTables, ReadonlyMap<SummaryRow, Plan>>();

/** The allow-list for a type in full; nothing passes of a type without one. */
export const fullPlan = (type: string): Plan => FULL.get(type) ?? NOTHING;
export const supportingPlan = (type: string): Plan => SUPPORTING.get(type) ?? NOTHING;
/** The allow-list of a summary or headline; nothing passes by a row that stands in no table of the policy. */
export function planOfSummary(row: SummaryRow, tables: PolicyTables): Plan {
  let plans = SUMMARIES_OF.get(tables);
  if (plans === undefined) {
    plans = new Map([...tables.summaries, ...tables.headlines].map((one) => [one, summaryPlan(one)]));
    SUMMARIES_OF.set(tables, plans);
  }
  return plans.get(row) ?? NOTHING;
}
