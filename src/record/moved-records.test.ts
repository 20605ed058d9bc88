/** Is a GP record that moved with the person known again, line by line, and are numbers of the person no evidence? */
import type { FhirResource } from 'fhir/r4';
import { describe, expect, it } from 'vitest';
import { parseDate } from '../domain/dates';
import type { Setting } from '../domain/settings';
import type { ProviderState } from './entry';
import { movedDates, movedWords } from './fhir/transferred';
import { identityKeys } from './fhir/identity';
import { buildRecord } from './record';

const now = parseDate('2026-11-22T10:00:00Z')?.sort ?? 0;
const provider = (id: string, setting: Setting, resources: readonly object[]): ProviderState => ({
  state: 'answered',
  provider: { id, name: id, setting },
  resources: resources as readonly FhirResource[],
  coverage: [],
  warnings: [],
  retrievedAt: '',
});
const SNOMED = 'http://snomed.info/sct';
const coded = (code: string, display: string) => ({ coding: [{ system: SNOMED, code, display }] });

/** How many entries two providers' resources make. */
const rows = (a: readonly object[], b: readonly object[], settings: readonly [Setting, Setting] = ['gp', 'gp']) =>
  buildRecord({ providers: [provider('a', settings[0], a), provider('b', settings[1], b)], now }).entries.length;

const note = (id: string, more: object = {}) => ({
  resourceType: 'Observation',
  id,
  status: 'final',
  code: coded('162950006', 'O/E - breath sounds normal'),
  effectiveDateTime: '2010-12-09',
  ...more,
});
const said = (text: string) => ({ note: [{ text }] });
const contact = (id: string, more: object = {}) => ({
  resourceType: 'Encounter',
  id,
  status: 'finished',
  type: [{ text: 'Clinical - Face to face' }],
  period: { start: '2010-12-09T11:48:46+00:00' },
  ...more,
});
const renamed = { type: [coded('25671000000102', 'Surgery Consultation Note')] };
const referral = (id: string, more: object = {}) => ({
  resourceType: 'ServiceRequest',
  id,
  status: 'unknown',
  intent: 'order',
  authoredOn: '2010-12-16T11:09:42+00:00',
  reasonCode: [coded('183885007', 'Private referral to obstetrician')],
  ...more,
});
const letter = (id: string, more: object = {}) => ({
  resourceType: 'DocumentReference',
  id,
  status: 'current',
  type: { text: 'Record Attachment' },
  date: '2010-12-16T13:25:02.000+00:00',
  description: 'Word Document: Letter.doc - about the knee',
  content: [{ attachment: { contentType: 'application/msword' } }],
  ...more,
});

describe('a line of a GP record at two practices', () => {
  it.each<[string, object, object]>([
    ['a coded note', note('1'), note('2')],
    [
      'a note whose copy has a heading',
      note('1', said('Minor: right side')),
      note('2', said('(Type: Minor). right side')),
    ],
    ['a note whose words stand in another order', note('1', said('high. range 3')), note('2', said('range 3. high'))],
    [
      'a note that lost its code and kept its name in words',
      note('1', {
        code: coded('196411000000103', 'Transfer-degraded record entry'),
        ...said('Original text: Gait normal'),
      }),
      note('2', { code: { text: 'Gait normal' } }),
    ],
    [
      'a value in a unit spelt otherwise',
      note('1', { code: coded('160573003', 'Alcohol intake'), valueQuantity: { value: 13, unit: 'Units/Week' } }),
      note('2', { code: coded('160573003', 'Alcohol intake'), valueQuantity: { value: 13, unit: '{units}/wk' } }),
    ],
    ['a contact under another name, at one minute', contact('1'), contact('2', renamed)],
    [
      'a contact of a day alone under the same name',
      contact('1', { period: { start: '2010-12-09' } }),
      contact('2', { period: { start: '2010-12-09' } }),
    ],
    ['a referral', referral('1'), referral('2', { note: [{ text: 'Urgency: 1-3 weeks' }] })],
    ['a letter', letter('1'), letter('2', { content: [{ attachment: { contentType: 'text/plain' } }] })],
  ])('%s is one', (_, a, b) => {
    expect(rows([a], [b])).toBe(1);
  });

  it.each<[string, object, object]>([
    ['of another day', note('1'), note('2', { effectiveDateTime: '2010-12-10' })],
    ['with other words', note('1', said('left side')), note('2', said('right side'))],
    ['whose words are denied in the copy', note('1', said('wheeze heard')), note('2', said('no wheeze heard'))],
    ['of another minute', contact('1'), contact('2', { period: { start: '2010-12-09T11:50:00+00:00' } })],
    ['for something else', referral('1'), referral('2', { reasonCode: [coded('183522002', 'Referral to surgeon')] })],
    ['about something else', letter('1'), letter('2', { description: 'Word Document: Other.doc - about the hip' })],
  ])('%s is two', (_, a, b) => {
    expect(rows([a], [b])).toBe(2);
  });

  it('is two where one of the providers is no practice', () => {
    expect(rows([note('1')], [note('2')], ['gp', 'acute'])).toBe(2);
  });

  it('of a hundred alike on one day each meets one, and none two', () => {
    const many = (from: string) => Array.from({ length: 100 }, (_, i) => note(`${from}${i}`, said(`line ${i}`)));
    expect(rows(many('a'), many('b'))).toBe(100);
  });
});

