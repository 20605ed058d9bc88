/**
 * Does anything tell of a pointer that would be withheld, or of one to a provider that the tables cap? Whole requests,
 * for every role: what is answered, whom anybody is asked of, what is audited. (Hazard H-42.)
 */
import fc from 'fast-check';
import type { FhirResource } from 'fhir/r4';
import { describe, expect, it } from 'vitest';
import { pointerTo } from '../../mocks/national/nrl/fixture-pointers';
import type { NrlPointer } from '../../mocks/national/nrl/nrl';
import { auditedIn } from '../../tests/kits/gateway/audited';
import { NUMBER } from '../../tests/kits/gateway/fake-server';
import { read, REASON, tryOpening } from '../../tests/kits/gateway/gateway';
import { located, NRL, PLACES } from '../../tests/kits/gateway/located';
import { randomRole } from '../../tests/kits/gateway/random-record';
import { releaseAs } from '../../tests/kits/gateway/release';
import type { Role } from '../domain/roles';

/** `npm run deep` asks for more. */
const RUNS = Math.ceil(Number(process.env['PROPERTY_RUNS'] ?? 1200) / 48);

const SNOMED = 'http://snomed.info/sct';
const coded = (...codes: readonly string[]) =>
  fc.constantFrom(...codes).map((code) => ({ coding: [{ system: SNOMED, code }] }));
const sometimes = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined, freq: 1 });

/** Ordinary, of mental health, of drug and alcohol care, of sexual health, plans, and plain words that tell. */
const pointers = fc.array(
  fc
    .record({
      ods: fc.constantFrom('REF02', 'QCA05', 'RRV03', 'RHS06', 'RFA07', 'R0NOT', 'RNG01'),
      type: coded('824321000000109', '736253002', '1382601000000107', '887701000000100', '16521000000101'),
      setting: sometimes(coded('893131000000100', '788125002', '394802001', '788002001')),
      event: sometimes(coded('165816005', '305625009', '52637005')),
      label: sometimes(fc.constantFrom('U', 'N', 'R', 'V')),
      said: sometimes(
        fc.constantFrom('Discharge summary', 'HIV clinic letter', 'Refuge worker’s plan', 'Seen on the ward'),
      ),
      status: fc.constantFrom('current', 'superseded', 'entered-in-error'),
    })
    .map(({ ods, type, setting, event, label, said, status }) => ({
      ods,
      more: {
        status,
        type,
        ...(said === undefined ? {} : { description: said }),
        ...(label === undefined
          ? {}
          : {
              securityLabel: [
                { coding: [{ system: 'http://terminology.hl7.org/CodeSystem/v3-Confidentiality', code: label }] },
              ],
            }),
        context: {
          ...(setting === undefined ? {} : { practiceSetting: setting }),
          ...(event === undefined ? {} : { event: [event] }),
        },
      },
    })),
  { minLength: 1, maxLength: 6 },
);

const scenes = fc.record({
  sent: pointers.map((rows) => rows.map(({ ods, more }, at) => pointerTo({ ods }, NUMBER, at, more))),
  role: randomRole,
  purpose: fc.constantFrom('direct-care', 'emergency'),
  practice: fc.constantFrom('Y00101', 'REF02', null),
});
type Scene = typeof scenes extends fc.Arbitrary<infer T> ? T : never;

/** Everything that a user, an officer, a log reader and the providers themselves get to see. */
async function everythingTold(
  { role, purpose, practice }: Omit<Scene, 'sent'>,
  sent: readonly NrlPointer[],
): Promise<string> {
  const place = located({ pointers: sent, practice, locator: NRL });
  const ask = await place.signIn(`a-${role}`);
  const answers = [await tryOpening(ask, purpose === 'emergency' ? { purpose, reason: REASON } : { purpose })];
  const access = String(answers[0]?.body['access'] ?? 'none');
  answers.push(await ask('GET', `/api/records/${access}/providers`));
  for (const id of ['east', 'far', 'mind', 'clinic']) answers.push(await read(ask, access, id));
  answers.push(await ask('POST', `/api/records/${access}/providers`, { id: 'far' }));
  answers.push(await ask('GET', `/api/records/${access}`));
  return JSON.stringify([
    answers.map(({ status, headers, text }) => [status, [...headers], text]),
    place.asked,
    await auditedIn(place.stores),
    await place.stores.alerts.list(),
    place.logged,
    place.happened,
  ]);
}

const settingOf = (pointer: NrlPointer) => PLACES.find(({ ods }) => pointer.id.startsWith(`${ods}-`))?.setting;

/** By the one way in which every document is judged, as its custodian's own. */
function isReleased(pointer: NrlPointer, role: Role): boolean {
  const setting = settingOf(pointer);
  if (setting === undefined || pointer['status'] === 'entered-in-error') return false;
  return releaseAs({ role, emergency: false, setting }, [pointer as unknown as FhirResource]).resources.length > 0;
}

describe('a pointer that would be withheld, or that names a provider which is capped', () => {
  let compared = 0;
  let counted = 0;

  it('leaves no trace in any answer, question, audit event, alert, log line or figure', async () => {
    await fc.assert(
      fc.asyncProperty(scenes, async (scene) => {
        const { sent, role } = scene;
        const counts = (pointer: NrlPointer): boolean =>
          settingOf(pointer) !== 'mental-health' && isReleased(pointer, role);
        const left = sent.filter(counts);
        const told = await everythingTold(scene, sent);
        if (left.length < sent.length) compared += 1;
        if (left.length > 0) counted += 1;
        expect(await everythingTold(scene, left)).toBe(told);
      }),
      { numRuns: RUNS },
    );
    expect(compared).toBeGreaterThan(RUNS / 2);
    expect(counted).toBeGreaterThan(RUNS / 10);
  });

  it.each([
    ['a label that is no coding', { description: 'HIV', securityLabel: 'R' }],
    ['a type that is a bare word', { type: 'HIV' }],
    ['no content', { content: null }],
    ['another type of resource inside', { contained: ['HIV'] }],
  ])('leaves none by being ill-formed either, whoever asks: %s', async (_what, more) => {
    for (const role of ['gp', 'pharmacist', 'administrator'] as const) {
      const scene = { role, purpose: 'direct-care', practice: 'Y00101' } as const;
      const sick = pointerTo({ ods: 'REF02' }, NUMBER, 1, more as never);
      if (isReleased(sick, role)) continue;
      expect(await everythingTold(scene, [sick])).toBe(await everythingTold(scene, []));
    }
  });

  it('while one that would be released does choose its provider', async () => {
    const scene = { role: 'gp', purpose: 'direct-care', practice: 'Y00101' } as const;
    const east = pointerTo({ ods: 'REF02' }, NUMBER, 1);
    expect(await everythingTold(scene, [east])).not.toBe(await everythingTold(scene, []));
  });
});
