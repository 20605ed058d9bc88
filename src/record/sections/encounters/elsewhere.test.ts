/** Is a visit that a practice, or a child health service, tells of known again where it was? */
import { describe, expect, it } from 'vitest';
import type { FhirResource } from 'fhir/r4';
import { parseDate } from '../../../domain/dates';
import type { Setting } from '../../../domain/settings';
import type { ProviderState } from '../../entry';
import { buildRecord } from '../../record';

const now = parseDate('2026-11-22T10:00:00Z')?.sort ?? 0;

/** Who tells, what it is called, when, its class, its end, and the organisation that it names. */
type Visit = readonly [Setting, string, string, (string | undefined)?, (string | undefined)?, string?];

const resource = ([, text, start, code, end, place]: Visit, at: string) =>
  ({
    resourceType: 'Encounter',
    id: at,
    status: 'finished',
    type: [{ text }],
    ...(code === undefined ? {} : { class: { code } }),
    ...(place === undefined ? {} : { serviceProvider: { display: place } }),
    period: { start, ...(end === undefined ? {} : { end }) },
  }) as unknown as FhirResource;

/** How many rows come of what each provider tells. */
function rowsOf(...told: readonly (readonly [Visit, ...Visit[]])[]): number {
  const providers = told.map((visits, at): ProviderState => ({
    state: 'answered',
    provider: { id: `p${at}`, name: `p${at}`, setting: visits[0][0] },
    resources: visits.map((visit, i) => resource(visit, `e${at}-${i}`)),
    coverage: [],
    warnings: [],
    retrievedAt: '',
  }));
  return buildRecord({ providers, now }).entries.length;
}
const rows = (a: Visit, b: Visit): number => rowsOf([a], [b]);

/** One row or two, whichever is met first. */
const counted = (a: Visit, b: Visit): readonly number[] => [...new Set([rows(a, b), rows(b, a)])];

const DAY = '2026-03-12';
const TIME = '2026-03-12T10:20:00Z';

describe('a visit told of elsewhere', () => {
  it.each<[string, Visit, Visit]>([
    [
      'a field in other words',
      ['gp', 'Seen in cardiology clinic', DAY],
      ['acute', 'Heart function clinic', TIME, 'AMB'],
    ],
    ['outpatients', ['gp', 'Paediatric respiratory outpatients', DAY], ['acute', 'Asthma clinic', TIME, 'AMB']],
    ['an abbreviation', ['gp', 'SALT contact', DAY], ['community', 'Speech therapy session 1', TIME, 'AMB']],
    ['a field no practice has', ['gp', 'Eye clinic - orthoptics', DAY], ['acute', 'Orthoptist review', TIME, 'AMB']],
    ['an ambulance', ['gp', 'Ambulance attended - left at home', DAY], ['ambulance', 'Not conveyed', TIME, 'FLD']],
    ['an admission as an emergency', ['gp', 'Emergency hospital admission', DAY], ['acute', 'Spell', TIME, 'IMP']],
    ['one that was admitted', ['gp', 'Admitted to cancer centre', DAY], ['acute', 'Emergency admission', TIME, 'IMP']],
    ['a check at the practice', ['community', 'NIPE 6-8 wk (GP)', DAY, 'AMB'], ['gp', '6-8 week baby check', TIME]],
    [
      'one examination at one instant',
      ['acute', 'NIPE newborn examination', TIME, 'AMB'],
      ['community', 'Newborn physical exam (NIPE) - hospital', TIME, 'AMB'],
    ],
  ])('%s: one', (_, a, b) => {
    expect(rows(a, b)).toBe(1);
    expect(rows(b, a)).toBe(1);
  });

  it.each<[string, Visit, Visit]>([
    ['another field', ['gp', 'Seen in cardiology clinic', DAY], ['acute', 'Fracture clinic', TIME, 'AMB']],
    ['another day', ['gp', 'Seen in cardiology clinic', '2026-03-13'], ['acute', 'Cardiology clinic', TIME, 'AMB']],
    ['another time', ['gp', 'SALT contact', '2026-03-12T09:00:00Z'], ['community', 'Speech therapy', TIME, 'AMB']],
    ['the practice’s own clinic', ['gp', 'Asthma clinic', DAY], ['acute', 'Asthma clinic', TIME, 'AMB']],
    ['no field said', ['gp', 'Seen in hospital clinic', DAY], ['acute', 'Clinic', TIME, 'AMB']],
    ['a letter about it', ['gp', 'Letter from cardiology', DAY], ['acute', 'Cardiology clinic', TIME, 'AMB']],
    ['one not kept', ['gp', 'Did not attend eye clinic', DAY], ['acute', 'Orthoptist review', TIME, 'AMB']],
    ['seen, against a telephone call', ['gp', 'Seen by heart failure nurse', DAY], ['community', 'HFSN', TIME, 'VR']],
    ['a clinic against a stay', ['gp', 'Seen in cardiology clinic', DAY], ['acute', 'Cardiology', TIME, 'IMP']],
    [
      'a health visitor’s review',
      ['gp', '6-8 week baby check', DAY],
      ['community', 'Health visitor review', TIME, 'AMB'],
    ],
  ])('%s: two', (_, a, b) => {
    expect(rows(a, b)).toBe(2);
    expect(rows(b, a)).toBe(2);
  });

  it('of two of the day joins neither', () => {
    const visit: Visit = ['community', 'Home visit HFSN', TIME, 'HH'];
    const later: Visit = ['community', 'Home visit HFSN', '2026-03-12T16:00:00Z', 'HH'];
    const told: Visit = ['gp', 'Seen by heart failure nurse', DAY];
    expect(rowsOf([told], [visit])).toBe(1);
    expect(rowsOf([told], [visit, later])).toBe(3);
  });
});

