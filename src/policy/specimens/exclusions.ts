/**
 * What is never shared, with anybody? One specimen or more for each exclusion, in the places where others were seen to
 * let it slip.
 */
import {
  allergy,
  appointment,
  contact,
  labelled,
  letter,
  medicine,
  other,
  problem,
  report,
  result,
  sct,
  text,
  warning,
  type Specimen,
} from './specimen';

const HIV = sct('86406008', 'HIV infection');

export const EXCLUSION_SPECIMENS: readonly Specimen[] = [
  {
    of: 'EX-1',
    shows: 'HIV as a problem, by its code',
    setting: 'gp',
    resources: [problem('ex-1-problem', { code: HIV })],
  },
  {
    of: 'EX-1',
    shows: '“HIV negative”: hiding only positives would tell',
    setting: 'acute',
    resources: [result('ex-1-negative', { code: sct('165815009', 'HIV negative') })],
  },
  {
    of: 'EX-1',
    shows: 'A visit to a sexual health clinic, by the clinic’s name',
    setting: 'acute',
    resources: [
      appointment('ex-1-visit', {
        participant: [{ actor: { reference: 'Location/ex-1-clinic' }, status: 'accepted' }],
      }),
      other('Location', 'ex-1-clinic', { name: 'Sexual Health Clinic' }),
    ],
  },
  {
    of: 'EX-1',
    shows: 'A letter, by its title',
    setting: 'acute',
    resources: [
      letter('ex-1-letter', {
        type: text('Clinic letter'),
        content: [{ attachment: { url: 'Binary/ex-1-bytes', title: 'HIV clinic letter' } }],
      }),
    ],
  },
  {
    of: 'EX-1',
    shows: 'An ordinary test ordered in an HIV report',
    setting: 'acute',
    resources: [
      result('ex-1-member', { code: sct('1032061000000108', 'Serum creatinine level') }),
      report('ex-1-report', { code: HIV, result: [{ reference: 'Observation/ex-1-member' }] }),
    ],
  },
  {
    of: 'EX-1-medicines',
    shows: 'An HIV medicine, by its name',
    setting: 'gp',
    resources: [
      medicine('ex-1-medicine', {
        medicationCodeableConcept: text('Emtricitabine 200mg / Tenofovir disoproxil 245mg tablets'),
      }),
    ],
  },
  {
    of: 'EX-1-medicines',
    shows: 'An allergy to an HIV medicine',
    setting: 'gp',
    resources: [allergy('ex-1-allergy', { code: text('Abacavir') })],
  },
  {
    of: 'EX-2',
    shows: 'Fertility treatment, by its code',
    setting: 'gp',
    resources: [problem('ex-2-problem', { code: sct('63487001', 'Assisted fertilisation') })],
  },
  {
    of: 'EX-2-medicines',
    shows: 'A fertility medicine',
    setting: 'gp',
    resources: [medicine('ex-2-medicine', { medicationCodeableConcept: text('Clomifene 50mg tablets') })],
  },
  {
    of: 'EX-3',
    shows: 'A visit to a pregnancy termination service',
    setting: 'acute',
    resources: [contact('ex-3-visit', { serviceType: sct('310062002', 'Pregnancy termination service') })],
  },
  {
    of: 'EX-3-medicines',
    shows: 'Mifepristone',
    setting: 'acute',
    resources: [medicine('ex-3-medicine', { medicationCodeableConcept: text('Mifepristone 200mg tablets') })],
  },
  {
    of: 'EX-4',
    shows: 'Gender identity, by its code',
    setting: 'gp',
    resources: [problem('ex-4-problem', { code: sct('93461009', 'Gender dysphoria') })],
  },
  {
    of: 'EX-4-medicines',
    shows: 'A hormone given for it; the same hormone for anything else is shown',
    setting: 'gp',
    resources: [
      medicine('ex-4-medicine', {
        medicationCodeableConcept: text('Estradiol 2mg tablets'),
        reasonReference: [{ reference: 'Condition/ex-4-problem' }],
      }),
    ],
  },
  {
    of: 'EX-5',
    shows: 'Domestic violence, in words alone',
    setting: 'gp',
    resources: [problem('ex-5-problem', { code: text('Discussed at MARAC') })],
  },
  {
    of: 'EX-5',
    shows: 'Domestic violence, by a label alone',
    setting: 'acute',
    resources: [contact('ex-5-visit', labelled('SDV'))],
  },
  {
    of: 'EX-6',
    shows: 'A criminal record, in words alone',
    setting: 'gp',
    resources: [problem('ex-6-problem', { code: text('Released from prison') })],
  },
  {
    of: 'DC-1',
    shows: 'A key-safe code',
    setting: 'community',
    resources: [warning('dc-1-flag', { code: text('Key safe by the back door, 4321') })],
  },
  {
    of: 'D-no-section',
    shows: 'A type that no section carries',
    setting: 'gp',
    resources: [
      other('Communication', 'd-message', { status: 'completed', payload: [{ contentString: 'Please ring back' }] }),
    ],
  },
  {
    of: 'D-nothing-left',
    shows: 'A report of which nothing would be left',
    setting: 'acute',
    resources: [report('d-report', { code: text('Virology'), result: [{ reference: 'Observation/ex-1-negative' }] })],
  },
  {
    of: 'SP-not-reached',
    shows: 'A clinic that nothing released refers to',
    setting: 'acute',
    resources: [other('Location', 'd-place', { name: 'Outpatients 4' })],
  },
];

/** Near misses: words and medicines that look like an exclusion and are shown. */
export const NEAR_MISS_SPECIMENS: readonly Specimen[] = [
  {
    of: 'S-allergy',
    shows: 'An allergy to crab is no infestation',
    setting: 'gp',
    resources: [allergy('near-crab', { code: text('Crab') })],
  },
  {
    of: 'S-med-request',
    shows: 'Lamivudine 100 mg is for hepatitis B, not HIV',
    setting: 'gp',
    resources: [medicine('near-lamivudine', { medicationCodeableConcept: text('Lamivudine 100mg tablets') })],
  },
  {
    of: 'S-med-request',
    shows: 'A hormone without a gender indication',
    setting: 'gp',
    resources: [medicine('near-hormone', { medicationCodeableConcept: text('Estradiol 1mg tablets') })],
  },
];
