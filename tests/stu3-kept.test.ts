/**
 * Is anything of clinical meaning lost between STU3 and R4 without a word? Every element of every type, each with every
 * kind of value it may have: its content is there again under a name that R4 knows, or a warning names the element.
 * Element names: FHIR STU3
 * (3.0.2).
 */
import { describe, expect, it } from 'vitest';
import { r4Faults } from '../fhir-fixtures/r4-schema';
import { STU3_TYPES, type Elements } from '../fhir-fixtures/stu3-elements';
import { convertedTypes, toR4 } from '../src/stu3/convert';
import moreElements from './kits/stu3/more-elements.json';

type Json = Record<string, unknown>;

/** Types that no fixture holds, and elements that no fixture's sender fills. */
const MORE: Readonly<Record<string, Elements>> = moreElements;

const elementsOf = (type: string): Elements | undefined => {
  const [own, more] = [STU3_TYPES[type], MORE[type]];
  return own === undefined && more === undefined ? undefined : { ...own, ...more };
};

let count = 0;
const canary = (): string => `canary${String((count += 1))}x`;

/**
 * A value of a type whose every text is nowhere else; one object for each choice below is not needed, each is
 * tried by itself.
 */
function valueOf(type: string, codes: readonly string[] | null, depth: number): unknown {
  switch (type) {
    case 'string':
    case 'id':
      return canary();
    case 'code':
      return codes?.[0] ?? canary();
    case 'uri':
      return `urn:x:${canary()}`;
    case 'date':
    case 'dateTime':
      return `19${String(10 + ((count += 1) % 90))}-0${String(1 + (count % 9))}-1${String(count % 10)}`;
    case 'instant':
      return `20${String(10 + ((count += 1) % 90))}-01-01T10:00:00Z`;
    case 'time':
      return '10:00:00';
    case 'base64Binary':
      return 'aGVsbG8=';
    case 'boolean':
      return true;
    case 'decimal':
    case 'integer':
    case 'unsignedInt':
    case 'positiveInt':
      return 1000 + (count += 1);
    case 'Reference':
      return { reference: `Basic/${canary()}` };
    case 'Coding':
      return { system: 'urn:x', code: canary() };
    case 'CodeableConcept':
      return { text: canary() };
    case 'Duration':
    case 'Age':
      return { value: 1000 + (count += 1), system: 'http://unitsofmeasure.org', code: 'a' };
    default:
      return depth > 4 ? {} : objectOf(elementsOf(type) ?? {}, depth + 1);
  }
}

interface Form {
  readonly key: string;
  readonly type: string;
  readonly codes: readonly (string | null)[];
  readonly many: boolean;
}

function formsOf(name: string, text: string): readonly Form[] {
  const body = text.replace(/[!*+]$/u, '');
  const many = /[*+]$/u.test(text);
  const bound = /^code\((.*)\)$/u.exec(body);
  if (bound) return [{ key: name, type: 'code', codes: (bound[1] ?? '').split(','), many }];
  return body.split('|').map((type) => ({
    key: name.endsWith('[x]') ? name.slice(0, -3) + type.charAt(0).toUpperCase() + type.slice(1) : name,
    type,
    codes: [null],
    many,
  }));
}

/** Every element once, of a choice the first. */
function objectOf(elements: Elements, depth: number): Json {
  const out: Json = {};
  for (const [name, text] of Object.entries(elements)) {
    const [form] = formsOf(name, text);
    if (form === undefined) continue;
    const value = valueOf(form.type, form.codes as readonly string[], depth);
    out[form.key] = form.many ? [value] : value;
  }
  return out;
}

const leaves = (value: unknown): readonly unknown[] =>
  typeof value === 'object' && value !== null ? Object.values(value).flatMap(leaves) : [value];

const texts = (value: unknown): ReadonlySet<string> => new Set(leaves(value).map(String));

const carried = (resource: Json): { readonly out: Json; readonly warnings: readonly string[] } => {
  const converted = toR4(resource);
  if (!converted.ok) throw new Error(converted.reason);
  return { out: converted.resource as unknown as Json, warnings: converted.warnings };
};

/** Says what its absence says: nothing is lost with it. */
const SAYS_NOTHING: ReadonlySet<string> = new Set([
  'MedicationStatement.taken y',
  'MedicationStatement.taken unk',
  'MedicationStatement.taken na',
  'Condition.verificationStatus unknown',
  'ReferralRequest.intent order',
]);

/** Codes that became the name of the element. */
const NAMES_IT: ReadonlySet<unknown> = new Set(['has-member']);

/** `isOther`: one of a choice that is not its first, which the whole resource holds. */
interface Tried {
  readonly name: string;
  readonly element: string;
  readonly resource: Json;
  readonly value: unknown;
  readonly isCode: boolean;
  readonly isOther: boolean;
}

function triedOf(type: string): readonly Tried[] {
  return Object.entries(elementsOf(type) ?? {}).flatMap(([name, text]) =>
    formsOf(name, text).flatMap(({ key, type: of, codes, many }, choice) =>
      codes.map((code) => {
        const value = valueOf(of, code === null ? null : [code], 0);
        return {
          name: `${type}.${key}${code === null ? '' : ` ${code}`}`,
          element: key,
          resource: { resourceType: type, id: '1', [key]: many ? [value] : value },
          value,
          isCode: code !== null || of === 'boolean',
          isOther: choice > 0,
        };
      }),
    ),
  );
}

const TYPES = convertedTypes().filter((type) => elementsOf(type) !== undefined);

describe('from STU3 to R4', () => {
  it.each(TYPES)('%s: everything is there again, or named as left behind', (type) => {
    const lost = triedOf(type).flatMap(({ name, element, resource, value, isCode }) => {
      const { out, warnings } = carried(resource);
      if (SAYS_NOTHING.has(name)) return [];
      if (isCode) {
        const { [element]: gone, ...without } = resource;
        return gone !== undefined &&
          JSON.stringify(carried(without).out) === JSON.stringify(out) &&
          !warnings.some((warning) => warning.includes(element))
          ? [name]
          : [];
      }
      const kept = texts(out);
      // Words may have become part of a sentence: “Dose status: …”.
      const isWithin = (leaf: unknown): boolean =>
        typeof leaf === 'string' && leaf.startsWith('canary') && [...kept].some((text) => text.includes(leaf));
      const missing = leaves(value).filter((leaf) => !NAMES_IT.has(leaf) && !kept.has(String(leaf)) && !isWithin(leaf));
      return missing.length > 0 && !warnings.some((warning) => warning.includes(`${type}.${element}`))
        ? [`${name}: ${missing.join(', ')}`]
        : [];
    });
    expect(lost).toEqual([]);
  });

  it.each(TYPES)('%s: nothing stands under a name that R4 does not know', (type) => {
    const whole = { name: type, resource: { resourceType: type, id: '1', ...objectOf(elementsOf(type) ?? {}, 0) } };
    const unknown = [whole, ...triedOf(type).filter(({ isOther }) => isOther)].flatMap(({ name, resource }) =>
      r4Faults(carried(resource).out as { resourceType: string })
        .filter((fault) => /additional propert|must be (?:array|object|string|number|boolean)|is no R4/iu.test(fault))
        .map((fault) => `${name}: ${fault}`),
    );
    expect([...new Set(unknown)]).toEqual([]);
  });
});
