/**
 * Is a record that is read by names and by the codes asked for the one that the whole tables give? Whatever codes stand
 * in it, however they are written. Source: CONTRACT "HTTP", `POST /api/terminology`.
 */
import fc from 'fast-check';
import type { FhirResource } from 'fhir/r4';
import { afterEach, expect, it } from 'vitest';
import type { TerminologyAnswer } from '../src/domain/terminology-api';
import { ATC, ICD10, LOINC, READ_V2, SNOMED } from '../src/domain/code-systems';
import { createOwnTables, releasedKey } from '../src/gateway/own-tables';
import type { ProviderState } from '../src/record/entry';
import { buildRecord } from '../src/record/record';
import { concepts, layOver } from '../src/terminology/in-force';
import { TERM_TABLES, type TermTable } from '../src/terminology/tables';
import { followOwnNames } from '../src/viewer/open-record/own-names';
import { policy } from './kits/gateway/shipped-policy';

const TOLD = { name: 'trust', release: '1', digest: 'sha256:trust' };
const own = createOwnTables(TOLD, policy);
const names = own.names();

afterEach(() => {
  layOver(null);
});

const SYSTEMS: Readonly<Record<string, string>> = {
  snomed: SNOMED,
  icd10: ICD10,
  read2: READ_V2,
  loinc: LOINC,
  opcs4: 'https://fhir.nhs.uk/Id/opcs-4',
  atc: ATC,
  cvx: 'http://hl7.org/fhir/sid/cvx',
  'hl7-0487': 'http://terminology.hl7.org/CodeSystem/v2-0487',
};

/** As senders write one code: with its dot, in small letters, beneath it, with the term code of a Read code. */
const WRITTEN: readonly ((code: string) => string)[] = [
  (code) => code,
  (code) => (code.length > 3 ? `${code.slice(0, 3)}.${code.slice(3)}` : code),
  (code) => code.toLowerCase(),
  (code) => `${code}.1`,
  (code) => `${code}00`,
  (code) => ` ${code} `,
  (code) => code.padEnd(5, '.'),
];

type Make = (id: string, code: object) => object;
const subject = { reference: 'Patient/p' };
const day = '2026-01-02';
const MAKES: Readonly<Partial<Record<TermTable, Make>>> = {
  conditions: (id, code) => ({ resourceType: 'Condition', id, code, subject, onsetDateTime: day }),
  allergens: (id, code) => ({ resourceType: 'AllergyIntolerance', id, code, patient: subject }),
  analytes: (id, code) => ({
    resourceType: 'Observation',
    id,
    status: 'final',
    code,
    subject,
    effectiveDateTime: day,
    valueQuantity: { value: 4, unit: 'mmol/L' },
  }),
  panels: (id, code) => ({
    resourceType: 'DiagnosticReport',
    id,
    status: 'final',
    code,
    subject,
    effectiveDateTime: day,
  }),
  operations: (id, code) => ({
    resourceType: 'Procedure',
    id,
    status: 'completed',
    code,
    subject,
    performedDateTime: day,
  }),
  vaccines: (id, vaccineCode) => ({
    resourceType: 'Immunization',
    id,
    status: 'completed',
    vaccineCode,
    patient: subject,
    occurrenceDateTime: day,
  }),
};

/** A code, or a name, or both, of one concept of a table; the code as somebody may write it. */
const sent = fc
  .constantFrom(...(Object.keys(MAKES) as TermTable[]))
  .chain((table) =>
    fc.tuple(
      fc.constant(table),
      fc.constantFrom(...concepts(table).filter(({ id }) => names.terms[table]?.some((row) => row.id === id))),
      fc.nat(),
      fc.constantFrom(...WRITTEN),
      fc.constantFrom('code', 'name', 'both', 'beside another'),
    ),
  )
  .map(([table, { id, names: called, codes }, at, written, by]) => {
    const row = codes[at % Math.max(1, codes.length)];
    const text = called[at % Math.max(1, called.length)] ?? id;
    const coding = row === undefined ? [] : [{ system: SYSTEMS[row.system] ?? row.system, code: written(row.code) }];
    // a code of SNOMED CT that no table holds, beside a name that one does
    if (by === 'beside another')
      return { table, code: { coding: [{ system: SNOMED, code: '999000011000000103' }], text } };
    const code = by === 'name' || coding.length === 0 ? { text } : by === 'code' ? { coding } : { coding, text };
    return { table, code };
  });

const stateOf = (id: string, resources: readonly object[]): ProviderState => ({
  state: 'answered',
  provider: { id, name: id, setting: 'acute' },
  resources: structuredClone(resources) as readonly FhirResource[],
  coverage: [],
  warnings: [],
  retrievedAt: '',
});
const record = (states: readonly ProviderState[]): unknown => {
  const { entries, allergyLabel, warnings } = buildRecord({ providers: states, now: Date.UTC(2026, 5, 1) });
  return { entries, allergyLabel, warnings };
};

it('by what was asked for, each record is the one that the whole tables give', async () => {
  let told = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(sent, { minLength: 20, maxLength: 80 }), async (many) => {
      const made = many.map(({ table, code }, at) => (MAKES[table] as Make)(`r${String(at)}`, code));
      const states = [
        stateOf(
          'a',
          made.filter((_, at) => at % 2 === 0),
        ),
        stateOf(
          'b',
          made.filter((_, at) => at % 2 === 1),
        ),
      ];
      layOver(null);
      const whole = record(states);
      const released = new Set(
        states.flatMap((state) => ('resources' in state ? [...own.knownIn(state.resources)] : [])),
      );
      const followed = followOwnNames(TOLD.digest, ({ codes }) => {
        const rows = codes.flatMap(({ system, code }) =>
          released.has(releasedKey(system, code)) ? own.rowsOf(code) : [],
        );
        told += rows.length;
        return Promise.resolve({ terminology: TOLD, names, codes: rows } satisfies TerminologyAnswer);
      });
      await followed.follow(states);
      const byAsking = record(states);
      followed.leave();
      expect(byAsking).toEqual(whole);
    }),
    { numRuns: 20 },
  );
  expect(told).toBeGreaterThan(100);
});

it('no concept loses its place, its names or the systems in which it has codes', () => {
  for (const table of TERM_TABLES) {
    const kept = new Set(names.terms[table]?.map(({ id, group }) => `${id}\n${group}`));
    const whole = concepts(table).filter(({ id, group }) => kept.has(`${id}\n${group}`));
    expect(names.terms[table]).toEqual(
      whole.map(({ codes, ...concept }) => ({ ...concept, codedIn: [...new Set(codes.map(({ system }) => system))] })),
    );
    expect(concepts(table).length - whole.length).toBeLessThan(30);
  }
});
