/**
 * What does an ordinary record hold? One specimen for each section, and for each type of resource a section takes from
 * elsewhere.
 */
import {
  allergy,
  appointment,
  carePlan,
  contact,
  letter,
  medicine,
  other,
  problem,
  report,
  result,
  sct,
  text,
  toSubject,
  warning,
  type Specimen,
} from './specimen';

const subject = toSubject;
const place = other('Location', 'sec-place', { name: 'Elm Ward, Northgate Hospital' });

export const SECTION_SPECIMENS: readonly Specimen[] = [
  {
    of: 'S-allergy',
    shows: 'An allergy, with its reaction and a note',
    setting: 'gp',
    resources: [
      allergy('sec-allergy', {
        code: sct('91936005', 'Allergy to penicillin'),
        criticality: 'high',
        reaction: [{ manifestation: [text('Anaphylaxis')], severity: 'severe' }],
        note: [{ text: 'Told by the daughter' }],
      }),
    ],
  },
  {
    of: 'S-med-request',
    shows: 'A repeat medicine',
    setting: 'gp',
    resources: [
      medicine('sec-medicine', {
        medicationCodeableConcept: text('Amlodipine 5mg tablets'),
        dosageInstruction: [{ text: 'ONE daily' }],
        note: [{ text: 'Ankles swell' }],
      }),
    ],
  },
  {
    of: 'S-med-statement',
    shows: 'A medicine the person says they take',
    setting: 'acute',
    resources: [
      other('MedicationStatement', 'sec-statement', {
        status: 'active',
        subject,
        medicationCodeableConcept: text('Paracetamol 500mg tablets'),
        effectiveDateTime: '2026-09-02',
      }),
    ],
  },
  {
    of: 'S-condition',
    shows: 'An active problem',
    setting: 'gp',
    resources: [
      problem('sec-problem', { code: sct('38341003', 'Hypertensive disorder'), note: [{ text: 'Reviewed yearly' }] }),
    ],
  },
  {
    of: 'S-social-history',
    shows: 'Smoking, as context for the problems',
    setting: 'gp',
    resources: [
      other('Observation', 'sec-smoking', {
        status: 'final',
        subject,
        category: [
          {
            coding: [{ system: 'http://terminology.hl7.org/CodeSystem/observation-category', code: 'social-history' }],
          },
        ],
        code: text('Ex-smoker'),
        effectiveDateTime: '2025-11-01',
      }),
    ],
  },
  {
    of: 'S-encounter',
    shows: 'A stay in hospital, with its ward and its reason',
    setting: 'acute',
    resources: [
      contact('sec-stay', {
        reasonCode: [text('Chest pain')],
        location: [{ location: { reference: 'Location/sec-place' } }],
      }),
      place,
    ],
  },
  {
    of: 'S-observation',
    shows: 'A blood test',
    setting: 'acute',
    resources: [
      result('sec-result', {
        code: sct('1032061000000108', 'Serum creatinine level'),
        valueQuantity: { value: 84, unit: 'µmol/L' },
      }),
    ],
  },
  {
    of: 'S-report',
    shows: 'A report of tests',
    setting: 'acute',
    resources: [
      report('sec-report', {
        code: text('Renal function tests'),
        result: [{ reference: 'Observation/sec-result' }],
        conclusion: 'Within range',
      }),
    ],
  },
  {
    of: 'S-appointment',
    shows: 'A booked appointment, with a comment',
    setting: 'acute',
    resources: [
      appointment('sec-appointment', {
        serviceType: [text('Cardiology')],
        description: 'Follow-up of chest pain',
        comment: 'Bring the blood pressure diary',
      }),
    ],
  },
  {
    of: 'S-referral',
    shows: 'A referral',
    setting: 'gp',
    resources: [
      other('ServiceRequest', 'sec-referral', {
        status: 'active',
        intent: 'order',
        subject,
        code: text('Referral to cardiology'),
        authoredOn: '2026-08-30',
        note: [{ text: 'Worried about work' }],
      }),
    ],
  },
  {
    of: 'S-immunisation',
    shows: 'A vaccination',
    setting: 'gp',
    resources: [
      other('Immunization', 'sec-vaccine', {
        status: 'completed',
        patient: subject,
        vaccineCode: text('Influenza vaccine'),
        occurrenceDateTime: '2025-10-09',
        lotNumber: 'A1',
      }),
    ],
  },
  {
    of: 'S-procedure',
    shows: 'An operation',
    setting: 'acute',
    resources: [
      other('Procedure', 'sec-operation', {
        status: 'completed',
        subject,
        code: sct('80146002', 'Appendectomy'),
        performedDateTime: '1998-07-21',
      }),
    ],
  },
  {
    of: 'S-document',
    shows: 'A clinic letter',
    setting: 'acute',
    resources: [
      letter('sec-letter', {
        type: text('Clinic letter'),
        content: [
          {
            attachment: { contentType: 'application/pdf', url: 'Binary/sec-bytes', title: 'Cardiology clinic letter' },
          },
        ],
      }),
    ],
  },
  {
    of: 'S-binary',
    shows: 'The bytes of that letter',
    setting: 'acute',
    resources: [other('Binary', 'sec-bytes', { contentType: 'application/pdf', data: 'JVBERi0=' })],
  },
  {
    of: 'S-care-plan',
    shows: 'A care plan of the community team',
    setting: 'community',
    resources: [carePlan('sec-plan', { title: 'Leg ulcer care plan', description: 'Dressing twice a week' })],
  },
  {
    of: 'S-flag',
    shows: 'A communication need',
    setting: 'gp',
    resources: [warning('sec-need', { code: text('Interpreter needed: Somali') })],
  },
  {
    of: 'S-related',
    shows: 'A next of kin',
    setting: 'gp',
    resources: [
      other('RelatedPerson', 'sec-kin', {
        active: true,
        patient: subject,
        relationship: [text('Daughter')],
        name: [{ text: 'Noor XX-SPECIMEN' }],
        telecom: [{ system: 'phone', value: '020 7946 0000' }],
      }),
    ],
  },
  {
    of: 'S-consent',
    shows: 'A lasting power of attorney',
    setting: 'gp',
    resources: [
      other('Consent', 'sec-attorney', {
        status: 'active',
        scope: text('Advance care'),
        category: [text('Lasting power of attorney for health and welfare')],
        patient: subject,
        dateTime: '2024-03-01',
      }),
    ],
  },
  {
    of: 'S-episode-social',
    shows: 'A package of care',
    setting: 'social-care',
    resources: [
      other('EpisodeOfCare', 'sec-package', {
        status: 'active',
        patient: subject,
        type: [text('Home care, two visits a day')],
        period: { start: '2026-01-05' },
      }),
    ],
  },
  {
    of: 'S-plan-social',
    shows: 'A council’s care and support plan',
    setting: 'social-care',
    resources: [
      carePlan('sec-support', { title: 'Care and support plan', description: 'Help with washing and meals' }),
    ],
  },
];
