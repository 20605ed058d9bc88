/**
 * Whole requests, by every door: does any answer, header, audit event, alert or log line depend on what was withheld?
 */
import { added } from '../../tests/kits/gateway/told';
import fc from 'fast-check';
import type { FhirResource } from 'fhir/r4';
import { describe, expect, it } from 'vitest';
import { consentOf } from './opt-out/consent';
import { read, REASON, replyOf, tryOpening, world, type Answered } from '../../tests/kits/gateway/gateway';
import { contributionOf } from './intake/contribution';
import { bundle, patient, person, provider } from '../../tests/kits/gateway/fake-server';
import { nameOf, planted, textOf } from '../../tests/kits/gateway/canaries';
import { createOpaqueId } from './opaque-id';
import { randomResources, randomRole, randomSetting, TYPES } from '../../tests/kits/gateway/random-record';
import type { Json } from '../domain/json';
import { NHS_NUMBER_SYSTEM } from '../domain/nhs-number';
import { auditedIn } from '../../tests/kits/gateway/audited';
import { casesOf } from '../../tests/kits/deep';

/** `npm run deep` asks for more. */
const RUNS = Math.ceil(casesOf(1200) / 5);

const scenes = fc.record({
  resources: randomResources,
  role: randomRole,
  setting: randomSetting,
  from: fc.constantFrom('a', 'far'),
  purpose: fc.constantFrom('direct-care', 'emergency'),
  retrieve: fc.constantFrom('everything', 'search'),
  optOut: fc.oneof(
    { weight: 6, arbitrary: fc.constant('never') },
    { weight: 1, arbitrary: fc.constantFrom('opted out', 'opted back in') },
  ),
  /** The provider is the user's own organisation, which is asked for a relationship at the opening. */
  own: fc.boolean(),
});
type Scene = typeof scenes extends fc.Arbitrary<infer T> ? T : never;

const providerOf = ({ setting, retrieve, own, from }: Scene) =>
  provider({ setting, retrieve: retrieve as 'search', ods: own ? (from === 'a' ? 'RNG01' : 'RFAR1') : 'OTHER' });
const NOT_THERE = (): Response =>
  new Response('{}', { status: 404, headers: { 'Content-Type': 'application/fhir+json' } });
const NEVER_BY_PATIENT: readonly string[] = [
  'Practitioner',
  'PractitionerRole',
  'Organization',
  'Location',
  'HealthcareService',
  'Medication',
  'Binary',
];

/** Everything that a provider holding these resources would answer. */
function repliesOf(resources: readonly FhirResource[]): ReadonlyMap<string, () => Response> {
  const all = resources as unknown as readonly Json[];
  const replies = new Map<string, () => Response>([
    ['north.test', NOT_THERE],
    [`Patient?identifier=${NHS_NUMBER_SYSTEM}|9990123454`, () => replyOf(bundle([patient()]))],
    ['$everything', () => replyOf(bundle([patient(), ...all]))],
    [
      '/fhir/metadata',
      () =>
        replyOf({
          resourceType: 'CapabilityStatement',
          rest: [{ mode: 'server', resource: TYPES.map((type) => ({ type })) }],
        }),
    ],
    ...TYPES.map(
      (type) =>
        [
          `/fhir/${type}?patient=Patient/p1`,
          () =>
            replyOf(
              bundle(NEVER_BY_PATIENT.includes(type) ? [] : all.filter(({ resourceType }) => resourceType === type)),
            ),
        ] as const,
    ),
  ]);
  for (const resource of resources.filter(({ resourceType }) => NEVER_BY_PATIENT.includes(resourceType)))
    replies.set(`/fhir/${nameOf(resource)}`, () => replyOf(resource as unknown as Json));
  // demographics are asked the same question at their own address
  replies.set('https://pds.test/fhir/Patient?identifier=https://fhir.nhs.uk/Id/nhs-number|9990123454', () =>
    replyOf(bundle([patient()])),
  );
  return replies;
}

interface Told {
  readonly text: string;
  readonly answers: readonly Answered[];
  readonly access: string;
}

