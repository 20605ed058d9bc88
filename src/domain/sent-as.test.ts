/** Which marks say that a resource is not what it seems, in every spelling, and which say nothing of it? */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  marksFor,
  nameAlone,
  namedSentAs,
  REASON_MARKS,
  SENT_AS_WORDS,
  sentAs,
  VALUE_MARKS,
  type SentAs,
} from './sent-as';

const LOG = readFileSync(join(import.meta.dirname, '../../docs/hazard-log.md'), 'utf8');
const MEANINGS = Object.keys(SENT_AS_WORDS) as SentAs[];
const SYSTEMS = [
  'http://terminology.hl7.org/CodeSystem/v3-ObservationValue',
  'http://hl7.org/fhir/v3/ObservationValue',
  'urn:oid:2.16.840.1.113883.5.1063',
  undefined,
];
const PLACES = ['tag', 'security'] as const;
const marked = (place: (typeof PLACES)[number], coding: unknown) => ({ meta: { [place]: coding } });

describe('the table of marks', () => {
  it('has every code that HL7 gives to altered or doubted data, each once', () => {
    expect(VALUE_MARKS.map(({ code }) => code).sort()).toEqual(
      [
        ...['ABSTRED', 'AGGRED', 'ANONYED', 'MAPPED', 'MASKED', 'PSEUDED', 'REDACTED', 'SUBSETTED', 'SYNTAC'],
        ...['TRSLT', 'VERSIONED', 'HRELIABLE', 'RELIABLE', 'UNCERTREL', 'UNRELIABLE'],
      ].sort(),
    );
  });

  it.each([...VALUE_MARKS, ...REASON_MARKS])('$code has a reason and a hazard of the log', ({ why, hazard }) => {
    expect(why).toMatch(/\w.*\.$/);
    expect(LOG).toContain(`| ${hazard} |`);
  });
});

describe.each(VALUE_MARKS)('$code', ({ code, means }) => {
  it.each(SYSTEMS.flatMap((system) => PLACES.map((place) => [system, place] as const)))(
    'is read by %s in meta.%s, in whatever case and shape',
    (system, place) => {
      const said = means === null ? [] : [means];
      const coding = system === undefined ? { code } : { system, code };
      expect(sentAs(marked(place, [coding]))).toEqual(said);
      expect(sentAs(marked(place, [null, { ...coding, code: ` ${code.toLowerCase()} ` }]))).toEqual(said);
      expect(sentAs(marked(place, coding))).toEqual(said);
    },
  );

  it('of another system says nothing', () => {
    expect(sentAs(marked('tag', [{ system: 'urn:local', code }]))).toEqual([]);
  });
});

it('a test is one by the reason for use, and by no value', () => {
  const [actReason, observationValue] = ['ActReason', 'ObservationValue'].map(
    (name) => `http://hl7.org/fhir/v3/${name}`,
  );
  expect(sentAs(marked('security', [{ system: actReason, code: 'HTEST' }]))).toEqual(['test']);
  expect(sentAs(marked('security', [{ system: observationValue, code: 'HTEST' }]))).toEqual([]);
});

it.each([{}, { meta: null }, { meta: 7 }, { meta: {} }, marked('tag', 'SUBSETTED'), marked('tag', [{ code: 7 }])])(
  'says nothing of %j',
  (resource) => {
    expect(sentAs(resource)).toEqual([]);
  },
);

it('what is told on is read as the same, each once and in one order', () => {
  for (const one of MEANINGS) expect(sentAs(marked('security', marksFor([one])))).toEqual([one]);
  expect(sentAs({ meta: { tag: marksFor(['test', 'part']), security: marksFor(['part']) } })).toEqual(['part', 'test']);
});

it('the words behind a name come off again, and nothing else does', () => {
  for (const one of MEANINGS)
    for (const other of MEANINGS) {
      const words = one === other ? SENT_AS_WORDS[one] : `${SENT_AS_WORDS[one]}; ${SENT_AS_WORDS[other]}`;
      expect(nameAlone(namedSentAs('Gout – left', words))).toBe('Gout – left');
    }
  for (const name of ['Gout – left', `Gout, ${SENT_AS_WORDS.part}`, '']) expect(nameAlone(name)).toBe(name);
});
