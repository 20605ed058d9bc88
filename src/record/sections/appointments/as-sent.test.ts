/** Booked care says what its source says: why it was cancelled, who declined, what to do; what is cancelled is over. */
import { describe, expect, it } from 'vitest';
import { summarise } from '../../summary';
import { toR4 } from '../../../stu3/convert';
import { recordOf, rowOf, saidBy, lineOf } from '../../../../tests/kits/record/one-row';

const PATIENT = { reference: 'Patient/p' };
const QUILL = { reference: 'Practitioner/1', display: 'Dr Quill' };
const appointment = (more: object = {}) => ({
  resourceType: 'Appointment',
  status: 'booked',
  start: '2026-12-20T09:00:00Z',
  end: '2026-12-20T09:20:00Z',
  participant: [{ actor: PATIENT, status: 'accepted' }],
  ...more,
});

describe('a cancelled appointment', () => {
  it.each([
    [{ cancelationReason: { text: 'Clinic closed' } }, 'Clinic closed'],
    [{ cancelationReason: { coding: [{ code: 'pat-moved', display: 'Patient: Moved' }] } }, 'Patient: Moved'],
  ])('says why: %j', (more, why) => {
    const row = rowOf(appointment({ status: 'cancelled', ...more }));
    expect(row).toMatchObject({ status: 'Cancelled', lane: 'dated' });
    expect(row.summary).toContain(`Cancelled: ${why}`);
  });

  it('says why by GP Connect’s extension', () => {
    const url = 'https://fhir.nhs.uk/STU3/StructureDefinition/Extension-GPConnect-AppointmentCancellationReason-1';
    const sent = {
      ...appointment({ status: 'cancelled' }),
      id: 'a',
      extension: [{ url, valueString: 'Double booked' }],
    };
    const converted = toR4(sent);
    if (!converted.ok) throw new Error(converted.reason);
    expect(rowOf(converted.resource).summary).toContain('Cancelled: Double booked');
    expect(rowOf(sent).summary).toContain('Cancelled: Double booked');
  });

  it('is never among the next ones, unless another still has it booked', () => {
    const identifier = [{ system: 'urn:x', value: '7' }];
    const off = appointment({ status: 'cancelled', identifier });
    const next = (record: ReturnType<typeof recordOf>) => summarise(record.entries).upcomingAppointments.length;
    expect(next(recordOf([off]))).toBe(0);
    expect(next(recordOf([off], [appointment({ identifier })]))).toBe(1);
  });
});

it('says by which channel it is held', () => {
  const url = 'https://fhir.nhs.uk/STU3/StructureDefinition/Extension-GPConnect-DeliveryChannel-2';
  const by = (value: object) => lineOf('Comment', appointment({ extension: [{ url, ...value }] }));
  expect(by({ valueCode: 'Telephone' })).toContain('By: Telephone');
  expect(by({ valueCodeableConcept: { text: 'Video' } })).toContain('By: Video');
});

describe('who answered what', () => {
  it.each([
    [[{ actor: PATIENT, status: 'declined' }], 'patient declined', 'Booked – patient declined'],
    [[{ actor: PATIENT, status: 'tentative' }], 'patient has accepted tentatively', 'Booked'],
    [[{ actor: PATIENT, status: 'needs-action' }], 'patient has not answered yet', 'Booked'],
    [[{ actor: QUILL, status: 'declined' }], 'Dr Quill declined', 'Booked'],
  ])('%j', (participant, words, status) => {
    const row = rowOf(appointment({ participant }));
    expect(row.summary).toContain(words);
    expect(row.status).toBe(status);
    expect(`${row.title} ${row.summary ?? ''}`).not.toContain('with Dr Quill');
  });

  it('names who comes, and of a relative nothing', () => {
    const nurse = { actor: { reference: 'Practitioner/2', display: 'Nurse Pen' }, status: 'accepted' };
    const aunt = { actor: { reference: 'RelatedPerson/1', display: 'Aunt May' }, status: 'declined' };
    const row = rowOf(appointment({ participant: [{ actor: QUILL, status: 'declined' }, nurse, aunt] }));
    expect(row.summary).toMatch(/with Nurse Pen/);
    expect(saidBy(row)).not.toMatch(/Aunt|with [^·|]*Quill/);
  });
});

it.each([
  ['noshow', 'Did not attend'],
  ['waitlist', 'On waiting list'],
  ['checked-in', 'Checked in'],
  ['fulfilled', 'Attended'],
  ['proposed', 'Proposed'],
  ['pending', 'Pending'],
])('status %s is said in words', (status, words) => {
  expect(rowOf(appointment({ status })).status).toBe(words);
});

it('says instructions, reasons that are referred to, and for when it is asked', () => {
  const pain = { resourceType: 'Condition', id: 'c', code: { text: 'Back pain' } };
  const more = { patientInstruction: 'Fast from midnight', reasonReference: [{ reference: 'Condition/c' }] };
  expect(rowOf(appointment(more), pain).summary).toMatch(/Back pain · Instructions: Fast from midnight$/);
  const asked = { start: undefined, end: undefined, requestedPeriod: [{ start: '2027-01-04', end: '2027-01-08' }] };
  expect(rowOf(appointment(asked)).summary).toContain('requested 04-Jan-2027 to 08-Jan-2027');
});

it('says of a referral why, how soon and for when', () => {
  const referral = {
    resourceType: 'ServiceRequest',
    status: 'active',
    intent: 'order',
    authoredOn: '2026-10-10',
    code: { text: 'Referral to cardiology' },
    priority: 'urgent',
    reasonCode: [{ text: 'Chest pain' }],
    occurrencePeriod: { start: '2027-01-04' },
    patientInstruction: 'Bring the ECG',
    orderDetail: [{ text: 'Echo first' }],
  };
  expect(rowOf(referral).summary).toBe('Chest pain · urgent · for 04-Jan-2027 · Instructions: Bring the ECG');
  expect(lineOf('Comment', referral)).toBe('Echo first');
});

it('says of a contact what was found, how it ended and how long it took', () => {
  const encounter = {
    resourceType: 'Encounter',
    status: 'onleave',
    class: { code: 'IMP' },
    period: { start: '2026-01-05' },
    length: { value: 45, unit: 'min' },
    reasonCode: [{ text: 'Chest pain' }],
    diagnosis: [{ condition: { reference: 'Condition/c' } }],
    hospitalization: { dischargeDisposition: { text: 'Home' }, admitSource: { text: 'By ambulance' } },
  };
  const angina = { resourceType: 'Condition', id: 'c', code: { text: 'Angina' } };
  expect(saidBy(rowOf(encounter, angina))).toMatch(
    /Hospital stay, Chest pain \| .*lasted 45 minutes · Diagnosis: Angina · Home \| On leave/,
  );
  expect(lineOf('Admitted from', encounter, angina)).toBe('By ambulance');
  const off = { ...encounter, status: 'cancelled', period: { start: '2027-01-05' } };
  expect(rowOf(off).lane).toBe('dated');
});
