/**
 * Is every element of every allow-list tried: does it pass when it may, and stay when it tells? A new element is tried
 * as soon as it is listed.
 */
import type { FhirResource } from 'fhir/r4';
import { describe, expect, it } from 'vitest';
import { release } from '../release';
import { RELEASED_EXTENSIONS } from '../../domain/known-extensions';
import { EXTENSION_VALUE } from './extensions';
import { fill, paths, type Filling } from '../../../tests/kits/gateway/filled';
import { FULL_SHAPES, SUPPORTING_SHAPES } from './full-shapes';
import type { Shape } from './shapes';
import { policy } from '../../../tests/kits/gateway/shipped-policy';

const PRACTITIONER = { resourceType: 'Practitioner', id: 'p', name: [{ family: 'Okoro' }] };
const WITHHELD = {
  resourceType: 'Condition',
  id: 'withheld',
  code: { coding: [{ system: 'http://snomed.info/sct', code: '86406008' }], text: 'CANARY' },
};
const STRAY = {
  stray: 'CANARY',
  _stray: { extension: [{ url: 'http://stray.example', valueString: 'CANARY' }] },
  text_: { div: '<div>CANARY</div>' },
};
const QUIET: Filling = { words: 'Seen today', reference: { reference: 'Practitioner/p' }, stray: {} };

const releaseOf = (type: string, resources: readonly object[]) => {
  const isSocial = type === 'Task' || type === 'QuestionnaireResponse';
  const { resources: out } = release({
    contribution: {
      outcome: 'answered',
      known: true,
      resources: JSON.parse(JSON.stringify(resources)) as FhirResource[],
      supplies: null,
      partial: [],
      warnings: [],
    },
    provider: { id: 'p', name: 'Provider', setting: isSocial ? 'social-care' : 'acute' },
    viewer: { role: isSocial ? 'occupational-therapist' : 'gp', emergency: false },
    policy,
    accessId: 'a',
    key: new Uint8Array(32).fill(3),
  });
  return out;
};
/** Only consents of some scopes and categories are carried at all. */
const ADVANCE_CARE = { system: 'http://terminology.hl7.org/CodeSystem/consentscope', code: 'adr' };
const resource = (type: string, shape: Shape, filling: Filling) => {
  const made: Record<string, unknown> = { resourceType: type, id: 'x', ...fill(shape, filling) };
  const scope = (made['scope'] ?? {}) as { readonly coding?: readonly unknown[] };
  return type === 'Consent' ? { ...made, scope: { ...scope, coding: [...(scope.coding ?? []), ADVANCE_CARE] } } : made;
};
/** What refers to a supporting resource, so that it is reached. */
const REACHING = { resourceType: 'Encounter', id: 'reaching', status: 'finished' };
const reach = (type: string) => ({ ...REACHING, basedOn: [{ reference: `${type}/x` }] });
const found = (type: string, resources: readonly object[]) =>
  releaseOf(type, resources).find(({ resourceType }) => resourceType === type);

/**
 * In an allergy no text decides what a concept is called (“crab”): POLICY 3. Its free text is judged like any other.
 */
const ALLERGEN_NAMES: ReadonlySet<string> = new Set(['clinicalStatus', 'verificationStatus', 'code', 'reaction']);

const CASES = [
  ...Object.entries(FULL_SHAPES).map(([type, shape]) => [type, shape, [] as object[]] as const),
  ...Object.entries(SUPPORTING_SHAPES)
    .filter(([type]) => type !== 'Device')
    .map(([type, shape]) => [type, shape, [reach(type)] as object[]] as const),
];

describe.each(CASES)('%s', (type, shape, reaching) => {
  const beside = type === 'Practitioner' ? reaching : [PRACTITIONER, ...reaching];
  const quiet = resource(type, shape, type === 'Practitioner' ? { ...QUIET, reference: {} } : QUIET);

  it('passes every element that its list allows', () => {
    const out = found(type, [quiet, ...beside]);
    const passed = new Set(paths(out));
    expect(paths(quiet).filter((path) => !passed.has(path))).toEqual([]);
  });

  it('passes nothing that stands under another name, however deep', () => {
    const strayed = resource(type, shape, { ...QUIET, stray: STRAY });
    const out = found(type, [strayed, ...beside]);
    expect(out).toBeDefined();
    expect(JSON.stringify(out)).not.toContain('CANARY');
  });

  it.each(Object.keys(shape).filter((element) => type !== 'AllergyIntolerance' || !ALLERGEN_NAMES.has(element)))(
    'lets no telling word pass in %s',
    (element) => {
      const telling = resource(
        type,
        { [element]: shape[element] ?? {} },
        { ...QUIET, words: 'Seen at the GUM clinic' },
      );
      const patient = type === 'Device' ? { patient: { reference: 'Patient/1' } } : {};
      expect(JSON.stringify(releaseOf(type, [{ ...telling, ...patient }, ...beside]))).not.toContain('GUM');
    },
  );

  it.each(Object.keys(shape))('cuts what is withheld out of %s, as if it had never been', (element) => {
    const referring = resource(
      type,
      { [element]: shape[element] ?? {} },
      { ...QUIET, reference: { reference: 'Condition/withheld', display: 'CANARY' } },
    );
    const bytes = JSON.stringify(releaseOf(type, [referring, WITHHELD, ...beside]));
    expect(bytes).toBe(JSON.stringify(releaseOf(type, [referring, ...beside])));
    expect(bytes).not.toContain('CANARY');
  });
});

