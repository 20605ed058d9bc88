/**
 * What does the timeline command say of medicines as UK providers send them: GP Connect chains, discharges, supplies,
 * IPS, doses in words? RECORD.md medications; UK-FHIR.md.
 */
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { timeline } from '../server/timeline';

const folder = mkdtempSync(join(tmpdir(), 'medicines-'));
let files = 0;

interface Printed {
  readonly entries: readonly {
    readonly section: string;
    readonly title: string;
    readonly status: string;
    readonly sources: readonly { readonly provider: string; readonly reference: string }[];
    readonly conflicts: readonly {
      readonly field: string;
      readonly values: readonly { readonly provider: string; readonly value: string }[];
    }[];
  }[];
}
type Bundles = Readonly<Record<string, readonly object[]>>;

/**
 * One line for each medicine: `amlodipine [Current, active] gp/MedicationStatement/s … ≠ dose`, in alphabetical order.
 */
function lines(bundles: Bundles): readonly string[] {
  const args = Object.entries(bundles).map(([name, resources]) => {
    const path = join(folder, `${String((files += 1))}.json`);
    writeFileSync(
      path,
      JSON.stringify({
        resourceType: 'Bundle',
        type: 'collection',
        entry: resources.map((resource) => ({ resource })),
      }),
    );
    return `${name}=${path}`;
  });
  const outcome = timeline(['--json', '--now', '2026-06-01T00:00:00Z', ...args], 0);
  if (!outcome.ok) throw new Error(outcome.problem);
  return (JSON.parse(outcome.text) as Printed).entries
    .filter(({ section }) => section === 'medications')
    .map(({ title, status, sources, conflicts }) =>
      [
        `${title} [${status}]`,
        ...sources.map(({ provider, reference }) => `${provider}/${reference.replace('Medication', '')}`).sort(),
        ...conflicts.map(({ field }) => `≠ ${field}`),
      ].join(' '),
    )
    .sort();
}

const EXT = 'https://fhir.nhs.uk/STU3/StructureDefinition/Extension-CareConnect-GPC-';
const medication = (id: string, text: string) => ({ resourceType: 'Medication', id, code: { text } });
const repeats = {
  url: `${EXT}MedicationRepeatInformation-1`,
  extension: [{ url: 'authorisationExpiryDate', valueDateTime: '2026-12-01' }],
};
const plan = (id: string, drug: string, more: object = {}) => ({
  resourceType: 'MedicationRequest',
  id,
  status: 'active',
  intent: 'plan',
  medicationReference: { reference: `Medication/${drug}` },
  authoredOn: '2025-12-01',
  extension: [{ url: `${EXT}PrescriptionType-1`, valueCodeableConcept: { coding: [{ code: 'repeat' }] } }, repeats],
  dosageInstruction: [{ text: 'ONE daily' }],
  ...more,
});
const issue = (id: string, drug: string, of: string, on: string, more: object = {}) => ({
  resourceType: 'MedicationRequest',
  id,
  status: 'completed',
  intent: 'order',
  basedOn: [{ reference: `MedicationRequest/${of}` }],
  medicationReference: { reference: `Medication/${drug}` },
  authoredOn: on,
  dispenseRequest: { validityPeriod: { start: on }, expectedSupplyDuration: { value: 28, unit: 'day', code: 'd' } },
  ...more,
});
const gpStatement = (id: string, drug: string, of: string, more: object = {}) => ({
  resourceType: 'MedicationStatement',
  id,
  basedOn: [{ reference: `MedicationRequest/${of}` }],
  status: 'active',
  taken: 'unk',
  medicationReference: { reference: `Medication/${drug}` },
  effectivePeriod: { start: '2025-12-01' },
  dosage: [{ text: 'ONE daily' }],
  ...more,
});
const order = (id: string, text: string, more: object = {}) => ({
  resourceType: 'MedicationRequest',
  id,
  status: 'active',
  intent: 'order',
  medicationCodeableConcept: { text },
  authoredOn: '2026-05-20',
  ...more,
});
const statement = (id: string, text: string, more: object = {}) => ({
  resourceType: 'MedicationStatement',
  id,
  status: 'active',
  medicationCodeableConcept: { text },
  effectivePeriod: { start: '2026-01-01' },
  ...more,
});
const says = (text: string) => ({ dosage: [{ text }] });
const instructs = (text: string) => ({ dosageInstruction: [{ text }] });
const discharge = { category: [{ coding: [{ code: 'discharge' }] }] };
const supplied = (id: string, text: string, more: object = {}) => ({
  resourceType: 'MedicationDispense',
  id,
  status: 'completed',
  medicationCodeableConcept: { text },
  whenHandedOver: '2026-05-02',
  daysSupply: { value: 28, unit: 'd' },
  ...more,
});

