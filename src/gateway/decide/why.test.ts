/**
 * Does what is released say why it is shown: by the role's cell, by a cap that shortened it, by emergency access; and
 * never by more than that?
 */
import type { FhirResource } from 'fhir/r4';
import { describe, expect, it } from 'vitest';
import type { Role } from '../../domain/roles';
import type { Setting } from '../../domain/settings';
import { WHY_SYSTEM } from '../redact/tags';
import { release } from '../release';
import { policy } from '../../../tests/kits/gateway/shipped-policy';

const label = (...codes: readonly string[]) => ({
  meta: { security: codes.map((code) => ({ system: 'http://terminology.hl7.org/CodeSystem/v3-ActCode', code })) },
});
const sct = (code: string) => ({ coding: [{ system: 'http://snomed.info/sct', code }] });
const condition = (parts: object) => ({ resourceType: 'Condition', id: 'c', code: sct('38341003'), ...parts });
const encounter = (id: string, start: string, parts: object = {}) => ({
  resourceType: 'Encounter',
  id,
  status: 'finished',
  period: { start },
  ...parts,
});

interface Look {
  readonly role: Role;
  readonly emergency?: boolean;
  readonly setting?: Setting;
}

const releaseTo = ({ role, emergency = false, setting = 'acute' }: Look, resources: readonly object[]) =>
  release({
    contribution: {
      outcome: 'answered',
      known: true,
      resources: structuredClone(resources) as FhirResource[],
      supplies: null,
      partial: [],
      warnings: [],
    },
    provider: { id: 'p', name: 'Northgate', setting },
    viewer: { role, emergency },
    policy,
    accessId: 'a',
    key: new Uint8Array(32),
  }).resources;
const why = (look: Look, type: string, resources: readonly object[]): readonly string[] | undefined =>
  releaseTo(look, resources)
    .find(({ resourceType }) => resourceType === type)
    ?.meta?.tag?.flatMap(({ system, code }) => (system === WHY_SYSTEM && code !== undefined ? [code] : []));

describe('why it is shown', () => {
  it.each<readonly [string, Look, object, readonly string[] | undefined]>([
    ['by the role’s cell alone', { role: 'gp' }, condition({}), ['RV-problems-gp']],
    [
      'by the role’s cell alone where a label caps nothing',
      { role: 'gp' },
      condition(label('PSY')),
      ['RV-problems-gp'],
    ],
    ['in summary by the role’s cell', { role: 'pharmacist' }, condition({}), ['RV-problems-pharmacist', 'SU-problem']],
    [
      'in summary by a cap',
      { role: 'hospital-clinician' },
      condition(label('PSY')),
      ['RV-problems-hospital-clinician', 'LC-mental-health-hospital-clinician', 'SU-problem'],
    ],
    [
      'in summary by a cap that comes from the provider’s setting',
      { role: 'hospital-clinician', setting: 'mental-health' },
      condition({}),
      ['RV-problems-hospital-clinician', 'LC-mental-health-hospital-clinician', 'SU-problem'],
    ],
    [
      'in summary by the lowest of two caps, not by one that caps nothing',
      { role: 'gp' },
      condition(label('PSY', 'UNHEARD-OF')),
      ['RV-problems-gp', 'LC-restricted-gp', 'SU-problem'],
    ],
    ['not at all where a cap needs an emergency', { role: 'community-nurse' }, condition(label('PSY')), undefined],
    [
      'through emergency access',
      { role: 'community-nurse', emergency: true },
      condition(label('PSY')),
      ['RV-problems-community-nurse', 'LC-mental-health-community-nurse', 'EM-2'],
    ],
    [
      'by the role’s cell alone in an emergency that opened nothing of it',
      { role: 'community-nurse', emergency: true },
      condition({}),
      ['RV-problems-community-nurse'],
    ],
  ])('is told %s', (_name, look, given, expected) => {
    expect(why(look, 'Condition', [given])).toEqual(expected);
  });

  it('never says of a safeguarding headline which concern it is', () => {
    for (const code of ['1326421000000106', '1362761000000103'])
      expect(
        why({ role: 'pharmacist' }, 'Flag', [{ resourceType: 'Flag', id: 'f', status: 'active', code: sct(code) }]),
      ).toEqual(['RV-alerts-pharmacist', 'HL-flag']);
  });

  it('says nothing that only a withheld encounter tells', () => {
    // A social worker sees the last three encounters; the fourth is withheld, and its label must not show in what was
    // recorded in it.
    const oldest = encounter('e0', '2020-01-01', label('ETH'));
    const rest = [
      encounter('e1', '2023-01-01'),
      encounter('e2', '2024-01-01'),
      encounter('e3', '2025-01-01'),
      condition({ encounter: { reference: 'Encounter/e0' } }),
    ];
    const look: Look = { role: 'social-worker', emergency: true };
    expect(why(look, 'Condition', [oldest, ...rest])).toEqual(['RV-problems-social-worker', 'SU-problem']);
    expect(releaseTo(look, [oldest, ...rest])).toEqual(releaseTo(look, rest));
  });

  it('says nothing that only a withheld encounter tells of something sent twice', () => {
    const oldest = encounter('e0', '2020-01-01', label('ETH'));
    const rest = [
      encounter('e1', '2023-01-01'),
      encounter('e2', '2024-01-01'),
      encounter('e3', '2025-01-01'),
      condition({}),
      condition({ encounter: { reference: 'Encounter/e0' } }),
    ];
    const look: Look = { role: 'social-worker', emergency: true };
    expect(releaseTo(look, [oldest, ...rest])).toEqual(releaseTo(look, rest));
  });

  it('says nothing that only a withheld encounter tells, where one sent twice is labelled once', () => {
    const oldest = encounter('e0', '2020-01-01', label('ETH'));
    const given = {
      resourceType: 'Immunization',
      id: 'i',
      status: 'completed',
      vaccineCode: { text: 'Influenza vaccine' },
      encounter: { reference: 'Encounter/e0' },
    };
    const twice = [given, { ...given, ...label('PSY') }];
    const rest = [
      encounter('e1', '2023-01-01'),
      encounter('e2', '2024-01-01'),
      encounter('e3', '2025-01-01'),
      ...twice,
    ];
    const look: Look = { role: 'social-worker', emergency: true };
    expect(why(look, 'Immunization', rest)).toEqual([
      'RV-immunisations-social-worker',
      'LC-mental-health-social-worker',
      'SU-immunisation',
    ]);
    expect(releaseTo(look, [oldest, ...rest])).toEqual(releaseTo(look, rest));
  });
});
