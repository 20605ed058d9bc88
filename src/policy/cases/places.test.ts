/** Is a telling concept found in every place and every shape, and a harmless one in none? */
import type { FhirResource } from 'fhir/r4';
import { describe, expect, it } from 'vitest';
import { label } from '../../gateway/label/label';
import { release } from '../../gateway/release';
import { decideAll } from '../../gateway/decide/decide-all';
import { EXCLUDED } from '../marks';
import { BESIDE_A_CODE, HARMLESS, OWN_PLACES, REACHED_PLACES, TELLING, type Shape } from './places';
import { policy } from '../../../tests/kits/gateway/shipped-policy';

const viewer = { role: 'gp', emergency: true } as const;
const provider = { id: 'p', name: 'Parkside', setting: 'gp' } as const;
const copyOf = (given: unknown): FhirResource[] => JSON.parse(JSON.stringify(given)) as FhirResource[];

/** Is the first of them excluded, and is nothing of it in the answer? */
function isExcluded(given: unknown): boolean {
  const resources = copyOf(given);
  const labelled = label(resources, provider.setting, policy);
  const excluded = ((labelled.marks[0] ?? 0) & EXCLUDED) !== 0;
  const contribution = {
    outcome: 'answered',
    known: true,
    resources,
    supplies: null,
    partial: [],
    warnings: [],
  } as const;
  const out = release({ contribution, provider, viewer, policy, accessId: 'a', key: new Uint8Array(32) });
  const same = resources.filter(({ resourceType }) => resourceType === resources[0]?.resourceType).length;
  const isThere =
    out.resources.filter(({ resourceType }) => resourceType === resources[0]?.resourceType).length === same;
  const effect = decideAll(policy, viewer, provider.setting, labelled)[0]?.effect;
  expect(isThere && excluded, JSON.stringify(given)).toBe(false);
  expect(effect === 'withhold').toBe(excluded || resources[0]?.resourceType === 'Binary');
  return excluded;
}

/** What crosses the boundary of all of them. */
function leaves(given: unknown): string {
  const contribution = {
    outcome: 'answered',
    known: true,
    resources: copyOf(given),
    supplies: null,
    partial: [],
    warnings: [],
  } as const;
  return JSON.stringify(
    release({ contribution, provider, viewer, policy, accessId: 'a', key: new Uint8Array(32) }).resources,
  );
}

const textDecides = ({ concept }: Shape): boolean =>
  /HIV|immuno|GUM|Chlamydia|prison|pregnancy/.test(JSON.stringify(concept)) &&
  !/"code":"?(?:165815009|HIV)/.test(JSON.stringify(concept));

describe('a telling concept', () => {
  it.each(OWN_PLACES.map((place) => [place.name, place] as const))('in %s', (_name, { given, codesOnly }) => {
    const found = TELLING.map((shape) => ({ shape: shape.name, excluded: isExcluded(given(shape.concept)) }));
    expect(found).toEqual(
      TELLING.map((shape) => ({ shape: shape.name, excluded: codesOnly !== true || !textDecides(shape) })),
    );
  });

  it.each(REACHED_PLACES.map((place) => [place.name, place] as const))('in %s', (_name, { given }) => {
    const found = TELLING.filter(({ concept }) => !isExcluded(given(concept))).map(({ name }) => name);
    expect(found).toEqual([]);
  });
});

describe('words that tell beside a valid code', () => {
  it.each(OWN_PLACES.filter(({ codesOnly }) => codesOnly !== true).map((place) => [place.name, place] as const))(
    'in %s',
    (_name, { given, attached }) => {
      const found = BESIDE_A_CODE.map((shape) => ({ shape: shape.name, excluded: isExcluded(given(shape.concept)) }));
      expect(found).toEqual(BESIDE_A_CODE.map((shape) => ({ shape: shape.name, excluded: attached !== true })));
    },
  );

  it.each(OWN_PLACES.filter(({ attached }) => attached === true).map((place) => [place.name, place] as const))(
    'is cut with its code in %s',
    (_name, { given }) => {
      // a code of its own, so that it cannot be the one that names the resource
      for (const { concept } of BESIDE_A_CODE)
        expect(
          leaves(given(JSON.parse(JSON.stringify(concept).replaceAll('38341003', '22298006')) as typeof concept)),
        ).not.toMatch(/22298006|302375005/);
    },
  );

  it.each(REACHED_PLACES.filter(({ attached }) => attached !== true).map((place) => [place.name, place] as const))(
    'in %s',
    (_name, { given }) => {
      const found = BESIDE_A_CODE.filter(({ concept }) => !isExcluded(given(concept))).map(({ name }) => name);
      expect(found).toEqual([]);
    },
  );
});

describe('a harmless concept excludes nothing', () => {
  it.each([...OWN_PLACES, ...REACHED_PLACES].map((place) => [place.name, place] as const))(
    'in %s',
    (_name, { given }) => {
      const found = HARMLESS.filter(({ concept }) => isExcluded(given(concept))).map(({ name }) => name);
      expect(found).toEqual([]);
    },
  );
});
