import type { Encounter, EpisodeOfCare, FhirResource } from 'fhir/r4';
import { describe, expect, it } from 'vitest';
import { ODS_ORGANISATION } from '../../../domain/code-systems';
import { at, contextOf, factOf, joined } from '../../fhir/testing';
import { rules } from './rules';

const trust = { serviceProvider: { display: 'Northgate Hospital' } };
const encounter = (cls: string, start?: string, end?: string, rest: Partial<Encounter> = trust): Encounter => ({
  resourceType: 'Encounter',
  id: '1',
  status: 'finished',
  class: { system: 'http://terminology.hl7.org/CodeSystem/v3-ActCode', code: cls },
  ...(start === undefined ? {} : { period: { start, ...(end === undefined ? {} : { end }) } }),
  ...rest,
});
const join = (a: FhirResource, b: FhirResource) => rules.same(factOf(rules, a, 'gp'), factOf(rules, b, 'northgate'));
const joins = (a: FhirResource, b: FhirResource): boolean =>
  joined(rules, factOf(rules, a, 'gp'), factOf(rules, b, 'northgate'));

const named = (display: string): Partial<Encounter> => ({ serviceProvider: { display } });
const coded = (value: string, display: string): Partial<Encounter> => ({
  serviceProvider: { identifier: { system: ODS_ORGANISATION, value }, display },
});
const service = (text: string): Partial<Encounter> => ({ ...trust, serviceType: { text } });

describe('encounters are one', () => {
  it.each<[string, Encounter, Encounter]>([
    [
      'the same stay to the minute',
      encounter('IMP', '2026-09-02T14:00:00+01:00', '2026-09-05T10:00:00+01:00'),
      encounter('IMP', '2026-09-02T13:00:00Z', '2026-09-05T09:00:00Z'),
    ],
    [
      'a stay in days and the same in times',
      encounter('IMP', '2026-09-02', '2026-09-05'),
      encounter('IMP', '2026-09-02T14:00:00+01:00', '2026-09-05T10:00:00+01:00'),
    ],
    [
      'a stay over the turn of a month',
      encounter('IMP', '2026-08-30', '2026-09-05'),
      encounter('ACUTE', '2026-08-31T01:00:00+01:00', '2026-09-05T10:00:00+01:00'),
    ],
    [
      'an attendance by date alone and by time',
      encounter('EMER', '2026-09-02'),
      encounter('EMER', '2026-09-02T14:00:00+01:00', '2026-09-02T18:00:00+01:00'),
    ],
    [
      'one organisation by its full name',
      encounter('EMER', '2026-09-02', undefined, named('Northgate University Hospitals NHS Foundation Trust')),
      encounter('EMER', '2026-09-02'),
    ],
    [
      'one organisation by trust and site code',
      encounter('EMER', '2026-09-02', undefined, coded('RX1', 'A')),
      encounter('EMER', '2026-09-02', undefined, coded('RX101', 'B')),
    ],
    [
      'the provider itself, when it names nobody',
      encounter('EMER', '2026-09-02'),
      encounter('EMER', '2026-09-02T14:00:00+01:00', undefined, {}),
    ],
    [
      'an attendance that the GP tells without its place',
      encounter('EMER', '2026-09-02', undefined, {}),
      encounter('EMER', '2026-09-02T14:00:00+01:00'),
    ],
    [
      'an emergency department under two names',
      encounter('EMER', '2026-09-02', undefined, service('A&E')),
      encounter('EMER', '2026-09-02', undefined, service('Emergency medicine')),
    ],
    [
      'a specialty said more or less fully',
      encounter('AMB', '2026-09-02', undefined, service('Cardiology')),
      encounter('AMB', '2026-09-02', undefined, { ...trust, type: [{ text: 'Cardiology outpatient follow-up' }] }),
    ],
    ['STU3 class words', encounter('emergency', '2026-09-02'), encounter('EMER', '2026-09-02')],
    [
      'late evening in London, the day after in UTC’s count',
      encounter('EMER', '2026-07-01'),
      encounter('EMER', '2026-06-30T23:30:00Z'),
    ],
    [
      'equal identifiers, whatever else differs',
      encounter('IMP', '2026-01-01', undefined, { identifier: [{ system: 'urn:spell', value: '7' }] }),
      encounter('EMER', '2026-09-02', undefined, { identifier: [{ system: 'urn:spell', value: '7' }] }),
    ],
  ])('%s', (_what, a, b) => {
    expect(joins(a, b)).toBe(true);
  });

  it('a date joins a time of that day only as the only candidate', () => {
    expect(join(encounter('AMB', '2026-09-02'), encounter('AMB', '2026-09-02T14:00:00+01:00'))).toMatchObject({
      sole: true,
    });
    expect(join(encounter('AMB', '2026-09-02T00:00:00Z'), encounter('AMB', '2026-09-02T14:00:00+01:00'))).toMatchObject(
      { sole: true },
    );
    expect(join(encounter('AMB', '2026-09-02T09:00:00Z'), encounter('AMB', '2026-09-02T14:00:00+01:00'))).toBeNull();
  });
});