it('an allergy’s reaction keeps the names of its concepts and loses free text that tells', () => {
  const reaction = {
    manifestation: [{ text: 'Chlamydia vaccine rash' }],
    description: 'Seen at the GUM clinic',
    note: [{ text: 'Seen at the GUM clinic' }],
  };
  const out = found('AllergyIntolerance', [
    { resourceType: 'AllergyIntolerance', id: 'x', code: { text: 'Crab' }, reaction: [reaction] },
  ]);
  expect(out).toMatchObject({ reaction: [{ manifestation: [{ text: 'Chlamydia vaccine rash' }] }] });
  expect(JSON.stringify(out)).not.toContain('GUM');
});

it.each([
  ['its text', { text: 'Abacavir hypersensitivity' }],
  ['a short name', { text: 'AZT rash' }],
  ['a display', { coding: [{ system: 'http://snomed.info/sct', code: '271807003', display: 'Rash on Truvada' }] }],
])('an allergy to anything else loses how it shows where %s names a listed medicine, and stays', (_where, told) => {
  const rash = { text: 'Rash' };
  const reaction = [{ manifestation: [told, rash], exposureRoute: told, severity: 'mild' }];
  const out = found('AllergyIntolerance', [
    { resourceType: 'AllergyIntolerance', id: 'x', code: { text: 'Latex' }, reaction },
  ]);
  expect(out).toMatchObject({ code: { text: 'Latex' }, reaction: [{ manifestation: [rash], severity: 'mild' }] });
  expect(JSON.stringify(out)).not.toMatch(/abacavir|truvada|azt|271807003|exposureRoute/i);
});

describe.each(Object.entries(RELEASED_EXTENSIONS))('the extensions of %s', (type, names) => {
  const urlOf = (name: string): string =>
    /^[a-z]+-/.test(name)
      ? `http://hl7.org/fhir/StructureDefinition/${name}`
      : `https://fhir.hl7.org.uk/StructureDefinition/Extension-UKCore-${name}`;
  const withExtension = (extension: object): object => ({
    ...resource(type, FULL_SHAPES[type as keyof typeof FULL_SHAPES] ?? {}, QUIET),
    extension: [extension],
  });
  const passed = (extension: object): unknown =>
    (found(type, [withExtension(extension), PRACTITIONER]) as { readonly extension?: unknown } | undefined)?.extension;
  const values = fill(EXTENSION_VALUE, { ...QUIET, stray: STRAY });

  it.each(names)('passes %s with each kind of value, and nothing that stands beside it', (name) => {
    for (const element of Object.keys(EXTENSION_VALUE)) {
      const out = passed({ url: urlOf(name), [element]: values[element], ...STRAY });
      expect(out).toEqual([{ url: urlOf(name), [element]: expect.anything() as unknown }]);
      expect(JSON.stringify(out)).not.toContain('CANARY');
    }
  });

  it.each(names)('passes no other publisher’s %s, no longer name, and none that says nothing or tells', (name) => {
    for (const url of [
      `https://evil.example/StructureDefinition/Extension-UKCore-${name}`,
      urlOf(`${name}More`),
      `urn:${name}`,
    ])
      expect(passed({ url, valueString: 'Seen today' })).toBeUndefined();
    expect(passed({ url: urlOf(name) })).toBeUndefined();
    expect(passed({ url: urlOf(name), valueString: 'Seen at the GUM clinic' })).toBeUndefined();
    expect(
      passed({ url: urlOf(name), extension: [{ url: 'http://stray.example', valueString: 'CANARY' }] }),
    ).toBeUndefined();
  });
});