describe('a contact that lost its time in the transfer', () => {
  it.each<[string, Visit, Visit, number]>([
    ['is one', ['gp', 'Nurse surgery', TIME], ['gp', 'Practice nurse clinic', DAY], 1],
    ['of another kind is two', ['gp', 'Telephone consultation', TIME], ['gp', 'Nurse clinic', DAY], 2],
    ['at a hospital is two', ['gp', 'Nurse surgery', TIME], ['acute', 'Practice nurse clinic', DAY], 2],
  ])('%s', (_, a, b, expected) => {
    expect(rows(a, b)).toBe(expected);
  });
});

describe('what a practice’s system gives the class that it gives to all', () => {
  const ED: Visit = ['acute', 'Emergency department attendance', TIME, 'EMER', '2026-03-12T16:05:00Z'];
  const SPELL: Visit = ['acute', 'Inpatient admission - Orthopaedics', TIME, 'IMP', '2026-03-20T14:00:00Z'];
  const DAY_CASE: Visit = ['acute', 'Day case surgery - breast', '2026-03-12T07:30:00Z', 'SS', '2026-03-12T17:45:00Z'];

  it.each<[string, Visit, number]>([
    ['A+E attendance', ED, 1],
    ['A&E attendance - chest pain', ED, 1],
    ['Casualty attendance', ED, 1],
    ['Seen in hospital casualty', ED, 1],
    ['A&E Attendance Review', ED, 2],
    ['A&E attendance Follow Up', ED, 2],
    ['Seen in accident and emergency', ED, 1],
    ['Attended ED', ED, 1],
    ['Emergency Dept visit', ED, 1],
    ['A&E attendance letter', ED, 2],
    ['Post A&E attendance review', ED, 2],
    ['A&E attendance - did not attend', ED, 2],
    ['Emergency appointment', ED, 2],
    ['Emergency contraception', ED, 2],
    ['Edwards clinic attendance', ED, 2],
    ['Hospital admission', ED, 2],
    ['A&E attendance', SPELL, 2],
    ['Admission avoidance review', SPELL, 2],
    ['Admitted to nursing home', SPELL, 2],
    ['Elective admission booked', SPELL, 2],
    ['Day case surgery', SPELL, 2],
    ['Day case hospital admission', DAY_CASE, 1],
    ['Day case surgery', DAY_CASE, 1],
    ['Day case referral', DAY_CASE, 2],
  ])('%s', (name, visit, expected) => {
    expect(counted(['gp', name, DAY, 'AMB'], visit)).toEqual([expected]);
  });

  it('is a stay of the same days', () => {
    const told: Visit = ['gp', 'Emergency hospital admission', DAY, 'AMB', '2026-03-20'];
    expect(counted(told, SPELL)).toEqual([1]);
    expect(rowsOf([told], [SPELL, ED])).toBe(2);
  });

  it('meets neither of two attendances of one day', () => {
    const again: Visit = ['acute', 'Emergency department attendance', '2026-03-12T20:00:00Z', 'EMER'];
    expect(rowsOf([['gp', 'A+E attendance', DAY, 'AMB']], [ED, again])).toBe(3);
  });

  it('is elsewhere though the practice names itself, and not though it names another place', () => {
    const told = (place: string): Visit => ['gp', 'A+E attendance', DAY, 'AMB', undefined, place];
    const at = (place: string): Visit => [ED[0], ED[1], ED[2], ED[3], ED[4], place];
    expect(rows(told('p0'), at('p1'))).toBe(1);
    expect(rows(told('Northgate Hospital'), at('Northgate Hospital'))).toBe(1);
    expect(rows(told('Northgate Hospital'), at('Eastfield Hospital'))).toBe(2);
  });

  it.each([
    ['Parkside Medical Centre', 2],
    ['Wharf Street Surgery', 1],
    ['The Elms Health Centre', 2],
    ['Dr Patel & Partners Practice', 1],
    ['Eastfield Hospital', 2],
    ['Eastfield Day Surgery Unit', 2],
    ['Eastfield University Medical Centre', 2],
    ['Eastfield Urgent Treatment Centre', 2],
  ])('is elsewhere where the place that it names has no beds, which a centre may have: %s', (place, expected) => {
    const at = (visit: Visit): Visit => [visit[0], visit[1], visit[2], visit[3], visit[4], 'Northgate Hospital'];
    expect(counted(['gp', 'A+E attendance', DAY, 'AMB', undefined, place], at(ED))).toEqual([expected]);
    expect(counted(['gp', 'Admission', DAY, 'IMP', '2026-03-20', place], at(SPELL))).toEqual([expected]);
  });

  it('is where its name says that it was', () => {
    const at = (place: string): Visit => [ED[0], ED[1], ED[2], ED[3], ED[4], place];
    const told: Visit = ['gp', 'A&E attendance Northgate Park', DAY, 'AMB'];
    expect(counted(told, at('Northgate Park District Hospital'))).toEqual([1]);
    expect(counted(told, at('Eastfield Hospital'))).toEqual([2]);
    expect(counted(['gp', 'A&E attendance Northgate', DAY, 'EMER'], at('Eastfield Hospital'))).toEqual([2]);
  });

  it('says nothing of another setting’s class', () => {
    expect(counted(['community', 'A&E attendance', DAY, 'AMB'], ED)).toEqual([2]);
  });
});

