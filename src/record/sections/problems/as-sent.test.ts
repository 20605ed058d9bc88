/** A problem says what its source says: whether it stands, is so, when it began and ended; a denial is no problem. */
import { describe, expect, it } from 'vitest';
import { recordOf, rowOf, saidBy, lineOf } from '../../../../tests/kits/record/one-row';

const HL7 = 'http://terminology.hl7.org/CodeSystem';
const LOCAL = { system: 'urn:oid:1.2.3', code: 'L1' };
const clinical = (...codes: readonly string[]) => ({
  clinicalStatus: { coding: [LOCAL, ...codes.map((code) => ({ system: `${HL7}/condition-clinical`, code }))] },
});
const verified = (...codes: readonly string[]) => ({
  verificationStatus: { coding: [LOCAL, ...codes.map((code) => ({ system: `${HL7}/condition-ver-status`, code }))] },
});
const condition = (text: string, more: object = {}) => ({
  resourceType: 'Condition',
  code: { text },
  recordedDate: '2026-05-05',
  ...more,
});

describe('its status, behind a local code', () => {
  it.each([
    [clinical('resolved'), 'Resolved', false],
    [clinical('remission'), 'In remission', false],
    [clinical('relapse'), 'Active – relapse', true],
    [clinical('recurrence'), 'Active – recurrence', true],
    [clinical('active', 'resolved'), 'Status unclear', true],
    [clinical(), 'Status unclear', true],
    [verified('refuted'), 'Refuted', false],
    [verified('confirmed', 'refuted'), 'Status unclear', true],
    [{}, 'Active', true],
  ])('%j', (more, status, active) => {
    expect(rowOf(condition('Lymphoma', more))).toMatchObject({ status, detail: { active } });
  });

  it('is never shown as surer than it was said', () => {
    expect(saidBy(rowOf(condition('Lymphoma', verified('differential'))))).toMatch(/^Suspected: .*differential/);
    expect(saidBy(rowOf(condition('Lymphoma', verified('provisional'))))).toMatch(/^Suspected: .*provisional/);
    expect(saidBy(rowOf(condition('Lymphoma', verified('unconfirmed'))))).toMatch(/^Suspected: .*unconfirmed/);
    expect(lineOf('Certainty', condition('Lymphoma'))).toBeNull();
    expect(lineOf('Certainty', condition('Lymphoma', verified('confirmed')))).toBe('Confirmed');
    for (const unsure of ['Asthma?', 'Likely asthma', 'Asthma (suspected)'])
      expect(saidBy(rowOf(condition(unsure)))).toMatch(/^Suspected: /);
    expect(saidBy(rowOf(condition('Pulmonary embolism ruled out')))).toMatch(/Refuted$/);
    expect(saidBy(rowOf(condition('Chest pain, MI excluded')))).toMatch(/Active$/);
  });

  it('leaves as an error only by the word that counts', () => {
    const { entries, warnings } = recordOf([condition('Asthma', verified('entered-in-error'))]);
    expect(entries).toEqual([]);
    expect(warnings).toMatchObject([{ reason: 'entered in error' }]);
  });
});

describe('a denial', () => {
  it.each([
    'No known problems',
    'No current problems or disability',
    'No history of epilepsy',
    'No evidence of recurrence',
    'Negative for malignancy',
    'No history of stroke, MI or TIA',
    'Asthma: no',
    'No family history of diabetes',
    'No family history: Breast cancer',
    'No FH: stroke',
    'No family history: diabetes',
    'No family history of breast cancer in mother or sister',
    'No FH of bowel cancer - non-contributory',
    'FH: nil of note',
    'Family history: not known, adopted'.replace(', ', ' - '),
  ])('“%s” is a statement as worded', (text) => {
    expect(rowOf(condition(text))).toMatchObject({
      title: text,
      status: 'Statement',
      detail: { kind: 'statement', active: false },
    });
  });

  it('is no statement where a word is left, a code names the thing, or nothing is denied', () => {
    for (const text of [
      'No history of stroke but TIA 2019',
      'No fixed abode',
      'Negative symptoms of schizophrenia',
      'No family history of stroke, father MI',
      'No family history: unknown; mother MI',
      'No history of asthma, has eczema',
      'No history of asthma, eczema',
    ])
      expect(rowOf(condition(text)).detail).not.toMatchObject({ kind: 'statement' });
    const coded = {
      code: {
        coding: [{ system: 'http://snomed.info/sct', code: '84757009', display: 'Epilepsy' }],
        text: 'No history of epilepsy',
      },
    };
    expect(rowOf(condition('', coded))).toMatchObject({ tag: 'to check', detail: { active: true } });
  });

  it.each([
    'No family history: mother breast cancer',
    'No FH: father died MI 45',
    'nil FH: ca breast (mother)',
    'No family history: paternal uncle bowel ca',
    'No family history: BRCA1 carrier',
    'No FHx: IHD father 60',
    'no fh: mum had DVT',
    "Nil FH: Huntington's (father)",
    'No family history: see letter',
    'No FH: IHD 45',
    'No FH - MI aged 45',
    'No FH - mother has breast cancer',
    'No FH mother breast cancer',
    'No family history - father had MI aged 52',
    'No family history known - sister has MS',
    'FH: nil – brother has HOCM',
    'No family history (mother: breast cancer)',
  ])('“%s” tells of an illness in the family, and denies none', (text) => {
    expect(rowOf(condition(text)).detail).not.toMatchObject({ kind: 'statement' });
    const relative = { resourceType: 'FamilyMemberHistory', status: 'completed', condition: [{ code: { text } }] };
    expect(rowOf(relative).detail).toMatchObject({ kind: 'family-history' });
  });

  it('of all problems is told as the explicit negative of its section, and of one problem is not', () => {
    const told = (text: string) =>
      recordOf([condition(text)]).absences.filter(({ reason }) => reason === 'explicit-negative');
    expect(told('No known problems')).toMatchObject([
      { section: 'problems', provider: 'ward', text: '“No known problems” was recorded by ward on 05-May-2026.' },
    ]);
    for (const text of ['No history of epilepsy', 'FH: nil of note', 'Problem list unknown', 'Asthma'])
      expect(told(text)).toEqual([]);
  });

  it('joins with no such problem, and contradicts none', () => {
    const { entries } = recordOf([condition('No history of asthma')], [condition('Asthma')]);
    expect(entries).toHaveLength(2);
    expect(entries.flatMap(({ conflicts }) => conflicts)).toEqual([]);
  });
});