describe('encounters stay two', () => {
  it.each<[string, Encounter, Encounter]>([
    [
      'two admissions a day apart',
      encounter('IMP', '2026-09-01', '2026-09-03'),
      encounter('IMP', '2026-09-04', '2026-09-06'),
    ],
    [
      'discharge and readmission on one day',
      encounter('IMP', '2026-09-01', '2026-09-03'),
      encounter('IMP', '2026-09-03T20:00:00+01:00', '2026-09-06T10:00:00+01:00'),
    ],
    [
      'an attendance and the stay after it',
      encounter('EMER', '2026-09-02'),
      encounter('IMP', '2026-09-02', '2026-09-05'),
    ],
    [
      'an A&E attendance and a GP consultation of that date',
      encounter('AMB', '2026-09-02', undefined, named('Parkside Medical Centre')),
      encounter('EMER', '2026-09-02'),
    ],
    [
      'the same day at another hospital',
      encounter('EMER', '2026-09-02', undefined, named('Eastfield Hospital')),
      encounter('EMER', '2026-09-02'),
    ],
    [
      'two clinics of one hospital on one day',
      encounter('AMB', '2026-09-02', undefined, service('Cardiology')),
      encounter('AMB', '2026-09-02', undefined, service('Diabetes')),
    ],
    [
      'two clinics, one named by its type only',
      encounter('AMB', '2026-09-02', undefined, { ...trust, type: [{ text: 'Diabetes clinic' }] }),
      encounter('AMB', '2026-09-02', undefined, service('Cardiology')),
    ],
    [
      'a consultation that the GP tells without a place',
      encounter('AMB', '2026-09-02', undefined, {}),
      encounter('AMB', '2026-09-02'),
    ],
    ['without a period', encounter('EMER'), encounter('EMER')],
    ['known only to the month', encounter('IMP', '2026-09'), encounter('IMP', '2026-09-02')],
    [
      'two clinics at two times',
      encounter('AMB', '2026-09-02T09:00:00+01:00'),
      encounter('AMB', '2026-09-02T14:00:00+01:00'),
    ],
    [
      'a different ODS code under one name',
      encounter('EMER', '2026-09-02', undefined, coded('RX1', 'A')),
      encounter('EMER', '2026-09-02', undefined, coded('RY2', 'A')),
    ],
  ])('%s', (_what, a, b) => {
    expect(joins(a, b)).toBe(false);
  });

  it('a period of care and a contact in it', () => {
    const episode: EpisodeOfCare = {
      resourceType: 'EpisodeOfCare',
      id: '2',
      status: 'active',
      patient: { reference: 'Patient/p' },
      identifier: [{ system: 'urn:spell', value: '7' }],
    };
    expect(
      joins(episode, encounter('AMB', '2026-09-02', undefined, { identifier: [{ system: 'urn:spell', value: '7' }] })),
    ).toBe(false);
  });
});

describe('what an encounter shows', () => {
  it('names the stay, why, where, how long and the outcome', () => {
    const stay = encounter('IMP', '2026-09-02T14:00:00+01:00', '2026-09-05T10:00:00+01:00', {
      ...trust,
      reasonCode: [{ text: 'Heart failure' }],
      hospitalization: { dischargeDisposition: { text: 'Discharged home' } },
    });
    expect(rules.entry([factOf(rules, stay, 'northgate')], at('2026-10-01'))).toMatchObject({
      title: 'Hospital stay, Heart failure',
      summary: 'Northgate Hospital · 3 days · Discharged home',
      detail: { kind: 'Hospital stay', place: 'Northgate Hospital' },
    });
  });

  it('reads an encounter that holds almost nothing', () => {
    const bare = { resourceType: 'Encounter', id: '9' } as Encounter;
    expect(rules.entry([factOf(rules, bare, 'gp')], 0)).toMatchObject({
      title: 'GP consultation',
      date: null,
      status: null,
    });
    expect(rules.entry([factOf(rules, bare, 'northgate')], 0).title).toBe('Hospital contact');
  });

  it('tags what is only planned', () => {
    expect(
      rules.entry([factOf(rules, encounter('AMB', '2027-01-15', undefined, { status: 'planned' }), 'gp')], 0).tag,
    ).toBe('planned');
  });

  it('names an impossible shape instead of failing', () => {
    const odd = {
      resourceType: 'Encounter',
      id: '9',
      location: [null, { location: 7 }],
      class: 'x',
      type: [null, { coding: [null] }],
      period: 'soon',
    };
    const result = rules.read(odd as unknown as Encounter, contextOf('gp'));
    expect(result.ok || result.reason === 'could not be read').toBe(true);
  });
});

