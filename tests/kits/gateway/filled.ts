/**
 * What does a resource look like that has every element of its allow-list? Made from the shapes themselves, so that no
 * element can be left untried.
 */
import {
  DOSAGE,
  PERIOD,
  QUANTITY,
  QUESTION,
  RANGE,
  RATIO,
  SAMPLED,
  TIMING,
  type Kind,
  type Shape,
} from '../../../src/gateway/redact/shapes';

export interface Filling {
  /** Stands wherever words can stand. */
  readonly words: string;
  /** Stands wherever a reference can stand. */
  readonly reference: Readonly<Record<string, unknown>>;
  /** Stands, under names that no list allows, in every object. */
  readonly stray: Readonly<Record<string, unknown>>;
}

const SHAPES: Readonly<Partial<Record<Kind, Shape>>> = {
  quantity: QUANTITY,
  range: RANGE,
  ratio: RATIO,
  period: PERIOD,
  sampled: SAMPLED,
  timing: TIMING,
  dosage: DOSAGE,
};
const MANY: readonly string[] = ['coding', 'note', 'identifier', 'item', 'answer', 'name', 'telecom'];

/** Whoever of a random record: every other time staff, or hardly any such reference would pass. */
const informing = (to: Filling['reference']): Filling['reference'] =>
  typeof to['reference'] === 'string'
    ? { ...to, reference: to['reference'].replace(/^Any\/(?=\d*[02468]$)/, 'Practitioner/') }
    : to;

function fillKind(kind: Kind, filling: Filling, depth: number): unknown {
  const { words, reference, stray } = filling;
  const shape = SHAPES[kind];
  if (shape !== undefined) return fill(shape, filling, depth);
  switch (kind) {
    case 'plain':
      return '2026-01-01';
    case 'text':
      return words;
    case 'negation':
      return true;
    case 'status':
    case 'concept':
      return {
        coding: [{ system: 'http://snomed.info/sct', version: '1', code: '38341003', display: words, ...stray }],
        text: words,
        ...stray,
      };
    case 'coding':
      return { system: 'http://snomed.info/sct', version: '1', code: '38341003', display: words, ...stray };
    case 'party':
    case 'reference':
      return { ...reference, ...stray };
    case 'informant':
      return { ...informing(reference), ...stray };
    case 'identifier':
      return { system: 'urn:local', value: 'L-1', ...stray };
    case 'ods':
      return { system: 'https://fhir.nhs.uk/Id/ods-organization-code', value: 'RAL01', ...stray };
    case 'annotation':
      return { authorReference: { ...reference, ...stray }, time: '2026-01-01', text: words, ...stray };
    case 'attachment':
      return {
        contentType: 'text/plain',
        language: 'en',
        url: 'Binary/none',
        hash: 'aGFzaA==',
        title: words,
        creation: '2026-01-01',
        ...stray,
      };
    case 'name':
      return {
        use: 'official',
        text: words,
        family: words,
        given: [words],
        prefix: [words],
        suffix: [words],
        ...stray,
      };
    case 'telecom':
      return { system: 'phone', value: '020 7946 0000', use: 'home', rank: 1, ...stray };
    case 'formName':
      return { extension: [{ url: 'http://hl7.org/fhir/StructureDefinition/display', valueString: words, ...stray }] };
    case 'item':
      return depth > 1 ? undefined : fill(QUESTION, filling, depth + 1);
    default:
      return undefined;
  }
}

/** An object with every element of the shape; JSON has no `undefined`, so neither has this. */
export function fill(shape: Shape, filling: Filling, depth = 0): Record<string, unknown> {
  const made: Record<string, unknown> = { ...filling.stray };
  for (const [element, kind] of Object.entries(shape)) {
    const value = typeof kind === 'string' ? fillKind(kind, filling, depth) : fill(kind, filling, depth);
    if (value !== undefined) made[element] = MANY.includes(element) ? [value] : value;
  }
  return made;
}

/** `code.coding.display`: every path at which something stands. */
export function paths(value: unknown, at = ''): readonly string[] {
  if (Array.isArray(value)) return value.flatMap((item) => paths(item, at));
  if (typeof value !== 'object' || value === null) return [at];
  return Object.entries(value).flatMap(([element, inner]) => paths(inner, at === '' ? element : `${at}.${element}`));
}