/** Everything that a user, a privacy officer and a log reader get to see, from signing in to closing the record. */
async function everythingTold(scene: Scene, resources: readonly FhirResource[]): Promise<Told> {
  const place = world({ providers: [providerOf(scene)] });
  place.replies.clear();
  for (const [address, reply] of repliesOf(resources)) place.replies.set(address, reply);
  const decide = (id: string, decision: 'deny' | 'permit', ago: number) =>
    added(
      place.stores.optOuts,
      consentOf({
        id,
        nhsNumber: '9990123454',
        decision,
        at: new Date(place.now - ago).toISOString(),
        recordedBy: 'Desk',
        origin: 'Opt-out desk',
      }),
    );
  if (scene.optOut !== 'never') await decide('1', 'deny', 2000);
  if (scene.optOut === 'opted back in') await decide('2', 'permit', 1000);
  const ask = await place.signIn(`${scene.from}-${scene.role}`);
  const answers: Answered[] = [];
  const tell = async (asking: Promise<Answered>): Promise<Answered> => {
    const answer = await asking;
    answers.push(answer);
    return answer;
  };
  const opened = await tell(
    tryOpening(ask, { purpose: scene.purpose, ...(scene.purpose === 'emergency' ? { reason: REASON } : {}) }),
  );
  const access = typeof opened.body['access'] === 'string' ? opened.body['access'] : 'none';
  const readAll = async (): Promise<void> => {
    const { text } = await tell(read(ask, access));
    for (const [, document = ''] of text.matchAll(/"url":"(Binary\/[A-Za-z0-9.-]+)"/g))
      await tell(ask('GET', `/fhir/north/Patient/${access}/${document}`));
  };
  await readAll();
  await tell(ask('POST', `/api/records/${access}/emergency`, { reason: REASON }));
  await readAll();
  await tell(ask('GET', `/api/records/${access}/changes`));
  await tell(ask('GET', `/fhir/north/Patient/${access}/Binary/none`));
  await tell(ask('POST', `/api/records/${access}/prints`, { what: 'summary' }));
  await tell(ask('DELETE', `/api/records/${access}`));
  await tell(ask('GET', '/api/policy'));
  const seen = answers.map(({ status, headers, text }) => [status, [...headers], text]);
  return {
    text: textOf([seen, await auditedIn(place.stores), await place.stores.alerts.list(), place.logged]),
    answers,
    access,
  };
}

/** What a provider's answer may be judged by at all: the rest is told as “could not be read”, whatever it is. */
const readable = (scene: Scene, resources: readonly FhirResource[]): ReadonlySet<string> => {
  const entries = structuredClone(resources).map((resource) => ({
    fullUrl: null,
    resource: resource as unknown as Json,
  }));
  const judged = contributionOf({
    provider: providerOf(scene),
    person: person(),
    entries,
    partial: [],
    supplies: null,
    confirmed: { id: 'p1', nameDiffers: false },
  });
  return new Set(judged.outcome === 'answered' ? judged.resources.map(nameOf) : []);
};

/** Of which nothing came out of any door. */
function withheldFrom(
  scene: Scene,
  resources: readonly FhirResource[],
  { answers, access }: Told,
): (resource: FhirResource) => boolean {
  const known = readable(scene, resources);
  const opaque = createOpaqueId(new Uint8Array(32).fill(7), access, 'north');
  const bodies = answers.map(({ text }) => text).join('\n');
  // A Binary never stands beside its document: its bytes are handed out through it.
  const isHandedOut = (resource: FhirResource): boolean =>
    resource.resourceType === 'Binary' &&
    typeof resource.data === 'string' &&
    answers.some(({ text }) => text === Buffer.from(resource.data ?? '', 'base64').toString());
  return (resource) =>
    known.has(nameOf(resource)) && !isHandedOut(resource) && !bodies.includes(`"id":"${opaque(nameOf(resource))}"`);
}

describe('what was withheld', () => {
  let compared = 0;

  it('leaves no trace in any answer, header, audit event, alert or log line', async () => {
    await fc.assert(
      fc.asyncProperty(scenes, async (scene) => {
        const told = await everythingTold(scene, scene.resources);
        const isWithheld = withheldFrom(scene, scene.resources, told);
        const left = scene.resources.filter((resource) => !isWithheld(resource));
        if (left.length > 0 && left.length < scene.resources.length) compared += 1;
        expect((await everythingTold(scene, left)).text).toBe(told.text);
      }),
      { numRuns: RUNS },
    );
    expect(compared).toBeGreaterThan(RUNS / 20);
  });

  it('is quoted nowhere, by any of its strings', async () => {
    await fc.assert(
      fc.asyncProperty(scenes, async (scene) => {
        const isWithheld = withheldFrom(scene, scene.resources, await everythingTold(scene, scene.resources));
        const sown = scene.resources.map((resource, index) =>
          isWithheld(resource) ? planted(resource, `CANARY${String(index)}x`, 'words') : resource,
        ) as readonly FhirResource[];
        const told = await everythingTold(scene, sown);
        const isStillWithheld = withheldFrom(scene, sown, told);
        sown.forEach((resource, index) => {
          if (isStillWithheld(resource)) expect(told.text).not.toContain(`CANARY${String(index)}x`);
        });
      }),
      { numRuns: Math.ceil(RUNS / 2) },
    );
  });
});