describe('an episode of care', () => {
  const beside = (a: FhirResource, b: FhirResource) => {
    const [first, second] = [factOf(rules, a, 'northgate'), factOf(rules, b, 'northgate')];
    const met = rules.keys(first).some((key) => rules.keys(second).includes(key));
    return met ? [rules.beside?.(first, second), rules.beside?.(second, first)] : null;
  };
  const attendance = encounter('EMER', '2026-09-02T10:42:00+01:00', '2026-09-02T15:05:00+01:00');

  it('ties an attendance to the stay it led to, and never joins them', () => {
    const stay = encounter('IMP', '2026-09-02T15:05:00+01:00', '2026-09-05T14:00:00+01:00');
    expect(beside(attendance, stay)).toEqual(['Admission after it', 'Emergency attendance before it']);
    expect(joins(attendance, stay)).toBe(false);
  });

  it.each([
    ['a stay that began before it', encounter('IMP', '2026-09-01T15:05:00+01:00', '2026-09-05T14:00:00+01:00')],
    ['a stay four days later', encounter('IMP', '2026-09-06T15:05:00+01:00')],
    [
      'a stay at another hospital',
      encounter('IMP', '2026-09-02T15:05:00+01:00', undefined, named('Eastfield Hospital')),
    ],
  ])('does not tie it to %s', (_what, stay) => {
    expect(beside(attendance, stay) ?? [null, null]).toEqual([null, null]);
  });
});

describe('who saw the person', () => {
  const part = (display: string, ...types: readonly object[]) => ({ individual: { display }, type: types });
  const RECORDER = { coding: [{ system: 'https://fhir.nhs.uk/CodeSystem/ParticipantType', code: 'REC' }] };
  const PERFORMER = { text: 'primary performer' };
  const HL7 = 'http://terminology.hl7.org/CodeSystem/v3-ParticipationType';
  const coded = (code: string, system?: string, display?: string, text?: string) => [
    part('Dr Day', { coding: [{ system, code, display }], text }),
  ];
  const SEEN = ['Dr Day', null];
  const NOTED = [null, 'Dr Day'];
  const told = (...participant: readonly object[]) => {
    const { who, recordedBy } = factOf(rules, { ...encounter('AMB', '2026-09-02'), participant } as FhirResource, 'gp');
    return [who, recordedBy];
  };

  it.each([
    ['each once', [part('Dr Day', PERFORMER), part('Dr Day', RECORDER)], ['Dr Day', null]],
    ['not who only wrote it down', [part('Dr Day', PERFORMER), part('Ms Clerk', RECORDER)], ['Dr Day', 'Ms Clerk']],
    ['not who only sent them', [part('Dr Far', { text: 'Referrer' }), part('Dr Day')], ['Dr Day', 'Dr Far']],
    ['nobody, where one only wrote', [part('Ms Clerk', { text: 'recorder' })], [null, 'Ms Clerk']],
    ['who did both', [part('Dr Day', RECORDER, PERFORMER)], ['Dr Day', null]],
    ['whose part nobody tells', [part('Dr Day')], ['Dr Day', null]],
    ['who has a role of the same letters', coded('ENT', 'urn:local:role', 'ENT surgeon'), SEEN],
    ['who has it without words', coded('ENT', 'urn:local:role'), SEEN],
    ['whose words say otherwise', coded('ENT', undefined, 'ENT surgeon'), SEEN],
    ['whose text says otherwise', coded('ENT', undefined, undefined, 'ENT surgeon'), SEEN],
    ['whose words say otherwise under a known list', coded('REC', HL7, 'Receptionist who triaged'), SEEN],
    ['not who entered data', coded('ENT', HL7, 'data entry person'), NOTED],
    [
      'not who recorded, in an older list',
      coded('REC', 'https://fhir.nhs.uk/STU3/CodeSystem/GPConnect-ParticipantType-1', 'recorder'),
      NOTED,
    ],
    ['not who transcribed, by its number', coded('TRANS', 'urn:oid:2.16.840.1.113883.5.90'), NOTED],
    ['not who transcribed, in STU3', coded('TRANS', 'http://hl7.org/fhir/v3/ParticipationType', 'Transcriber'), NOTED],
    ['not by a bare code', coded('REC'), NOTED],
    ['not whom it was referred to', coded('REFT', HL7, 'Referred to'), NOTED],
    ['not whom to tell', coded('NOT', HL7, 'ugent notification contact'), NOTED],
  ])('is said: %s', (_name, participants, said) => {
    expect(told(...participants)).toEqual(said);
  });
});
