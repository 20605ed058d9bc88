/** R5 puts a concept or a reference behind one name: how is that said in R4's elements? */
import { isObject, objectsOf, textOf, type Json } from './json';

/** Elements of R4 that say the same; undefined where R4's own stand, or nothing is said. */
export type Read = (value: unknown, resource: Json) => Json | undefined;

/** Whether it is R5's pair of a concept and a reference, which R4 spells otherwise everywhere. */
export const isPair = (value: unknown): value is Json =>
  isObject(value) && (isObject(value['concept']) || isObject(value['reference']));
export const pairsOf = (value: unknown): readonly Json[] => objectsOf(value).filter((one) => isPair(one));

export const conceptOf = (value: Json): Json | null => (isObject(value['concept']) ? value['concept'] : null);
export const conceptsOf = (value: unknown): readonly Json[] =>
  pairsOf(value).flatMap(({ concept }) => (isObject(concept) ? [concept] : []));
export const referencesOf = (value: unknown): readonly Json[] =>
  pairsOf(value).flatMap(({ reference }) => (isObject(reference) ? [reference] : []));

export const wordsOf = (concept: Json | null): string | null =>
  textOf(concept?.['text']) ??
  objectsOf(concept?.['coding']).reduce<string | null>((found, { display }) => found ?? textOf(display), null);

/** R4 has a reference alone: of a concept its words stand as the reference's own. */
export function asReference(pair: Json): Json {
  const { reference, ...rest } = pair;
  const words = wordsOf(conceptOf(pair));
  return { ...rest, ...(words === null ? {} : { display: words }), ...(isObject(reference) ? reference : {}) };
}
export const eachAsReference = (value: unknown): readonly Json[] =>
  objectsOf(value).map((one) => (isPair(one) ? asReference(one) : one));

export const isFree = (resource: Json, ...names: readonly string[]): boolean =>
  names.every((name) => (resource[name] ?? null) === null);

/** One R5 list is two of R4's. */
export const inTwo =
  (concept: string, reference: string): Read =>
  (value, resource) => {
    const concepts = isFree(resource, concept) ? conceptsOf(value) : [];
    const references = isFree(resource, reference) ? referencesOf(value) : [];
    if (concepts.length + references.length === 0) return undefined;
    return {
      ...(concepts.length === 0 ? {} : { [concept]: concepts }),
      ...(references.length === 0 ? {} : { [reference]: references }),
    };
  };

/** The same, where R4 has room for one of each. */
export const inTwoSingle =
  (concept: string, reference: string): Read =>
  (value, resource) => {
    const [first] = isFree(resource, concept) ? conceptsOf(value) : [];
    const [named] = isFree(resource, reference) ? referencesOf(value) : [];
    if (first === undefined && named === undefined) return undefined;
    return {
      ...(first === undefined ? {} : { [concept]: first }),
      ...(named === undefined ? {} : { [reference]: named }),
    };
  };

/** The same under another name; `forms`: how R4's own begins. */
export const renamed =
  (name: string, forms = name): Read =>
  (value, resource) =>
    Object.keys(resource).some((own) => own.startsWith(forms) && (resource[own] ?? null) !== null)
      ? undefined
      : { [name]: value };

/** A pair under one of R4's names that R4 spells as a concept. */
export const asConcept =
  (name: string): Read =>
  (value) =>
    isPair(value) && isObject(value['concept']) ? { [name]: { ...value['concept'] } } : undefined;
export const asConcepts =
  (name: string): Read =>
  (value) =>
    pairsOf(value).length === 0
      ? undefined
      : { [name]: objectsOf(value).map((one) => (isPair(one) ? (conceptOf(one) ?? {}) : one)) };
export const asReferences =
  (name: string): Read =>
  (value) =>
    pairsOf(value).length === 0 ? undefined : { [name]: eachAsReference(value) };

/** What is kept of each part of a list; unchanged where no part is R5's. */
export const eachPart =
  (name: string, change: (part: Json) => Json): Read =>
  (value) => {
    let isChanged = false;
    const parts = objectsOf(value).map((part) => {
      const said = change(part);
      isChanged ||= said !== part;
      return said;
    });
    return isChanged ? { [name]: parts } : undefined;
  };

export const inWords =
  (name: string, wordsIn: (part: Json) => string | null): Read =>
  (value, resource) => {
    const words = objectsOf(value).flatMap((part) => wordsIn(part) ?? []);
    return words.length === 0 || textOf(resource[name]) !== null ? undefined : { [name]: words.join('; ') };
  };

export const firstCoding = (concept: Json): Json | null => {
  const [coding] = objectsOf(concept['coding']);
  const words = textOf(concept['text']);
  return coding ?? (words === null ? null : { display: words });
};

export const part =
  (from: string, to: string, change: (value: Json) => unknown, isOf: (value: unknown) => boolean = isPair) =>
  (whole: Json): Json =>
    isOf(whole[from]) && isObject(whole[from]) ? { ...whole, [to]: change(whole[from]) } : whole;
export const both =
  (...changes: readonly ((part: Json) => Json)[]) =>
  (whole: Json): Json =>
    changes.reduce((said, change) => change(said), whole);

/** Deeper than any element of R5 has its pairs. */
const DEEPEST_PAIR = 4;

/** Each pair as its concept and its reference by themselves, as R4 and the judging know them. */
function unpaired(value: unknown, depth = 0): unknown {
  if (depth > DEEPEST_PAIR) return value;
  if (Array.isArray(value)) return (value as readonly unknown[]).flatMap((one) => unpaired(one, depth + 1));
  if (!isObject(value)) return value;
  if (isPair(value)) return [value['concept'], value['reference']].filter(isObject);
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, unpaired(one, depth + 1)]));
}

/** `procedure` is `procedureCode` in R4 where it has the one and not the other. */
const nameIn = (said: Json, element: string): string =>
  (said[element] === undefined
    ? Object.keys(said).find((name) => name !== element && name.startsWith(element))
    : null) ?? element;

/** What came in an element, under the name that `said` has for it in R4: for whoever judges it. */
export const asSent = (said: Json, element: string, value: unknown): Json => ({
  [nameIn(said, element)]: unpaired(value),
});