describe('a number that is not of the thing itself', () => {
  const person = { system: 'https://trust.example/mrn', value: 'X1234567' };
  const problem = (id: string, code: string, date: string, identifier: object) => ({
    resourceType: 'Condition',
    id,
    identifier: [identifier],
    code: coded(code, code),
    recordedDate: date,
  });
  const vaccine = { resourceType: 'Immunization', id: 'i', status: 'completed', vaccineCode: { text: 'BCG' } };

  describe.each<[string, object]>([
    ['the NHS number', { system: 'https://fhir.nhs.uk/Id/nhs-number', value: '9990910014' }],
    ['the NHS number by its OID', { system: 'urn:oid:2.16.840.1.113883.2.1.4.1', value: '9990910014' }],
    ['the NHS number by its bare OID', { system: '2.16.840.1.113883.2.1.4.1', value: '9990910014' }],
    ['a hospital number', { ...person, type: coded('MR', 'Medical record number') }],
  ])('%s joins nothing', (_, identifier) => {
    it.each(['2021-02-02', '2020-01-01'])('beside 2020-01-01, on %s', (date) => {
      const a = problem('1', '90560007', '2020-01-01', identifier);
      expect(rows([a], [problem('2', '37796009', date, identifier)], ['acute', 'acute'])).toBe(2);
    });
  });

  it('a number used again joins nothing', () => {
    const a = problem('1', '90560007', '2020-01-01', person);
    expect(rows([a], [problem('2', '37796009', '2021-02-02', person)], ['acute', 'acute'])).toBe(2);
  });

  it('a number on things of different kinds joins nothing, even of one day', () => {
    const a = [problem('1', '90560007', '2020-01-01', person), { ...vaccine, identifier: [person] }];
    const b = [problem('2', '37796009', '2020-01-01', person)];
    expect(rows(a, b, ['acute', 'acute'])).toBe(3);
  });

  it('two current letters under one number stay two', () => {
    const of = (id: string, date: string) => letter(id, { identifier: [person], date });
    expect(rows([of('1', '2024-01-01'), of('2', '2025-01-01')], [])).toBe(2);
  });
});

