/** What is left of a resource that is shown in summary? */
import { describe, expect, it } from 'vitest';
import { SNOMED, see, bytes } from '../../../tests/kits/gateway/seen';
import { LEFT_OUT } from './plans';

describe('a summary', () => {
  it('of allergies is substance, reaction, severity and status; of medicines nothing but how they are taken', () => {
    const allergy = {
      resourceType: 'AllergyIntolerance',
      id: 'a',
      code: { text: 'Penicillin' },
      note: [{ text: 'SECRET' }],
      reaction: [
        {
          substance: { text: 'Amoxicillin' },
          manifestation: [{ text: 'Rash' }],
          severity: 'mild',
          description: 'SECRET',
          note: [{ text: 'SECRET' }],
        },
      ],
    };
    const medicine = {
      resourceType: 'MedicationStatement',
      id: 'm',
      status: 'active',
      medicationCodeableConcept: { text: 'Amlodipine' },
      dosage: [
        {
          text: 'One a day',
          patientInstruction: 'SECRET',
          additionalInstruction: [{ text: 'With food' }],
          site: { text: 'Left eye' },
          route: { text: 'Oral' },
          method: { text: 'SECRET' },
        },
      ],
      note: [{ text: 'SECRET' }],
    };
    const { resources } = see('occupational-therapist', 'gp', [allergy, medicine]);
    expect(resources).toMatchObject([
      { reaction: [{ substance: { text: 'Amoxicillin' }, manifestation: [{ text: 'Rash' }], severity: 'mild' }] },
      {
        dosage: [
          {
            text: 'One a day',
            patientInstruction: LEFT_OUT,
            additionalInstruction: [{ text: 'With food' }],
            site: { text: 'Left eye' },
            route: { text: 'Oral' },
          },
        ],
      },
    ]);
    expect(bytes(resources)).not.toContain('SECRET');
  });

  it('of further words of a dose says nothing where they may not be told', () => {
    const medicine = {
      resourceType: 'MedicationStatement',
      id: 'm',
      status: 'active',
      medicationCodeableConcept: { text: 'Amlodipine' },
      dosage: [{ text: 'One a day', patientInstruction: 'Collect at the HIV clinic' }],
    };
    const [out] = see('occupational-therapist', 'gp', [medicine]).resources;
    expect(out).toMatchObject({ dosage: [{ text: 'One a day' }] });
    expect(bytes(out)).not.toContain('patientInstruction');
  });

  it.each([
    ['social-worker', { resourceType: 'Condition', code: { text: 'Fracture of wrist' } }],
    ['community-nurse', { resourceType: 'Procedure', status: 'completed', code: { text: 'Arthroscopy' } }],
  ] as const)('has the side, which belongs to the name: %s', (role, resource) => {
    const bodySite = [{ text: 'Left' }];
    expect(see(role, 'gp', [{ id: 'x', ...resource, bodySite }]).resources).toMatchObject([{ bodySite }]);
  });

  it('of an appointment says whether the person comes, and nobody else who does', () => {
    const appointment = {
      resourceType: 'Appointment',
      id: 'a',
      status: 'booked',
      start: '2026-12-10T09:00:00Z',
      participant: [
        { actor: { reference: 'Patient/p1' }, status: 'declined', type: [{ text: 'SECRET' }] },
        { actor: { display: 'SECRET' }, status: 'accepted' },
      ],
    };
    const [out] = see('social-worker', 'gp', [appointment]).resources;
    expect((out as { participant?: readonly { status: string }[] }).participant?.map(({ status }) => status)).toEqual([
      'declined',
    ]);
    expect(bytes(out)).not.toContain('SECRET');
  });

  it('of a capped contact says that there is one, so that its silence is not “none”', () => {
    const contact = {
      resourceType: 'RelatedPerson',
      id: 'r',
      relationship: [{ text: 'Daughter' }],
      name: [{ text: 'SECRET' }],
      telecom: [{ value: 'SECRET' }],
    };
    const { resources } = see('community-nurse', 'mental-health', [contact]);
    expect(resources).toMatchObject([{ relationship: [{ text: 'Daughter' }] }]);
    expect(bytes(resources)).not.toContain('SECRET');
  });

  it('of encounters is the last three for social workers, without reason or note', () => {
    const encounters = ['2020', '2026-05-01', '2024-01-01T09:00:00Z', '2025-12'].map((start, i) => ({
      resourceType: 'Encounter',
      id: `e${String(i)}`,
      status: 'finished',
      period: { start },
      reasonCode: [{ text: 'Chest pain' }],
    }));
    const { resources } = see('social-worker', 'acute', encounters);
    expect(resources.map((resource) => (resource as { period?: { start?: string } }).period?.start)).toEqual([
      '2026-05-01',
      '2024-01-01T09:00:00Z',
      '2025-12',
    ]);
    expect(bytes(resources)).not.toContain('Chest');
    expect(see('community-nurse', 'acute', encounters).resources).toHaveLength(4);
    expect(see('social-worker', 'acute', [...encounters, ...encounters]).resources).toHaveLength(3);
  });

  it('of a capped safeguarding flag says only that there is a concern, and whom to contact', () => {
    const flag = {
      resourceType: 'Flag',
      id: 'f',
      status: 'active',
      code: { coding: [{ system: SNOMED, code: '1326421000000106' }], text: 'Neglect' },
      category: [{ text: 'Child protection' }],
    };
    const [out] = see('pharmacist', 'gp', [flag]).resources;
    expect(out).toMatchObject({ code: { text: 'Concern recorded; contact Northgate Hospital' } });
    expect(bytes(out)).not.toMatch(/Neglect|Child|1326421000000106/);
  });
});