const CASES: readonly (readonly [string, Bundles, readonly string[]])[] = [
  [
    'statement, plan and issues are one, an issue dated ahead included',
    {
      'gp:gp@STU3': [
        medication('m', 'Amlodipine 5mg tablets'),
        gpStatement('s', 'm', 'p'),
        plan('p', 'm'),
        issue('i1', 'm', 'p', '2026-05-01'),
        issue('i2', 'm', 'p', '2026-06-20', { status: 'active' }),
      ],
    },
    ['amlodipine [Current, active] gp/Request/i1 gp/Request/i2 gp/Request/p gp/Statement/s'],
  ],
  [
    'an acute course that is over',
    {
      'gp:gp@STU3': [
        medication('m', 'Amoxicillin 500mg capsules'),
        gpStatement('s', 'm', 'p', {
          status: 'completed',
          effectivePeriod: { start: '2026-01-01', end: '2026-01-08' },
        }),
        plan('p', 'm', { status: 'completed', extension: [] }),
        issue('i', 'm', 'p', '2026-01-01'),
      ],
    },
    ['amoxicillin [Past, completed] gp/Request/i gp/Request/p gp/Statement/s'],
  ],
  [
    'a dose change is one course',
    {
      'gp:gp@STU3': [
        medication('m5', 'Ramipril 5mg capsules'),
        medication('m10', 'Ramipril 10mg capsules'),
        gpStatement('s1', 'm5', 'p1', { status: 'stopped' }),
        plan('p1', 'm5', { status: 'stopped' }),
        gpStatement('s2', 'm10', 'p2'),
        plan('p2', 'm10', { priorPrescription: { reference: 'MedicationRequest/p1' } }),
      ],
    },
    ['ramipril [Current, active] gp/Request/p1 gp/Request/p2 gp/Statement/s1 gp/Statement/s2'],
  ],
  [
    'three strengths at one provider stay three; the other joins its own',
    {
      'gp:gp': ['25', '50', '100'].map((mcg) =>
        statement(mcg, `Levothyroxine sodium ${mcg}microgram tablets`, says('ONE daily')),
      ),
      'h:acute': [order('d', 'Levothyroxine 100 mcg', { ...discharge, ...instructs('175 micrograms once daily') })],
    },
    [
      'levothyroxine [Current, active] gp/Statement/100 h/Request/d ≠ dose',
      'levothyroxine [Current, active] gp/Statement/25',
      'levothyroxine [Current, active] gp/Statement/50',
    ],
  ],
  [
    'order, supply and administration at a hospital, a GP statement, a pharmacy’s brand',
    {
      'gp:gp': [statement('s', 'Bisoprolol 2.5mg tablets', says('One each morning'))],
      'h:acute': [
        order('r', 'Bisoprolol fumarate 2.5 mg', {
          ...discharge,
          dosageInstruction: [
            {
              doseAndRate: [{ doseQuantity: { value: 2.5, unit: 'mg' } }],
              timing: { repeat: { frequency: 1, period: 1, periodUnit: 'd' } },
            },
          ],
        }),
        supplied('d', 'Bisoprolol 2.5mg tablets', { authorizingPrescription: [{ reference: 'MedicationRequest/r' }] }),
        {
          resourceType: 'MedicationAdministration',
          id: 'a',
          status: 'completed',
          medicationCodeableConcept: { text: 'Bisoprolol 2.5mg' },
          request: { reference: 'MedicationRequest/r' },
          effectiveDateTime: '2026-05-19T08:00:00Z',
          dosage: { dose: { value: 2.5, unit: 'mg' } },
        },
      ],
      'ph:pharmacy': [supplied('x', 'Cardicor 2.5mg tablets')],
    },
    ['bisoprolol [Current, active] gp/Statement/s h/Administration/a h/Dispense/d h/Request/r ph/Dispense/x'],
  ],
  [
    'a supply that names its prescription by identifier alone',
    {
      'ph:pharmacy': [
        order('r', 'Sertraline 50mg tablets', { identifier: [{ system: 'urn:eps', value: '1' }] }),
        supplied('d', 'Lustral 50mg tablets', {
          authorizingPrescription: [{ identifier: { system: 'urn:eps', value: '1' } }],
        }),
      ],
    },
    ['sertraline [Current, active] ph/Dispense/d ph/Request/r'],
  ],
  [
    'supplies that nothing ties together',
    {
      'ph:pharmacy': [
        supplied('a', 'Amlodipine 5mg tablets', { whenHandedOver: '2026-03-01' }),
        supplied('b', 'Amlodipine 5mg tablets'),
      ],
    },
    ['amlodipine [Current, dispensed] ph/Dispense/b', 'amlodipine [Past, dispensed] ph/Dispense/a'],
  ],
  [
    'a SNOMED product in an international summary',
    {
      'ips:acute': [
        {
          resourceType: 'Medication',
          id: 'm',
          code: {
            coding: [
              {
                system: 'http://snomed.info/sct',
                display:
                  'Product containing precisely levothyroxine sodium 75 microgram/1 each ' +
                  'conventional release oral tablet (clinical drug)',
              },
            ],
          },
        },
        {
          resourceType: 'MedicationStatement',
          id: 's',
          status: 'active',
          medicationReference: { reference: 'Medication/m' },
          effectivePeriod: { start: '2015-03' },
          dosage: [
            {
              doseAndRate: [{ doseQuantity: { value: 75, unit: 'ug' } }],
              timing: { repeat: { frequency: 1, period: 1, periodUnit: 'd' } },
            },
          ],
        },
      ],
      'gp:gp': [statement('g', 'Levothyroxine sodium 75microgram tablets', says('One to be taken each day'))],
    },
    ['levothyroxine [Current, active] gp/Statement/g ips/Statement/s'],
  ],
  [
    'another frequency',
    {
      'gp:gp': [statement('1', 'Furosemide 40mg tablets', says('1 OD'))],
      'h:acute': [order('1', 'Furosemide 40mg', instructs('40mg BD'))],
    },
    ['furosemide [Current, active] gp/Statement/1 h/Request/1 ≠ frequency'],
  ],
  [
    'weekly against daily',
    {
      'gp:gp': [statement('1', 'Methotrexate 2.5mg tablets', says('6 tablets once a week on Monday'))],
      'h:acute': [order('1', 'Methotrexate 2.5mg tablets', instructs('15mg OD'))],
    },
    ['methotrexate [Current, active] gp/Statement/1 h/Request/1 ≠ frequency'],
  ],
  [
    'weekly in words and in structure',
    {
      'gp:gp': [statement('1', 'Methotrexate 2.5mg tablets', says('6 tablets once a week on Monday'))],
      'h:acute': [
        order('1', 'Methotrexate 2.5mg tablets', {
          dosageInstruction: [
            {
              doseAndRate: [{ doseQuantity: { value: 15, unit: 'mg' } }],
              timing: { repeat: { frequency: 1, period: 1, periodUnit: 'wk', dayOfWeek: ['mon'] } },
            },
          ],
        }),
      ],
    },
    ['methotrexate [Current, active] gp/Statement/1 h/Request/1'],
  ],
  [
    'half a tablet, and 2.5 mg',
    {
      'gp:gp': [statement('1', 'Bisoprolol 5mg tablets', says('Half a tablet each morning'))],
      'h:acute': [order('1', 'Bisoprolol 5mg', instructs('2.5mg OD'))],
    },
    ['bisoprolol [Current, active] gp/Statement/1 h/Request/1'],
  ],
  [
    'stopped at one, and another stop date',
    {
      'gp:gp': [
        statement('1', 'Naproxen 500mg tablets'),
        statement('2', 'Prednisolone 5mg tablets', { effectivePeriod: { start: '2026-05-20', end: '2026-06-10' } }),
      ],
      'h:acute': [
        statement('1', 'Naproxen 500mg', {
          status: 'stopped',
          effectivePeriod: { start: '2026-01-01', end: '2026-05-20' },
        }),
        order('2', 'Prednisolone 5mg', {
          dosageInstruction: [{ timing: { repeat: { boundsPeriod: { start: '2026-05-20', end: '2026-05-27' } } } }],
        }),
      ],
    },
    [
      'naproxen [Current, active] gp/Statement/1 h/Statement/1 ≠ status',
      'prednisolone [Current, active] gp/Statement/2 h/Request/2 ≠ stop date',
    ],
  ],
  [
    'drops for the left eye and for the right',
    {
      'gp:gp': [statement('1', 'Latanoprost 50micrograms/ml eye drops', says('One drop left eye at night'))],
      'h:acute': [order('1', 'Latanoprost 0.005% eye drops', instructs('1 drop RIGHT eye nocte'))],
    },
    ['latanoprost [Current, active] gp/Statement/1', 'latanoprost [Current, active] h/Request/1'],
  ],
  [
    'drops for the left eye and for both',
    {
      'gp:gp': [statement('1', 'Latanoprost 50micrograms/ml eye drops', says('One drop left eye at night'))],
      'h:acute': [order('1', 'Latanoprost 0.005% eye drops', instructs('1 drop both eyes nocte'))],
    },
    ['latanoprost [Current, active] gp/Statement/1 h/Request/1 ≠ dose ≠ side'],
  ],
  [
    'what is not taken now looks like nothing that is',
    {
      'gp:gp': [
        order('1', 'Simvastatin 40mg', { authoredOn: '2026-07-01' }),
        statement('2', 'Aspirin 75mg', { effectivePeriod: { start: '2012-01-01' } }),
        statement('3', 'Gabapentin 300mg', { effectivePeriod: { start: '2026-01-01', end: '2026-02-01' } }),
        order('4', 'Sertraline 50mg', { status: 'cancelled' }),
        order('5', 'Mirtazapine 15mg', { status: 'draft' }),
        order('6', 'Zopiclone 7.5mg', { intent: 'proposal' }),
        order('7', 'Diazepam 2mg', { doNotPerform: true }),
        order('8', 'Citalopram 20mg', { status: 'entered-in-error' }),
      ],
    },
    [
      'Do NOT: diazepam [Do not give] gp/Request/7',
      'aspirin [Unconfirmed, last evidence 01-Jan-2012] gp/Statement/2',
      'gabapentin [Past, ended] gp/Statement/3',
      'mirtazapine [Proposal, not prescribed] gp/Request/5',
      'sertraline [Past, cancelled] gp/Request/4',
      'simvastatin [Upcoming] gp/Request/1',
      'zopiclone [Proposal, not prescribed] gp/Request/6',
    ],
  ],
  [
    'an order that has been supplied in full runs as long as its supply',
    {
      'gp:gp': [
        order('1', 'Amoxicillin 500mg capsules', {
          status: 'completed',
          authoredOn: '2026-05-28',
          dispenseRequest: { expectedSupplyDuration: { value: 7, unit: 'd' } },
        }),
        order('2', 'Doxycycline 100mg capsules', {
          status: 'completed',
          authoredOn: '2026-05-20',
          dispenseRequest: { expectedSupplyDuration: { value: 7, unit: 'd' } },
        }),
      ],
    },
    ['amoxicillin [Current, completed] gp/Request/1', 'doxycycline [Past, completed] gp/Request/2'],
  ],
];

describe('as sent', () => {
  it.each(CASES)('%s', (_, bundles, expected) => {
    expect(lines(bundles)).toEqual(expected);
  });
});
