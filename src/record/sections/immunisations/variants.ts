/**
 * Which of the products against one disease is it: antibodies or a vaccine, live or not, whose? Two that differ are two
 * doses, whatever day they were given. Source: UKHSA, Immunisation against infectious disease (the Green Book).
 */
import { plainText } from '../../fhir/concept';
import { remembered } from '../../../domain/remembered';

interface Variant {
  readonly of: string;
  readonly is: string;
  readonly words: RegExp;
}

const variant = (of: string, is: string, ...words: readonly string[]): Variant => ({
  of,
  is,
  words: new RegExp(`\\b(?:${words.join('|')})\\b`),
});

/** Tried in this order; of each group the first that holds. */
const VARIANTS: readonly Variant[] = [
  variant(
    'what it is',
    'antibodies',
    'immuno ?globulins?',
    'immune globulin',
    'hyperimmune',
    'antitoxin',
    'antivenom',
    'antibod(?:y|ies)',
    'h[btr]ig',
    'vzig',
    'hnig',
    'nirsevimab',
    'beyfortus',
    'palivizumab',
    'synagis',
  ),
  variant('zoster', 'recombinant', 'shingrix', 'rzv', 'recombinant (?:zoster|shingles|herpes zoster)'),
  variant('zoster', 'live', 'zostavax', 'zvl', 'live (?:attenuated )?(?:zoster|shingles|herpes zoster)'),
  variant('polio', 'oral', 'opv', '[bt]opv', String.raw`oral poli\w*`, String.raw`poli\w* oral`, 'sabin'),
  variant('polio', 'inactivated', 'ipv', String.raw`inactivated poli\w*`, String.raw`poli\w* inactivated`, 'salk'),
  variant('typhoid', 'oral', 'vivotif', 'ty21a', 'oral typhoid', 'typhoid oral'),
  variant(
    'typhoid',
    'injected',
    'typhim',
    'typherix',
    'typhoid vi',
    'vi (?:capsular )?polysaccharide',
    'injected typhoid',
    String.raw`typhoid inject\w*`,
  ),
  variant(
    'influenza',
    'nasal, live',
    'fluenz',
    'flumist',
    'laiv',
    String.raw`(?:nasal|live|intranasal)\b.*\b(?:flu|influenza)`,
    String.raw`(?:flu|influenza)\b.*\b(?:nasal|live|intranasal)`,
  ),
  variant(
    'influenza',
    'injected',
    'fluad',
    'flucelvax',
    'supemtek',
    'vaxigrip',
    'influvac',
    '[ta]?qiv[ecr]?',
    '[at]iv[ecr]?',
    String.raw`(?:inactivated|injected|injectable|split|adjuvanted|cell[- ]based|recombinant)\b.*\b(?:flu|influenza)`,
    String.raw`(?:flu|influenza)\b.*\b(?:inactivated|injected|injectable|injection|split|adjuvanted)`,
  ),
  variant('covid', 'Pfizer', 'comirnaty', 'pfizer', 'tozinameran', 'bnt162b2'),
  variant('covid', 'Moderna', 'spikevax', 'moderna', 'elasomeran', 'mrna-?1273'),
  variant('covid', 'AstraZeneca', 'vaxzevria', 'astra ?zeneca', 'chadox1', 'covishield'),
  variant('covid', 'Novavax', 'nuvaxovid', 'novavax'),
  variant('covid', 'Sanofi', 'vidprevtyn', 'sanofi'),
];

const variantsIn = remembered((text): ReadonlyMap<string, string> => {
  const words = plainText(text);
  const found = new Map<string, string>();
  for (const { of, is, words: shape } of VARIANTS) if (!found.has(of) && shape.test(words)) found.set(of, is);
  return found;
});

/** True where both say which product they are and differ, or where one is antibodies and the other is not. */
export function otherVariant(a: string, b: string): boolean {
  const [x, y] = [variantsIn(a), variantsIn(b)];
  if (x.get('what it is') !== y.get('what it is')) return true;
  return [...x].some(([of, is]) => y.has(of) && y.get(of) !== is);
}
