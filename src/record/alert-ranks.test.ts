/** Do decisions stand first and in words that cannot be mistaken, and concerns for safety apart from them? */
import type { FhirResource } from 'fhir/r4';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rankAlerts, treatmentWords } from './alert-ranks';
import type { ProviderState, WholeRecord } from './entry';
import { buildRecord } from './record';
import { summarise } from './summary';

const NOW = Date.UTC(2026, 9, 1);
const provider = (id: string, resources: readonly object[], setting: 'gp' | 'acute' = 'acute'): ProviderState => ({
  state: 'answered',
  provider: { id, name: id, setting },
  resources: resources as readonly FhirResource[],
  coverage: [],
  warnings: [],
  retrievedAt: '',
});
const record = (...providers: readonly ProviderState[]): WholeRecord => buildRecord({ providers, now: NOW });
const flag = (id: string, text: string, more: object = {}) => ({
  resourceType: 'Flag',
  id,
  status: 'active',
  code: { text },
  period: { start: '2026-05-03' },
  ...more,
});
const coded = (system: string, code: string) => ({ coding: [{ system, code }] });
const SCT = 'http://snomed.info/sct';
const names = (ids: readonly string[]) => ids.join(' and ');
const said = (whole: WholeRecord): readonly string[] =>
  rankAlerts(whole.entries).treatment.map((alert) => treatmentWords(alert, names));

const FOR = flag('for', 'For attempted CPR');
const NOT = flag('not', 'Not for attempted cardiopulmonary resuscitation');
const PLAIN = 'Do not attempt CPR (DNACPR) – Northgate, 03-May-2026';
const READ = 'CPR decision recorded (Northgate, 03-May-2026) – read it before acting';

describe('the words of a decision', () => {
  it.each<[string, readonly ProviderState[], readonly string[]]>([
    ['current and undisputed: in full words', [provider('Northgate', [NOT])], [PLAIN]],
    ['unknown polarity', [provider('Northgate', [flag('1', 'DNACPR discussed')])], [READ]],
    [
      'past its end',
      [provider('Northgate', [flag('1', 'DNACPR', { period: { start: '2026-05-03', end: '2026-06-01' } })])],
      [READ],
    ],
    [
      'an unread modifier',
      [provider('Northgate', [{ ...NOT, modifierExtension: [{ url: 'x' }] }])],
      ['CPR decision recorded (Northgate, 03-May-2026) – read it before acting'],
    ],
    ['revoked: not repeated', [provider('Northgate', [{ ...NOT, status: 'inactive' }])], []],
    [
      'two that disagree both stand',
      [provider('Northgate', [NOT]), provider('Eastfield', [FOR])],
      [READ, 'CPR decision recorded (Eastfield, 03-May-2026) – read it before acting'],
    ],
    [
      'another provider ended one after this was made',
      [
        provider('Northgate', [NOT]),
        provider('Eastfield', [{ ...NOT, status: 'inactive', period: { start: '2026-05-04', end: '2026-06-01' } }]),
      ],
      [READ],
    ],
    [
      'one that ended before this was made says nothing of it',
      [
        provider('Northgate', [NOT]),
        provider('Eastfield', [{ ...NOT, status: 'inactive', period: { start: '2020-05-04', end: '2020-06-01' } }]),
      ],
      [PLAIN],
    ],
    [
      'one identifier, standing at one and ended at the other',
      [
        provider('Northgate', [{ ...NOT, identifier: [{ system: 'urn:x', value: '1' }] }]),
        provider('Eastfield', [{ ...NOT, status: 'inactive', identifier: [{ system: 'urn:x', value: '1' }] }]),
      ],
      ['CPR decision recorded (Eastfield and Northgate, 03-May-2026) – read it before acting'],
    ],
    [
      'ReSPECT is never read as DNACPR',
      [provider('Northgate', [flag('1', 'ReSPECT plan in place')])],
      ['ReSPECT plan (Northgate, 03-May-2026) – read it before acting'],
    ],
    [
      'a coded entry of the GP is a decision too',
      [
        provider(
          'Parkside',
          [
            {
              resourceType: 'Observation',
              id: '1',
              status: 'final',
              code: coded(SCT, '450476008'),
              effectiveDateTime: '2026-05-03',
            },
          ],
          'gp',
        ),
      ],
      ['Do not attempt CPR (DNACPR) – Parkside, 03-May-2026'],
    ],
    [
      'an advance decision to refuse',
      [
        provider('Northgate', [
          {
            resourceType: 'Consent',
            id: '1',
            status: 'active',
            scope: {},
            dateTime: '2026-05-03',
            category: [{ text: 'Advance decision to refuse treatment' }],
          },
        ]),
      ],
      ['Advance decision to refuse treatment (Northgate, 03-May-2026) – read it before acting'],
    ],
    [
      'a document that has to be read',
      [
        provider('Northgate', [
          {
            resourceType: 'Consent',
            id: '1',
            status: 'active',
            scope: {},
            dateTime: '2026-05-03',
            category: [coded('http://terminology.hl7.org/CodeSystem/consentcategorycodes', 'dnr'), { text: 'DNACPR' }],
          },
        ]),
      ],
      [READ],
    ],
    ...['deny', 'permit'].map((type): [string, readonly ProviderState[], readonly string[]] => [
      `a decision whose rule is about resuscitation, to ${type} it`,
      [
        provider('Northgate', [
          {
            resourceType: 'Consent',
            id: '1',
            status: 'active',
            scope: {},
            dateTime: '2026-05-03',
            category: [{ text: 'Advance directive' }],
            provision: { provision: [{ type, code: [{ text: 'Do not attempt resuscitation' }] }] },
          },
        ]),
      ],
      [READ],
    ]),
  ])('%s', (_rule, providers, words) => {
    expect([...said(record(...providers))].sort()).toEqual([...words].sort());
  });

  it('neither is ever said in full while any two disagree, in whatever order they came', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray([NOT, FOR, flag('d', 'DNACPR')], { minLength: 1 }), (given) => {
        const words = said(record(...given.map((one, at) => provider(`p${String(at)}`, [one]))));
        const differ = given.includes(FOR) && given.length > 1;
        expect(words.every((one) => one.includes('read it before acting'))).toBe(differ);
      }),
    );
  });
});