describe('a visit to a care home', () => {
  const WENT: Visit = ['gp', 'Care home visit (ward round)', TIME, 'AMB', '2026-03-12T10:40:00Z'];
  it.each<[string, Visit, Visit, number]>([
    ['the doctor', WENT, ['care-home', 'GP visit - Dr Patel', TIME, 'AMB'], 1],
    ['sent as a home visit', ['gp', 'Visit', TIME, 'HH'], ['care-home', 'Seen by GP', TIME, 'AMB'], 1],
    [
      'the district nurse',
      ['community', 'DN visit', TIME, 'HH'],
      ['care-home', 'District nurse visit', TIME, 'AMB'],
      1,
    ],
    ['somebody else came', WENT, ['care-home', 'Chiropodist visit', TIME, 'AMB'], 2],
    ['at another time', WENT, ['care-home', 'GP visit', '2026-03-12T11:20:00Z', 'AMB'], 2],
    ['of a day alone', ['gp', 'Care home visit', DAY, 'AMB'], ['care-home', 'GP visit', TIME, 'AMB'], 2],
    ['by telephone', ['gp', 'Telephone consultation', TIME, 'VR'], ['care-home', 'GP visit', TIME, 'AMB'], 2],
    ['that was cancelled', WENT, ['care-home', 'GP visit cancelled', TIME, 'AMB'], 2],
    ['with other ends', WENT, ['care-home', 'GP visit', TIME, 'AMB', '2026-03-12T12:00:00Z'], 2],
  ])('%s', (_, a, b, expected) => {
    expect(counted(a, b)).toEqual([expected]);
  });
});
