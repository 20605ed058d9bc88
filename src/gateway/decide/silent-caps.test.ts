/** Does an encounter that may not be seen show in what is left of its content? */
import type { FhirResource } from 'fhir/r4';
import { describe, expect, it } from 'vitest';
import { label } from '../label/label';
import { decideAll } from './decide-all';
import { policy } from '../../../tests/kits/gateway/shipped-policy';
import {
  type Look,
  decided,
  labelled,
  RESTRICTED,
  HIV,
  condition,
  encounter,
  inEncounter,
} from '../../../tests/kits/gateway/decided';

describe('an encounter that may not be seen', () => {
  const SILENT = 'D-silent-cap';
  const look = { role: 'social-worker', emergency: true } as const;
  const three = [encounter('e1', '2023'), encounter('e2', '2024'), encounter('e3', '2025')];
  const oldest = (parts: object) => encounter('e0', '2020', parts);
  const tail = (resources: readonly object[], by: Look = look) => decided([...three, ...resources], by).slice(3);

  it('takes what it alone would bring down with it', () => {
    const given = [
      oldest(labelled('PSY')),
      {
        resourceType: 'Immunization',
        id: 'i',
        status: 'completed',
        vaccineCode: { text: 'Influenza vaccine' },
        ...inEncounter('e0'),
      },
    ];
    expect(tail(given)).toEqual(['RV-last-three', SILENT]);
  });

  it('takes it whoever else may be seen', () => {
    const vaccine = {
      resourceType: 'Immunization',
      id: 'i',
      status: 'completed',
      vaccineCode: { text: 'Influenza vaccine' },
      ...inEncounter('e0'),
    };
    expect(tail([oldest(labelled('PSY')), vaccine, condition('c', inEncounter('e1'))])).toEqual([
      'RV-last-three',
      SILENT,
      'summary',
    ]);
  });

  it('takes nothing of what a visible encounter brings down as well, however much was recorded in it and however often it was sent', () => {
    const vaccine = (id: string, parts: object = {}) => ({
      resourceType: 'Immunization',
      id,
      status: 'completed',
      vaccineCode: { text: 'Influenza vaccine' },
      ...parts,
    });
    const seen = encounter('e4', '2026', labelled('PSY'));
    const two = [
      seen,
      oldest(labelled('PSY')),
      vaccine('i', inEncounter('e4')),
      vaccine('j', inEncounter('e4')),
      condition('c', inEncounter('e0')),
    ];
    expect(decided(two, look)).toEqual(['summary', 'summary', 'summary', 'summary', 'summary']);
    expect(tail([...two.slice(1), seen])).toEqual(['RV-last-three', 'summary', 'summary', 'summary', 'summary']);
    const thrice = [
      seen,
      oldest(labelled('PSY')),
      vaccine('i'),
      vaccine('i'),
      vaccine('i', inEncounter('e4')),
      condition('c', inEncounter('e0')),
    ];
    expect(tail(thrice)).toEqual(['summary', 'RV-last-three', 'summary', 'summary', 'summary', 'summary']);
  });

  it('takes an alert before emergency access that it takes within it: opening it takes nothing away', () => {
    const given = [
      {
        resourceType: 'Flag',
        id: 'f',
        status: 'active',
        code: { text: 'Risk' },
        encounter: { reference: 'Encounter/e' },
        ...labelled('PSY'),
      },
      encounter('e', '2025', RESTRICTED),
    ];
    for (const emergency of [false, true])
      expect(decided(given, { role: 'occupational-therapist', emergency })[0]).toBe(SILENT);
    expect(
      [false, true].map((emergency) => decided(given.slice(0, 1), { role: 'occupational-therapist', emergency })[0]),
    ).toEqual(['summary', 'release']);
  });

  it('brings nothing back that is withheld for another reason', () => {
    const resolved = condition('c', { clinicalStatus: { coding: [{ code: 'resolved' }] }, ...inEncounter('e0') });
    expect(tail([oldest(labelled('PSY')), resolved])).toEqual(['RV-last-three', 'SU-problem']);
  });

  it('is told of by no reason in what remains, nor is one that it takes along', () => {
    // A table in which a social worker sees encounters in full: those in summary are there by a label alone.
    const views = new Map(
      [...policy.views].map(([role, cells]) => [
        role,
        new Map(
          [...cells].map(([section, cell]) => [
            section,
            section === 'encounters' ? { ...cell, depth: 'F' as const } : cell,
          ]),
        ),
      ]),
    );
    const within = encounter('e4', '2026', { ...labelled('ETH'), partOf: { reference: 'Encounter/e0' } });
    const given = [
      encounter('e1', '2023', labelled('PSY')),
      encounter('e2', '2024', labelled('PSY')),
      oldest(labelled('PSY')),
      within,
      condition('c', inEncounter('e4')),
    ] as FhirResource[];
    const all = decideAll({ ...policy, views }, look, 'acute', label(structuredClone(given), 'acute', policy));
    expect(all.map(({ effect, rules }) => (effect === 'withhold' ? rules.at(-1) : effect))).toEqual([
      'summary',
      'summary',
      'RV-last-three',
      SILENT,
      'summary',
    ]);
    expect(all.at(-1)?.why).toEqual(['RV-problems-social-worker', 'SU-problem']);
  });

  it('takes nothing that is seen alike without it', () => {
    expect(tail([oldest(labelled('PSY')), condition('c', inEncounter('e0'))])).toEqual(['RV-last-three', 'summary']);
    expect(tail([oldest({}), condition('c', inEncounter('e0'))])).toEqual(['RV-last-three', 'summary']);
  });

  it('takes nothing that is brought down by itself', () => {
    expect(
      tail([
        oldest(labelled('PSY')),
        {
          resourceType: 'Immunization',
          id: 'i',
          status: 'completed',
          vaccineCode: { text: 'Influenza vaccine' },
          ...inEncounter('e0'),
          ...labelled('PSY'),
        },
      ]),
    ).toEqual(['RV-last-three', 'summary']);
  });

  it('takes an encounter within it, and what that would bring down', () => {
    const vaccine = {
      resourceType: 'Immunization',
      id: 'i',
      status: 'completed',
      vaccineCode: { text: 'Influenza vaccine' },
    };
    const ward = oldest({ ...labelled('PSY'), partOf: { reference: 'Encounter/e00' } });
    expect(tail([encounter('e00', '2019', labelled('PSY')), ward, { ...vaccine, ...inEncounter('e0') }])).toEqual([
      'RV-last-three',
      'RV-last-three',
      SILENT,
    ]);
  });

  it('takes nothing where a visible encounter tells as much', () => {
    const seen = encounter('e4', '2026', labelled('PSY'));
    const vaccine = {
      resourceType: 'Immunization',
      id: 'i',
      status: 'completed',
      vaccineCode: { text: 'Influenza vaccine' },
      ...inEncounter('e0'),
      context: { reference: 'Encounter/e4' },
    };
    expect(
      decided([three[1] as object, three[2] as object, seen, oldest(labelled('PSY')), vaccine], look).slice(2),
    ).toEqual(['summary', 'RV-last-three', 'summary']);
  });

  it('takes all copies of what it takes', () => {
    const vaccine = {
      resourceType: 'Immunization',
      id: 'i',
      status: 'completed',
      vaccineCode: { text: 'Influenza vaccine' },
    };
    expect(tail([oldest(labelled('PSY')), vaccine, { ...vaccine, ...inEncounter('e0') }])).toEqual([
      'RV-last-three',
      SILENT,
      SILENT,
    ]);
  });
});

it('what is excluded in an encounter’s content stays excluded, whoever sees the encounter', () => {
  expect(decided([encounter('e', '2026', { reasonCode: [HIV] }), condition('c', inEncounter('e'))])).toEqual([
    'EX-1',
    'EX-1',
  ]);
});
