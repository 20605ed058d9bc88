/**
 * Does a reference by identifier reach everything of it that carries the identifier, and nothing that nobody needs to
 * find so?
 */
import type { FhirResource } from 'fhir/r4';
import { describe, expect, it } from 'vitest';
import { linkByIdentifier, type LogicalReference } from './logical';
import { createNodes } from './nodes';

const carrying = (resourceType: string, ...values: readonly unknown[]) => ({
  resourceType,
  id: `${resourceType}-${JSON.stringify(values)}`,
  identifier: values.map((value) => (value === null ? null : { value })),
});
const linked = (logical: readonly LogicalReference[], resources: readonly unknown[]) => {
  const links: string[] = [];
  const unjudged = linkByIdentifier(
    logical,
    createNodes(resources as readonly FhirResource[], 'gp'),
    (from, element, to) => links.push(`${String(from)} ${element} ${String(to)}`),
  );
  return { links: links.sort(), unjudged };
};

describe('a reference by identifier', () => {
  it('reaches each of those that carry it, from each that asks, under its own element', () => {
    const resources = [
      carrying('Organization', 'V1', 'V2'),
      carrying('Location', 'V2'),
      carrying('Organization', 'V3'),
    ];
    expect(
      linked(
        [
          [7, 'serviceProvider', 'V1'],
          [8, 'location', 'V2'],
          [9, 'custodian', 'V1'],
          [9, 'author', 'V9'],
        ],
        resources,
      ),
    ).toEqual({ links: ['7 serviceProvider 0', '8 location 0', '8 location 1', '9 custodian 0'], unjudged: [] });
  });

  it('is not led astray by identifiers that are none', () => {
    const broken = [
      null,
      'x',
      { resourceType: 'Organization', id: 'a', identifier: 'V1' },
      { resourceType: 'Organization', id: 'b', identifier: { value: 'V1' } },
      { resourceType: 'Organization', id: 'c' },
      carrying('Organization', null, undefined, 7, { value: 'V1' }, 'V1'),
    ];
    expect(linked([[9, 'serviceProvider', 'V1']], broken)).toEqual({ links: ['9 serviceProvider 3'], unjudged: [] });
  });

  it.each([
    'Location',
    'Organization',
    'HealthcareService',
    'PractitionerRole',
    'Slot',
    'Schedule',
    'Encounter',
    'EpisodeOfCare',
    'Medication',
    'Substance',
    'Observation',
    'Binary',
    'MedicationRequest',
    'MedicationStatement',
    'MedicationDispense',
    'MedicationAdministration',
    'Procedure',
    'DiagnosticReport',
    'Goal',
    'Appointment',
  ])('finds a %s', (type) => {
    expect(linked([[9, 'x', 'V1']], [carrying(type, 'V1')]).links).toEqual(['9 x 0']);
  });

  it('finds nobody from whom nothing spreads, and is judged however many of them carry it', () => {
    const patients = Array.from({ length: 40 }, (_, i) => ({ ...carrying('Patient', 'V1'), id: `p${String(i)}` }));
    expect(
      linked([[9, 'x', 'V1']], [...patients, carrying('Condition', 'V1'), carrying('Organization', 'V1')]),
    ).toEqual({ links: ['9 x 41'], unjudged: [] });
  });

  it('that more than sixteen carry is not judged, and no other suffers for it', () => {
    const many = (count: number) =>
      Array.from({ length: count }, (_, i) => ({ ...carrying('Organization', 'V1'), id: `o${String(i)}` }));
    const asking: readonly LogicalReference[] = [
      [7, 'x', 'V1'],
      [8, 'y', 'V2'],
      [9, 'z', 'V1'],
    ];
    expect(linked(asking, [...many(17), carrying('Location', 'V2')])).toEqual({ links: ['8 y 17'], unjudged: [7, 9] });
    expect(linked(asking, many(16)).links).toHaveLength(32);
    expect(linked(asking, many(16)).unjudged).toEqual([]);
  });

  it('is nothing where there is none', () => {
    expect(linked([], [carrying('Organization', 'V1')])).toEqual({ links: [], unjudged: [] });
  });
});
