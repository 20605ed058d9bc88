/**
 * What do sensitivity labels bring down, and for whom? One specimen or more for each label, and for what no label may
 * hide.
 */
import {
  carePlan,
  confidential,
  contact,
  labelled,
  medicine,
  problem,
  result,
  sct,
  text,
  warning,
  type Specimen,
} from './specimen';

export const LABEL_SPECIMENS: readonly Specimen[] = [
  {
    of: 'mental-health',
    shows: 'A problem that carries the label',
    setting: 'gp',
    resources: [problem('mh-problem', { ...labelled('PSY'), code: text('Anxiety') })],
  },
  {
    of: 'mental-health',
    shows: 'A contact with the mental health trust, by the trust’s setting',
    setting: 'mental-health',
    resources: [contact('mh-contact', { reasonCode: [text('Review of low mood')] })],
  },
  {
    of: 'mental-health',
    shows: 'Lithium: a medicine that whoever prescribes must see',
    setting: 'mental-health',
    resources: [
      medicine('mh-lithium', { medicationCodeableConcept: text('Lithium carbonate 400mg modified-release tablets') }),
    ],
  },
  {
    of: 'mental-health',
    shows: 'A blood test taken in a labelled contact',
    setting: 'acute',
    resources: [
      result('mh-level', { code: text('Lithium level'), encounter: { reference: 'Encounter/mh-liaison' } }),
      contact('mh-liaison', { ...labelled('MH'), serviceType: text('Psychiatric liaison') }),
    ],
  },
  {
    of: 'substance-misuse',
    shows: 'A contact with the drug and alcohol service',
    setting: 'community',
    resources: [contact('sm-contact', { serviceType: sct('788125002', 'Drug and alcohol service') })],
  },
  {
    of: 'substance-misuse',
    shows: 'A problem that carries the label',
    setting: 'gp',
    resources: [problem('sm-problem', { ...labelled('ETHUD'), code: text('Alcohol dependence') })],
  },
  {
    of: 'safeguarding-adult',
    shows: 'The headline of an adult safeguarding concern',
    setting: 'gp',
    resources: [warning('sa-flag', { code: sct('1362761000000103', 'Adult safeguarding concern') })],
  },
  {
    of: 'safeguarding-adult',
    shows: 'Its detail',
    setting: 'gp',
    resources: [
      problem('sa-problem', {
        code: sct('1362761000000103', 'Adult safeguarding concern'),
        note: [{ text: 'Money missing' }],
      }),
    ],
  },
  {
    of: 'safeguarding-child',
    shows: 'The headline of a child safeguarding concern',
    setting: 'gp',
    resources: [warning('sc-flag', { code: sct('1326421000000106', 'Child safeguarding concern') })],
  },
  {
    of: 'safeguarding-child',
    shows: 'Its detail',
    setting: 'gp',
    resources: [problem('sc-problem', { code: sct('1326421000000106', 'Child safeguarding concern') })],
  },
  {
    of: 'restricted',
    shows: 'A problem that the provider marked restricted',
    setting: 'gp',
    resources: [problem('re-problem', { ...confidential('R'), code: text('Family matter') })],
  },
  {
    of: 'restricted',
    shows: 'A problem with a label that nobody knows',
    setting: 'gp',
    resources: [problem('re-unknown', { ...labelled('NEW-LABEL'), code: text('Marked in a new way') })],
  },
  {
    of: 'S-plan-careplan',
    shows: 'A mental health crisis plan: never capped for those who meet the crisis',
    setting: 'mental-health',
    resources: [
      carePlan('plan-crisis', { title: 'Crisis plan', category: [sct('736253002', 'Mental health crisis plan')] }),
    ],
  },
  {
    of: 'S-plan-careplan',
    shows: 'An end of life plan',
    setting: 'gp',
    resources: [
      carePlan('plan-end', { title: 'End of life care plan', category: [sct('736373009', 'End of life care plan')] }),
    ],
  },
  {
    of: 'S-plan-observation',
    shows: 'A ReSPECT plan, recorded as a coded entry',
    setting: 'gp',
    resources: [{ ...result('plan-respect', { code: sct('1382601000000107', 'ReSPECT plan') }), category: undefined }],
  },
];
