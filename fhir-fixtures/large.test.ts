/** Is the large person large, the same every time, and as valid as the others? */
import { describe, expect, it } from 'vitest';
import { largeR4Bundle, largeRecord } from './large';
import { r4Faults } from './r4-schema';
import { stu3Faults } from './stu3-schema';

const record = largeRecord({ size: 6000 });
const all = [...record].flatMap(([provider, resources]) => resources.map((resource) => ({ provider, resource })));

describe('the large person', () => {
  it('has at least 5,000 resources over five providers', () => {
    expect(all.length).toBeGreaterThanOrEqual(5000);
    expect(record.size).toBe(5);
    for (const [provider, resources] of record) expect(resources.length, provider).toBeGreaterThan(100);
  });
  it('is the same from the same seed and another from another', () => {
    expect(largeRecord({ size: 300 })).toEqual(largeRecord({ size: 300 }));
    expect(largeR4Bundle({ size: 300, seed: 1 })).not.toEqual(largeR4Bundle({ size: 300, seed: 2 }));
  });
  it('is valid FHIR, one resource in seven', () => {
    const sample = all.filter((_, index) => index % 7 === 0 || index < 60);
    const faults = sample.flatMap(({ provider, resource }) =>
      (provider === 'parkside' ? stu3Faults : r4Faults)(resource).map((fault) => `${resource.id} ${fault}`),
    );
    expect(faults).toEqual([]);
  });
  it('has as many resources as asked for when one provider holds her, with no id twice and no reference to nothing', () => {
    for (const size of [1, 10, 2000]) expect(largeR4Bundle({ size }).entry.length).toBe(size + 1);
    for (const resources of [...record.values(), largeR4Bundle({ size: 3000 }).entry.map(({ resource }) => resource)]) {
      const held = new Set(resources.map(({ resourceType, id }) => `${resourceType}/${id}`));
      expect(held.size).toBe(resources.length);
      const referred = [...JSON.stringify(resources).matchAll(/"reference":"([^"]*)"/gu)].map(
        (match) => match[1] ?? '',
      );
      expect(referred.filter((reference) => !held.has(reference))).toEqual([]);
    }
  });
  it('holds copies of hospital results at the GP, by the laboratory’s number', () => {
    const numbers = (provider: 'parkside' | 'northgate'): Set<string> =>
      new Set(
        (record.get(provider) ?? []).flatMap((resource) =>
          resource.resourceType === 'Observation'
            ? [(resource['identifier'] as { value: string }[])[0]?.value ?? '']
            : [],
        ),
      );
    const gp = numbers('parkside');
    expect([...numbers('northgate')].filter((number) => gp.has(number)).length).toBeGreaterThan(50);
  });
});