describe('one number, written in several ways', () => {
  const GUID = '0b2f6d1e-5c1c-4a8e-9b0a-1f2e3d4c5b6a';
  it.each([
    [
      'an OID, bare and as a URN',
      { system: '1.2.826.0.1.3680043', value: 'A1' },
      { system: 'urn:oid:1.2.826.0.1.3680043', value: 'A1' },
    ],
    [
      'two GUIDs in one',
      { system: 'a', value: `${'c'.repeat(32)}${GUID.replace(/-/g, '')}` },
      { system: 'b', value: GUID },
    ],
    ['a GUID as a URN', { system: 'a', value: `urn:uuid:${GUID.toUpperCase()}` }, { system: 'b', value: GUID }],
    [
      'a UID',
      { system: 'urn:dicom:uid', value: 'urn:oid:1.2.840.99.1.2.3.4' },
      { system: 'x', value: '1.2.840.99.1.2.3.4' },
    ],
  ])('%s is one', (_, a, b) => {
    expect(identityKeys(a)).toEqual(identityKeys(b));
  });

  it('an equal GUID as id, of one type and day, makes one; of another day it does not', () => {
    const of = (text: string, recordedDate: string) => ({
      resourceType: 'Condition',
      id: GUID,
      code: { text },
      recordedDate,
    });
    expect(rows([of('Trigger thumb', '2020-01-01')], [of('Problem of a tendon of the hand', '2020-01-01')])).toBe(1);
    expect(rows([of('Trigger thumb', '2020-01-01')], [of('Problem of a tendon of the hand', '2020-01-02')])).toBe(2);
  });
});

describe('how well moved lines agree', () => {
  it.each<[string, string, 0 | 1 | null]>([
    ['2010-12-09T11:48:46+00:00', '2010-12-09T11:48:00Z', 0],
    ['2010-12-09', '2010-12-09T00:00:00Z', 1],
    ['2010-12', '2010-12', 1],
    ['2010-12-09', '2010-12-09T11:48:00Z', null],
    ['2010-12-09T11:48:46Z', '2010-12-09T11:49:46Z', null],
  ])('%s and %s: %s', (a, b, expected) => {
    expect(movedDates(parseDate(a), parseDate(b))).toBe(expected);
    expect(movedDates(parseDate(b), parseDate(a))).toBe(expected);
  });
  it.each<[string, string, 0 | 1 | 2 | null]>([
    ['Chest clear', 'chest clear.', 0],
    ['Chest clear', 'clear chest', 0],
    ['Chest clear', 'Note: chest clear', 1],
    ['', 'chest clear', 2],
    ['Chest clear', 'chest not clear', null],
    ['Dose 25', 'dose 21', null],
  ])('“%s” and “%s”: %s', (a, b, expected) => {
    expect(movedWords([a], [b])).toBe(expected);
    expect(movedWords([b], [a])).toBe(expected);
  });
});

describe('an allergy whose code says only that there is one', () => {
  const drug = (id: string, note: string, more: object = {}) => ({
    resourceType: 'AllergyIntolerance',
    id,
    code: coded('416098002', 'Allergy to drug'),
    onsetDateTime: '2011-02-15',
    note: [{ text: note }],
    ...more,
  });
  const shown = (...resources: readonly object[]) =>
    buildRecord({ providers: [provider('a', 'gp', resources)], now }).entries.map(({ title }) => title);

  it.each<[string, object, string]>([
    ['the first line of a note', drug('1', 'Faverin 50mg tablets\nAMP'), 'Allergy to drug – Faverin 50mg tablets'],
    [
      'a reaction’s substance',
      drug('1', 'told by the ward', { reaction: [{ substance: { text: 'Cefalexin' } }] }),
      'Allergy to drug – Cefalexin',
    ],
    [
      'the note that keeps a lost name',
      drug('1', 'Allergy description: Penicillin allergy\nas a child', {
        code: coded('196461000000101', 'Transfer-degraded drug allergy'),
      }),
      'Penicillin allergy',
    ],
  ])('is named by %s', (_, resource, title) => {
    expect(shown(resource)).toEqual([title]);
  });

  it('is never one with another of that code', () => {
    const two = [drug('1', 'Faverin 50mg tablets'), drug('2', 'Bendroflumethiazide 2.5mg tablets')];
    expect(shown(...two)).toHaveLength(2);
    expect(rows([two[0] as object], [two[1] as object])).toBe(2);
  });

  it('is one with the same drug by its own name', () => {
    const named = drug('2', 'AMP', { code: { text: 'Fluvoxamine' } });
    expect(rows([drug('1', 'Faverin 50mg tablets')], [named])).toBe(1);
  });
});
