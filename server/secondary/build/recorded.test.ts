// Does each type of entry count where it says that something was recorded, and not where it says otherwise?
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pseudonymOf } from '../../../src/secondary/pseudonym/pseudonym';
import { COUNTED } from '../../../src/secondary/rules/counted';
import { crowd, VACCINE } from '../../../tests/kits/secondary/people';
import { approved, ports, rowsIn, spineOf, zone, type Zone } from '../../../tests/kits/secondary/zone';
import { keyFolder } from '../keys/key-folder';
import { buildDataSet } from './build';

const CODED = { coding: [{ system: 'http://snomed.info/sct', code: VACCINE }] };
const OTHER = { coding: [{ system: 'http://snomed.info/sct', code: '44054006' }] };
const ON = '2025-10-03';
const verified = (code: string) => ({ verificationStatus: { coding: [{ code: 'unknown' }, { code }] } });

/** Of each type: an entry that counts, and what of it makes it none. */
const TYPES: Readonly<Record<string, { readonly counts: readonly object[]; readonly not: readonly object[] }>> = {
  Condition: {
    counts: [
      { code: CODED, onsetDateTime: ON },
      { code: CODED, recordedDate: ON, ...verified('confirmed') },
      { code: CODED, onsetPeriod: { start: ON } },
    ],
    not: [
      { code: CODED, onsetDateTime: ON, ...verified('refuted') },
      { code: CODED, onsetDateTime: ON, ...verified('provisional') },
      { code: OTHER, onsetDateTime: ON },
    ],
  },
  Observation: {
    counts: [
      { status: 'final', code: CODED, effectiveDateTime: ON },
      { status: 'amended', code: OTHER, valueCodeableConcept: CODED, effectivePeriod: { start: ON } },
      { status: 'final', code: CODED, valueBoolean: true, effectiveDateTime: ON },
    ],
    not: [
      { code: CODED, effectiveDateTime: ON },
      { status: 'registered', code: CODED, effectiveDateTime: ON },
      { status: 'final', code: CODED, valueBoolean: false, effectiveDateTime: ON },
      { status: 'final', code: CODED, valueCodeableConcept: OTHER, effectiveDateTime: ON },
      { status: 'final', code: CODED, valueCodeableConcept: { text: 'no' }, effectiveDateTime: ON },
      { status: 'final', code: CODED, dataAbsentReason: { text: 'refused' }, effectiveDateTime: ON },
    ],
  },
  Immunization: {
    counts: [{ status: 'completed', vaccineCode: CODED, occurrenceDateTime: `${ON}T09:30:00+00:00` }],
    not: [{ status: 'not-done', vaccineCode: CODED, occurrenceDateTime: ON }],
  },
  Procedure: {
    counts: [{ status: 'completed', code: CODED, performedDateTime: ON }],
    not: [{ status: 'preparation', code: CODED, performedDateTime: ON }],
  },
  MedicationRequest: {
    counts: [{ status: 'stopped', intent: 'order', medicationCodeableConcept: CODED, authoredOn: ON }],
    not: [
      { status: 'active', intent: 'proposal', medicationCodeableConcept: CODED, authoredOn: ON },
      { status: 'active', intent: 'order', doNotPerform: true, medicationCodeableConcept: CODED, authoredOn: ON },
      { status: 'cancelled', intent: 'order', medicationCodeableConcept: CODED, authoredOn: ON },
    ],
  },
  MedicationStatement: {
    counts: [{ status: 'active', medicationCodeableConcept: CODED, dateAsserted: ON }],
    not: [{ status: 'not-taken', medicationCodeableConcept: CODED, dateAsserted: ON }],
  },
  MedicationDispense: {
    counts: [{ status: 'completed', medicationCodeableConcept: CODED, whenPrepared: ON }],
    not: [{ status: 'declined', medicationCodeableConcept: CODED, whenPrepared: ON }],
  },
  AllergyIntolerance: {
    counts: [{ code: CODED, recordedDate: ON }],
    not: [{ code: CODED, recordedDate: ON, ...verified('entered-in-error') }],
  },
  Encounter: {
    counts: [{ status: 'finished', type: [OTHER, CODED], period: { start: ON } }],
    not: [{ status: 'planned', type: [CODED], period: { start: ON } }],
  },
  Appointment: {
    counts: [{ status: 'fulfilled', serviceType: [CODED], start: `${ON}T10:00:00Z` }],
    not: [{ status: 'noshow', serviceType: [CODED], start: `${ON}T10:00:00Z` }],
  },
  ServiceRequest: {
    counts: [{ status: 'active', intent: 'order', code: CODED, authoredOn: ON }],
    not: [{ status: 'revoked', intent: 'order', code: CODED, authoredOn: ON }],
  },
  CarePlan: {
    counts: [{ status: 'active', intent: 'plan', category: [CODED], created: ON }],
    not: [{ status: 'draft', intent: 'plan', category: [CODED], created: ON }],
  },
};

const said = (body: object): string =>
  JSON.stringify(body).replaceAll(JSON.stringify(CODED), 'C').replaceAll(JSON.stringify(OTHER), 'O');

interface One {
  readonly name: string;
  readonly type: string;
  readonly body: object;
  readonly counts: boolean;
}

const ALL: readonly One[] = Object.entries(TYPES).flatMap(([type, { counts, not }]) =>
  [...counts, ...not].map((body, at) => ({
    name: `${type} ${said(body)}`,
    type,
    body,
    counts: at < counts.length,
  })),
);

describe('an entry', () => {
  const people = crowd(ALL.length);
  let place: Zone;
  let found: ReadonlySet<unknown>;
  let nameOf: (at: number) => string;

  const lineOf = ({ type, body }: One, at: number): object => {
    const actor = { reference: `Patient/p${people[at]?.nhsNumber ?? ''}` };
    const whose = type === 'Appointment' ? { participant: [{ actor: { reference: 'Location/1' } }, { actor }] } : {};
    return { resourceType: type, id: `e${String(at)}`, subject: actor, patient: actor, ...whose, ...body };
  };

  beforeAll(async () => {
    place = zone();
    for (const type of Object.keys(TYPES))
      place.write(
        type,
        ALL.flatMap((one, at) => (one.type === type ? [lineOf(one, at)] : [])),
      );
    const made = await buildDataSet(place.config, approved('r1', { valueSets: ['flu-vaccine'] }), ports(people));
    if (!made.ok) throw new Error(`${made.code} ${made.message}`);
    const [, events] = made.value.manifest.files;
    const rows = await rowsIn(join(place.config.dataDir, events?.path ?? ''));
    found = new Set(rows.map(({ person }) => person));
    const key = keyFolder(place.config.keysDir).key('project-r1');
    nameOf = (at) => pseudonymOf(key, spineOf(people[at]?.nhsNumber ?? ''));
  });
  afterAll(() => {
    place.remove();
  });

  it.each(ALL.map((one, at) => [one.counts ? 'counts' : 'does not count', one.name, at] as const))(
    '%s: %s',
    (_, __, at) => {
      expect(found.has(nameOf(at))).toBe(ALL[at]?.counts);
    },
  );

  it('is of each type that the table has', () => {
    expect(Object.keys(TYPES).sort()).toEqual(COUNTED.map(({ type }) => type).sort());
  });
});
