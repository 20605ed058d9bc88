/** What does a resource look like that has one element of its own, and how is that element said on the screen? */
import { leavesOf, type Leaf } from './definitions';

/** A value of a FHIR datatype and the words by which it is known again; `flag` where there are none but Yes. */
export interface Sample {
  readonly value: unknown;
  readonly words: readonly string[];
}

/** A word that is nobody's, by number. */
export const ownWord = (n: number): string =>
  `Marl${String.fromCharCode(97 + (Math.floor(n / 26) % 26))}${String.fromCharCode(97 + (n % 26))}`;

/** Staff and places that a reference may point to, by type. */
export const NAMED: readonly { readonly resourceType: string; readonly id: string; readonly [key: string]: unknown }[] =
  [
    { resourceType: 'Organization', id: 'o', name: 'Ozrick House' },
    { resourceType: 'Practitioner', id: 'p', name: [{ text: 'Dr Prizell' }] },
    { resourceType: 'Location', id: 'l', name: 'Lorvane Ward' },
    { resourceType: 'HealthcareService', id: 'h', name: 'Hexley Service' },
    { resourceType: 'CareTeam', id: 't', status: 'active', name: 'Team Tarn', subject: { reference: 'Patient/p' } },
    { resourceType: 'Device', id: 'd', deviceName: [{ name: 'Dreel pump', type: 'user-friendly-name' }] },
  ];
const NAMES: Readonly<Record<string, string>> = {
  Organization: 'Ozrick House',
  Practitioner: 'Dr Prizell',
  Location: 'Lorvane Ward',
  HealthcareService: 'Hexley Service',
  CareTeam: 'Team Tarn',
  Device: 'Dreel pump',
};

function reference(targets: readonly string[]): Sample {
  const named = NAMED.find(({ resourceType }) => targets.includes(resourceType));
  if (named !== undefined)
    return {
      value: { reference: `${named.resourceType}/${named.id}` },
      words: [NAMES[named.resourceType] ?? ''],
    };
  return { value: { reference: `${targets[0] ?? 'Condition'}/none` }, words: [] };
}

const quantity = (word: string, value = 7341.5) => ({ value, unit: word.toLowerCase() });

/** One of every datatype that a released element can have. */
export function sampleOf({ type, targets }: Pick<Leaf, 'type' | 'targets'>, n: number): Sample {
  const word = ownWord(n);
  const lower = word.toLowerCase();
  switch (type) {
    case 'http://hl7.org/fhirpath/System.String':
    case 'string':
    case 'markdown':
      return { value: `${word} as written`, words: [`${word} as written`] };
    case 'code':
      return { value: lower, words: [lower] };
    case 'uri':
    case 'url':
    case 'canonical':
      return { value: `urn:${lower}`, words: [`urn:${lower}`] };
    case 'date':
      return { value: '2019-05-17', words: ['17-May-2019'] };
    case 'dateTime':
    case 'instant':
      return { value: '2019-05-17T08:31:00Z', words: ['17-May-2019'] };
    case 'time':
      return { value: '07:43:00', words: ['07:43'] };
    case 'boolean':
      return { value: true, words: [] };
    case 'decimal':
      return { value: 7341.5, words: ['7341.5'] };
    case 'integer':
    case 'positiveInt':
    case 'unsignedInt':
      return { value: 7341, words: ['7341'] };
    case 'CodeableConcept':
      return { value: { coding: [{ system: 'urn:marl', code: lower, display: word }], text: word }, words: [word] };
    case 'Coding':
      return { value: { system: 'urn:marl', code: lower, display: word }, words: [word] };
    case 'Quantity':
    case 'Age':
    case 'Duration':
    case 'Count':
      return { value: quantity(word), words: ['7341.5', lower] };
    case 'Range':
      return { value: { low: quantity(word, 41), high: quantity(word, 7341) }, words: ['41', '7341', lower] };
    case 'Ratio':
      return {
        value: { numerator: quantity(word), denominator: { value: 83, unit: 'h' } },
        words: ['7341.5', lower, '83'],
      };
    case 'Period':
      return { value: { start: '2019-05-17', end: '2019-06-18' }, words: ['17-May-2019', '18-Jun-2019'] };
    case 'Annotation':
      return { value: { text: `${word} noted`, time: '2019-05-17' }, words: [`${word} noted`] };
    case 'SampledData':
      return {
        value: { origin: quantity(word), period: 83, dimensions: 1, data: '3 4 5' },
        words: ['7341.5', lower, '83', '3 4 5'],
      };
    case 'Timing':
      return {
        value: { repeat: { frequency: 3, period: 83, periodUnit: 'd', count: 7341 } },
        words: ['83', '7341'],
      };
    case 'Identifier':
      return { value: { system: 'urn:marl', value: `${word}-7341` }, words: [`${word}-7341`] };
    case 'Attachment':
      return { value: { title: `${word} page`, contentType: 'text/plain' }, words: [`${word} page`] };
    case 'ContactPoint':
      return { value: { system: 'phone', value: '020 7946 0958' }, words: ['020 7946 0958'] };
    case 'HumanName':
      return { value: { text: `${word} Named` }, words: [`${word} Named`] };
    case 'Reference':
      return reference(targets);
    default:
      return { value: { text: word }, words: [word] };
  }
}

/** The element at its path, with the lists that FHIR has there. */
export function placed({ path, lists }: Pick<Leaf, 'path' | 'lists'>, value: unknown): Record<string, unknown> {
  const names = path.split('.');
  let inner: unknown = value;
  for (let at = names.length - 1; at >= 0; at -= 1) inner = { [names[at] ?? '']: lists[at] === true ? [inner] : inner };
  return inner as Record<string, unknown>;
}

const PARTED = new Set(['Dosage', 'Timing']);
/** A type's leaves with those of the datatypes whose parts stand on lines of their own. */
export function allLeavesOf(type: string): readonly Leaf[] {
  return leavesOf(type).flatMap((leaf): readonly Leaf[] => {
    const last = leaf.path.split('.').at(-1) ?? '';
    if (!PARTED.has(leaf.type) || (leaf.type === 'Timing' && last !== 'timing')) return [leaf];
    return allLeavesOf(leaf.type).map((inner) => ({
      ...inner,
      path: `${leaf.path}.${inner.path}`,
      lists: [...leaf.lists, ...inner.lists],
    }));
  });
}
