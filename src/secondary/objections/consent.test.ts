/** Is an objection of our own register never passed over, however its Consent was written? */
import { describe, expect, it } from 'vitest';
import { readConsent, SECONDARY_USE } from './consent';

const NUMBER = '9990123454';
const ours = (code: string): object => ({ coding: [{ system: SECONDARY_USE, code }] });

const consent = (more: object = {}) => ({
  resourceType: 'Consent',
  status: 'active',
  category: [ours('opt-out')],
  patient: { identifier: { system: 'https://fhir.nhs.uk/Id/nhs-number', value: NUMBER } },
  dateTime: '2026-05-01T09:00:00+01:00',
  provision: { type: 'deny' },
  ...more,
});

const PERMIT = { provision: { type: 'permit' } };
const NO_PROVISION = { provision: undefined };

describe('what it says', () => {
  it.each<[string, object, boolean]>([
    ['a no', {}, true],
    ['a yes', PERMIT, false],
    ['a yes by its category', { category: [ours('opt-in')], ...NO_PROVISION }, false],
    ['a no by its category', NO_PROVISION, true],
    ['a code that nobody knows', { category: [ours('optout')], ...NO_PROVISION }, true],
    ['both codes', { category: [ours('opt-in'), ours('opt-out')], ...NO_PROVISION }, true],
    ['a no whose category says yes', { category: [ours('opt-in')] }, true],
    ['a no that was withdrawn', { status: 'inactive' }, false],
    ['a yes that was withdrawn', { status: 'inactive', ...PERMIT }, true],
    [
      'a yes by its category that was withdrawn',
      { status: 'inactive', category: [ours('opt-in')], ...NO_PROVISION },
      true,
    ],
    ['a yes that was only proposed', { status: 'proposed', ...PERMIT }, true],
    ['a yes that is a draft', { status: 'draft', ...PERMIT }, true],
    ['a yes that was rejected', { status: 'rejected', ...PERMIT }, true],
    ['a yes without a status', { status: undefined, ...PERMIT }, true],
  ])('%s', (_what, more, out) => {
    expect(readConsent(consent(more) as never)).toMatchObject({ row: { nhsNumber: NUMBER, out } });
  });
});

describe('from when it holds', () => {
  // of a day or a year a no holds from its end, so that a yes of the same time is none
  it.each<[unknown, object, string]>([
    ['2026-05-01T09:00:00+01:00', {}, '2026-05-01T09:00:00+01:00'],
    ['2026-05-01T09:00:00.123Z', PERMIT, '2026-05-01T09:00:00.123Z'],
    ['2026-05-01', {}, '2026-05-01T23:59:59.999Z'],
    ['2026-02', {}, '2026-02-28T23:59:59.999Z'],
    ['2024-02', {}, '2024-02-29T23:59:59.999Z'],
    ['2026', {}, '2026-12-31T23:59:59.999Z'],
    ['2026-05-01', PERMIT, '2026-05-01'],
    ['2026', PERMIT, '2026'],
    ['01/05/2026', {}, '9999-12-31'],
    ['May 2026', {}, '9999-12-31'],
    ['2026-13-01', {}, '9999-12-31'],
    ['2026-02-30', {}, '9999-12-31'],
    [20260501, {}, '9999-12-31'],
    [undefined, {}, '9999-12-31'],
  ])('%s', (dateTime, more, at) => {
    expect(readConsent(consent({ dateTime, ...more }) as never)).toMatchObject({ row: { at } });
  });

  it.each(['01/05/2026', 'May 2026', '2026-13-01', '2026-02-30', undefined])('a yes of %s is none', (dateTime) => {
    expect(readConsent(consent({ dateTime, ...PERMIT }) as never)).toEqual({
      problem: 'it opts in without saying when',
    });
  });

  it('when it was put on record counts only where nothing else is said', () => {
    const meta = { lastUpdated: '2026-06-01T00:00:00Z' };
    expect(readConsent(consent({ dateTime: undefined, meta }) as never)).toMatchObject({
      row: { at: '2026-06-01T00:00:00Z' },
    });
    expect(readConsent(consent({ dateTime: '01/05/2026', meta }) as never)).toMatchObject({
      row: { at: '9999-12-31' },
    });
  });
});

describe('whose register it is of', () => {
  const NOT_KNOWN = 'it does not say by a known category which register it is of';

  it.each<[string, unknown]>([
    ['the joined-up record', [{ coding: [{ system: 'http://loinc.org', code: '59284-0' }] }]],
    [
      'the categories of HL7',
      [{ coding: [{ system: 'http://terminology.hl7.org/CodeSystem/consentcategorycodes', code: 'npp' }] }],
    ],
  ])('one of %s is none of ours', (_what, category) => {
    expect(readConsent(consent({ category }) as never)).toEqual({ row: null });
  });

  it.each<[string, unknown]>([
    ['no category', undefined],
    ['an empty one', []],
    ['words alone', [{ text: 'Secondary use opt-out' }]],
    ['a code without a system', [{ coding: [{ code: 'opt-out' }] }]],
    ['a system misspelt', [{ coding: [{ system: 'urn:whole-picture:secondary-Use', code: 'opt-out' }] }]],
    ['a system with a blank', [{ coding: [{ system: ` ${SECONDARY_USE}`, code: 'opt-out' }] }]],
    ['a system that nobody knows', [{ coding: [{ system: 'urn:example', code: 'opt-out' }] }]],
    [
      'one that is known beside one that is not',
      [{ coding: [{ system: 'http://loinc.org', code: '59284-0' }, { system: 'urn:whole-picture:secondary' }] }],
    ],
  ])('%s is a problem to be told', (_what, category) => {
    expect(readConsent(consent({ category }) as never)).toEqual({ problem: NOT_KNOWN });
  });

  it.each<[string, unknown]>([
    ['beside another', [{ coding: [{ system: 'http://loinc.org', code: '59284-0' }] }, ours('opt-out')]],
    ['that is no list', ours('opt-out')],
  ])('ours counts %s', (_what, category) => {
    expect(readConsent(consent({ category }) as never)).toMatchObject({ row: { out: true } });
  });
});

it.each<[string, object, string]>([
  ['no Consent', { resourceType: 'Flag' }, 'it is no Consent'],
  ['nobody’s', { patient: { display: 'Jane' } }, 'it does not say whose it is by a valid NHS number'],
])('%s is a problem to be told', (_what, more, problem) => {
  expect(readConsent(consent(more) as never)).toEqual({ problem });
});

it('what was entered in error was never a decision', () => {
  const status = 'entered-in-error';
  expect(readConsent(consent({ status }) as never)).toEqual({ row: null, erasedOf: NUMBER });
  expect(readConsent(consent({ status, patient: {} }) as never)).toEqual({ row: null });
});