describe('when', () => {
  const years = (value: number) => ({ value, unit: 'years', code: 'a' });
  it.each([
    [{ abatementAge: years(12) }, 'Resolved', 'ended at 12 years of age'],
    [{ abatementAge: { value: 18, code: 'mo' } }, 'Resolved', 'ended at 18 months of age'],
    [{ abatementRange: { low: years(10), high: years(12) } }, 'Resolved', 'ended at 10 to 12 years of age'],
    [{ abatementPeriod: { start: '2012-01-02', end: '2012-06-03' } }, 'Resolved', '02-Jan-2012 to 03-Jun-2012'],
    [{ abatementString: 'in her teens' }, 'Resolved', 'ended: in her teens'],
    [{ abatementString: 'ongoing' }, 'Active', 'ongoing'],
    [{ onsetAge: { value: 6, unit: 'months' } }, 'Active', 'from 6 months of age'],
    [{ onsetRange: { low: years(3), high: years(5) } }, 'Active', 'from 3 to 5 years of age'],
    [{ onsetString: 'early childhood' }, 'Active', 'early childhood'],
  ])('%j', (more, status, words) => {
    const row = rowOf(condition('Asthma', more));
    expect(row.status).toBe(status);
    expect(row.summary).toContain(words);
  });

  it('has not ended before the day it is to end', () => {
    expect(rowOf(condition('Asthma', { abatementDateTime: '2030-01-01' })).status).toBe('Active');
    expect(rowOf(condition('Asthma', { abatementPeriod: { start: '2012' } })).status).toBe('Resolved');
  });

  it('says the words where no date was sent', () => {
    expect(rowOf(condition('Asthma', { recordedDate: undefined, onsetString: 'early childhood' }))).toMatchObject({
      date: null,
      when: 'early childhood',
    });
    expect(rowOf(condition('Asthma', { onsetString: 'early childhood' })).when).toBeUndefined();
  });
});

describe('a family history', () => {
  const family = (condition_: readonly object[], more: object = {}) => ({
    resourceType: 'FamilyMemberHistory',
    status: 'completed',
    relationship: { text: 'Father' },
    condition: condition_,
    ...more,
  });
  const years = (value: number) => ({ value, unit: 'years' });

  it('says at which age, and of the death', () => {
    const of = (more: object, death: object) => rowOf(family([{ code: { text: 'Stroke' }, ...more }], death)).summary;
    expect(of({ onsetAge: years(48) }, { deceasedAge: years(49) })).toBe('Father, at 48, died at 49');
    expect(of({ onsetString: '48' }, { deceasedBoolean: true })).toBe('Father, at 48, died');
    expect(of({ outcome: { text: 'Hemiplegia' }, contributedToDeath: true }, { deceasedDate: '1998' })).toBe(
      'Father, Hemiplegia, contributed to death, died 1998',
    );
    expect(of({}, { deceasedRange: { low: years(40), high: years(45) } })).toBe('Father, died at 40 to 45 years');
    expect(of({}, {})).toBeNull();
  });

  it('that denies, or is not known, is a statement', () => {
    expect(rowOf(family([{ code: { text: 'No known problems' } }]))).toMatchObject({
      title: 'Family history: No known problems (father)',
      detail: { kind: 'statement' },
    });
    expect(rowOf(family([{ code: { text: 'No family history of gout' } }])).title).toBe(
      'No family history of gout (father)',
    );
    const unknown = family([], { status: 'health-unknown', dataAbsentReason: { text: 'Adopted' } });
    expect(rowOf(unknown)).toMatchObject({ title: 'Family history: Adopted (father)', detail: { kind: 'statement' } });
  });
});

describe('what a system writes where it has no date', () => {
  it.each([
    { abatementDateTime: '0001-01-01' },
    { abatementDateTime: '0001-01-01T00:00:00Z' },
    { abatementDateTime: '9999-12-31' },
    { abatementPeriod: { end: '0001-01-01' } },
    { abatementPeriod: { start: '0001-01-01', end: '9999-12-31' } },
    { abatementString: '1753-01-01' },
  ])('ends nothing: %j', (more) => {
    const row = rowOf(condition('Asthma', more));
    expect(row).toMatchObject({ status: 'Active', detail: { active: true } });
    expect(saidBy(row)).not.toMatch(/0001|9999|1753/);
    expect(saidBy(rowOf(condition('Asthma', { ...more, ...clinical('active') })))).not.toContain('ended');
  });
  it('and a date that is one ends it still', () => {
    expect(rowOf(condition('Asthma', { abatementPeriod: { end: '1999' } }))).toMatchObject({ status: 'Resolved' });
  });
});
