/** How is what was said in codes kept: a coding, a concept, a status? */
import { isStatusWord } from '../../domain/status-said';
import { type Json, objectsOf } from '../../domain/json';
import { each, keepElements, listOnly, text, withForm, word, type Context, type Copier, type Plan } from './copier';

const codeAsText: Copier = (value, context) => (typeof value === 'number' ? String(value) : word(value, context));
/** The name beside a code: inside an allergy no text decides. */
const conceptName: Copier = (value, context) =>
  typeof value === 'string' && (context.keepsNames || context.nameStays(value)) ? value : undefined;

const CODING: Plan = new Map([
  ['system', word],
  ['version', text],
  ['code', codeAsText],
  ['display', conceptName],
]);
const codingInPart = (value: Json, context: Context): Json | undefined => {
  const kept = keepElements(value, CODING, context);
  return kept === undefined || (kept['code'] === undefined && kept['display'] === undefined) ? undefined : kept;
};

/**
 * Most codings are a system and a code, which pass whole; any other element, or one of another kind, is looked at by
 * the plan.
 */
export const coding: Copier = withForm(
  { kind: 'coding' },
  each((value, context) =>
    context.keepsNames || context.conceptPasses(value) ? knownCoding(value, context) : undefined,
  ),
);
const knownCoding = (value: Json, context: Context): Json | undefined => {
  for (const element in value)
    if ((element !== 'system' && element !== 'code') || typeof value[element] !== 'string')
      return codingInPart(value, context);
  return typeof value['code'] === 'string' ? value : undefined;
};
const CONCEPT: Plan = new Map([
  ['coding', listOnly(each(knownCoding))],
  ['text', conceptName],
]);
export const concept: Copier = withForm(
  { kind: 'concept' },
  each((value, context) =>
    context.keepsNames || context.conceptPasses(value) ? keepElements(value, CONCEPT, context) : undefined,
  ),
);

/**
 * INVARIANT: “abacavir hypersensitivity” tells as an allergy to abacavir does, which is withheld; the allergy that
 * shows so stays, for it may be to something else.
 */
export const sign: Copier = each((sent, context) => (context.namesMedicine(sent) ? undefined : concept(sent, context)));

/** Stands for a status that was sent as a code nobody can read: without it the thing would read as certain. */
export const UNREADABLE_STATUS = 'a code that cannot be read here';

/** The codings that are a status word and nothing else, without what stands beside them. */
const statusCodings = (sent: Json): readonly Json[] =>
  objectsOf(sent['coding']).flatMap(({ system, code, display }) => {
    const word = isStatusWord(code) ? code : isStatusWord(display) ? display : undefined;
    return word === undefined ? [] : [typeof system === 'string' ? { system, code: word } : { code: word }];
  });

/** INVARIANT: a local code beside HL7's never takes “refuted” or “entered in error” away with it. */
export const status: Copier = withForm({ kind: 'status' }, (value, context) =>
  typeof value === 'string' && isStatusWord(value) ? { coding: [{ code: value }] } : statusConcept(value, context),
);
const statusConcept: Copier = each((value, context) => {
  if (context.keepsNames || context.conceptPasses(value)) return keepElements(value, CONCEPT, context);
  const codings = statusCodings(value);
  return codings.length > 0 ? { coding: codings } : { text: UNREADABLE_STATUS };
});
