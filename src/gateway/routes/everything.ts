/**
 * What does one provider hold of this person, as far as this user may see it? `GET
 * /fhir/{provider}/Patient/{access}/$everything`
 */
import type { OperationOutcome } from 'fhir/r4';
import { COVERAGE_SYSTEM, NOT_CARRIED_CODE } from '../../domain/coverage';
import { toIso } from '../../domain/instant';
import { patientResource } from '../access/banner';
import { may, type May } from '../access/still-may';
import { audit, toldOfAccess } from '../audit/record';
import type { Hold } from '../bytes-in-hand';
import type { Answer, SignedInCall } from '../call';
import { isProblem } from '../http/problem';
import type { ReleasedBytes } from '../pipeline';
import { viewOf } from '../decide/views';
import { noteShown } from '../changes/changes';
import { resourcesOf, textsOf } from '../release';
import { answerOf } from './provider-answer';
import { searchsetBytes } from './searchset';

/**
 * Exactly one: an issue per section, an issue without expression for each other warning, and one for what is not
 * carried.
 */
const outcomeOf = ({ coverage, warnings, notCarried }: ReleasedBytes): OperationOutcome => ({
  resourceType: 'OperationOutcome',
  issue: [
    ...coverage.map(({ section, code, text }) => ({
      severity: code === 'partial' ? ('warning' as const) : ('information' as const),
      code:
        code === 'withheld-by-role'
          ? ('suppressed' as const)
          : code === 'partial'
            ? ('incomplete' as const)
            : ('informational' as const),
      details: { coding: [{ system: COVERAGE_SYSTEM, code }] },
      diagnostics: text,
      expression: [section],
    })),
    ...warnings.map((text) => ({ severity: 'warning' as const, code: 'informational' as const, diagnostics: text })),
    ...(notCarried === null
      ? []
      : [
          {
            severity: 'information' as const,
            code: 'informational' as const,
            details: { coding: [{ system: COVERAGE_SYSTEM, code: NOT_CARRIED_CODE }] },
            diagnostics: notCarried,
          },
        ]),
  ],
});

const answered = (body: Uint8Array<ArrayBuffer>): Response =>
  new Response(body, {
    status: 200,
    headers: { 'Content-Type': 'application/fhir+json', 'Cache-Control': 'no-store' },
  });

export async function everything(call: SignedInCall): Answer {
  const { inHand, bytes, ports } = call.gateway;
  const asked = await may(call);
  if (isProblem(asked)) return asked;
  const ended = inHand.read(asked.access.id, asked.provider.id, ports.now);
  const hold = bytes.hold();
  try {
    return await answerWithin(call, asked, hold);
  } finally {
    hold.done();
    ended();
  }
}

async function answerWithin(call: SignedInCall, asked: May, hold: Hold): Answer {
  const { gateway, now } = call;
  const answer = await answerOf(call, asked.access, asked.provider, hold);
  if (isProblem(answer)) {
    const told = toldOfAccess(call, asked.access, asked.viewer.emergency);
    await audit(call, 'provider-read', {
      ...told,
      succeeded: false,
      details: { ...told.details, provider: asked.provider.name, outcome: 'failed' },
    });
    return answer;
  }
  const { provider, access, viewer, person, released } = answer;
  const { emergency } = viewer;
  const sections = (wanted: 'released' | 'role-withheld'): string =>
    [...released.sections].flatMap(([section, outcome]) => (outcome === wanted ? [section] : [])).join(', ');
  const { demographics } = viewOf(gateway.policy, access.membership.role, emergency);
  const body = searchsetBytes({
    timestamp: toIso(now),
    patient: patientResource(person, access.id, demographics),
    released,
    outcome: outcomeOf(released),
  });
  // INVARIANT: the audit is durable before the first byte leaves.
  const told = toldOfAccess(call, access, emergency);
  await audit(call, 'provider-read', {
    ...told,
    details: {
      ...told.details,
      provider: provider.name,
      outcome: 'released',
      released: sections('released'),
      'withheld by role': sections('role-withheld'),
    },
  });
  for (const { code } of released.coverage) gateway.ports.told?.({ what: 'coverage', provider: provider.id, code });
  const texts = textsOf(released);
  // Before the answer leaves: whoever has it may ask at once what its codes are called.
  const { ownTables, memory } = gateway;
  if (ownTables !== null)
    memory.releasedCodes.set(`${access.id}|${provider.id}`, ownTables.knownIn(resourcesOf(released)), access.expiresAt);
  // what a provider that is switched off does not say is nothing that changed
  if (provider.enabled === false) return answered(body);
  await noteShown(
    gateway,
    {
      access,
      emergency,
      provider: provider.id,
      names: released.names,
      references: released.references,
      texts,
      translated: released.translated,
    },
    now,
  );
  return answered(body);
}
