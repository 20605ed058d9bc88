/** A code that denies counts in any position; what is not understood beside it is to be checked. */
import { describe, expect, test } from 'vitest';
import { nothingKnown } from './nothing-known';
import type { Topic } from './nothing-known-words';
import { saysRuledOut } from '../sections/problems/standing';
import { denialIn } from '../sections/problems/denial';

const IPS = 'http://hl7.org/fhir/uv/ips/CodeSystem/absent-unknown-uv-ips';
const SCT = 'http://snomed.info/sct';
const LOCAL = 'urn:oid:1.2.3.4';

const CODED: readonly (readonly [Topic, string, string])[] = [
  ['medications', IPS, 'no-known-medications'],
  ['problems', IPS, 'no-known-problems'],
  ['problems', SCT, '160245001'],
  ['immunisations', IPS, 'no-known-immunizations'],
  ['procedures', IPS, 'no-known-procedures'],
  ['procedures', SCT, '787480003'],
  ['devices', IPS, 'no-known-devices'],
];

describe.each(CODED)('%s, %s %s', (topic, system, code) => {
  const read = (first: object, text: string | null = null) =>
    nothingKnown(topic, { codings: [first, { system, code }], text, beside: [] });

  test.each([[{ system: LOCAL, code: '0' }], [{ code: '0' }], [{ system: LOCAL, code: 'NONE', display: 'None' }]])(
    "behind the sender's own %j it is a statement",
    (first) => {
      expect(read(first)).toMatchObject({ kind: 'statement', says: 'none' });
    },
  );
  test("behind a display that is not understood it is to be checked, with the code's own term", () => {
    const found = read({ system: LOCAL, code: 'X', display: 'NOXYZ' });
    expect(found).toMatchObject({ kind: 'to check' });
    expect(found?.words).toMatch(/^NOXYZ – No /u);
  });
  test.each([SCT, 'https://dmd.nhs.uk', 'http://www.nlm.nih.gov/research/umls/rxnorm', undefined])(
    'a bare code of %s may name a thing: to check',
    (shared) => {
      expect(read({ ...(shared === undefined ? {} : { system: shared }), code: '319773006' })?.kind).toBe('to check');
    },
  );
  test('a name in words is never a denial', () => {
    expect(read({ system: LOCAL, code: '0' }, 'Aspirin')?.kind).toBe('to check');
  });
});

test.each<[Topic, string, 'none' | 'not known']>([
  ['medications', 'NKM - no medications', 'none'],
  ['medications', 'NKM', 'none'],
  ['medications', 'Patient not taking anything', 'none'],
  ['medications', 'No current medication - confirmed with patient', 'none'],
  ['medications', 'No medication history', 'not known'],
  ['immunisations', 'No immunisation history', 'not known'],
  ['immunisations', 'No vaccine history on file', 'not known'],
  ['procedures', 'No procs', 'none'],
  ['problems', 'NAD', 'none'],
])('%s: “%s” says %s', (topic, text, says) => {
  expect(nothingKnown(topic, { codings: [], text, beside: [] })).toMatchObject({ kind: 'statement', says });
});

test.each(['Asthma - excluded', 'Asthma (excluded)', 'MI – ruled out', 'PE: excluded', 'PE excluded'])(
  '“%s” is ruled out',
  (words) => {
    expect(saysRuledOut(words)).toBe(true);
  },
);
test.each([
  'Chest pain - MI excluded',
  'Chest pain - PE - excluded',
  'Asthma - excluded from school',
  'COPD with asthma (excluded)',
])('“%s” is not ruled out', (words) => {
  expect(saysRuledOut(words)).toBe(false);
});

test.each([
  ['No asthma', true],
  ['Not asthma', true],
  ['No fixed abode', false],
  ['No asthma but COPD', false],
])('“%s”: a denial of a condition that is known by name is %s', (text, isDenied) => {
  expect(denialIn({ text }, text, []) !== null).toBe(isDenied);
});