describe('a plan and what points to it', () => {
  const plan = (value: string) => ({
    resourceType: 'DocumentReference',
    id: 'plan',
    status: 'current',
    type: coded(SCT, '1382601000000107'),
    date: '2026-05-03T10:00:00Z',
    masterIdentifier: { system: 'urn:plans', value },
    content: [{ attachment: {} }],
  });
  const pointer = (more: object) => flag('pointer', 'ReSPECT plan in place', more);
  const identifier = [{ system: 'urn:plans', value: '1' }];
  it.each<[string, object, number]>([
    ['the same identifier: one line', { identifier }, 1],
    ['another identifier', { identifier: [{ system: 'urn:plans', value: '2' }] }, 2],
    ['no identifier', {}, 2],
    ['the same, of another kind of decision', { identifier, code: { text: 'DNACPR' } }, 2],
  ])('%s', (_rule, more, lines) => {
    expect(said(record(provider('Northgate', [plan('1'), pointer(more)])))).toHaveLength(lines);
  });
});

describe('the groups', () => {
  const CHILD = {
    resourceType: 'Condition',
    id: 'c',
    clinicalStatus: { coding: [{ code: 'active' }] },
    code: { ...coded(SCT, '1326421000000106'), text: 'Child protection plan' },
  };
  const whole = record(
    provider('Northgate', [
      flag('need', 'Needs large print letters'),
      flag('falls', 'Risk of falls'),
      flag('abuse', 'At risk of neglect'),
      flag('drug', 'Alcohol abuse'),
      NOT,
      { resourceType: 'RelatedPerson', id: 'r', relationship: [{ text: 'Daughter' }] },
    ]),
    provider('Parkside', [CHILD], 'gp'),
  );
  const titles = (of: readonly { readonly entry: { readonly title: string } }[]) => of.map(({ entry }) => entry.title);

  it('safeguarding stands second wherever a provider put it, warnings and needs last, contacts nowhere', () => {
    const { treatment, safeguarding, rest } = rankAlerts(whole.entries);
    expect(titles(treatment)).toHaveLength(1);
    expect([...titles(safeguarding)].sort()).toEqual(['At risk of neglect', 'Child protection plan']);
    expect(titles(rest)).toEqual(['Alcohol abuse', 'Risk of falls', 'Needs large print letters']);
  });

  it('no entry stands in two groups, and a concern is not among the problems', () => {
    const { treatment, safeguarding, rest } = rankAlerts(whole.entries);
    const all = [...treatment, ...safeguarding, ...rest].map(({ entry }) => entry.id);
    expect(new Set(all).size).toBe(all.length);
    expect(summarise(whole.entries).activeProblems).toEqual([]);
  });

  it('a concern that is closed is not among the alerts', () => {
    const closed = { ...CHILD, clinicalStatus: { coding: [{ code: 'resolved' }] } };
    expect(rankAlerts(record(provider('Parkside', [closed], 'gp')).entries).safeguarding).toEqual([]);
  });
});
