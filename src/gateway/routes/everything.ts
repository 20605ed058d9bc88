/**
 * What does one provider hold of this person, as far as this user may see it? `GET
 * /fhir/{provider}/Patient/{access}/$everything`
 */
import { toIso } from '../../domain/instant';
import { patientResource } from '../access/banner';
import { may, type May } from '../access/still-may';
import { audit, toldOfAccess } from '../audit/record';
import type { Hold } from '../bytes-in-hand';
import type { Answer, SignedInCall } from '../call';
import { isProblem } from '../http/problem';
import { viewOf } from '../decide/views';
import { noteShown, scopeFor } from '../changes/changes';
import { answerOf, type AnswerFor } from './provider-answer';

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
  const answerFor: AnswerFor = ({ access, viewer: { emergency }, provider }, person) => {
    const { demographics } = viewOf(gateway.policy, access.membership.role, emergency);
    return {
      timestamp: toIso(now),
      patient: patientResource(person, access.id, demographics),
      // what a provider that is switched off does not say is nothing that changed
      scope: provider.enabled === false ? null : scopeFor(gateway, access, emergency),
    };
  };
  const answer = await answerOf(call, asked.access, asked.provider, hold, answerFor);
  if (isProblem(answer)) {
    const told = toldOfAccess(call, asked.access, asked.viewer.emergency);
    await audit(call, 'provider-read', {
      ...told,
      succeeded: false,
      details: { ...told.details, provider: asked.provider.name, outcome: 'failed' },
    });
    return answer;
  }
  const { provider, access, viewer, made } = answer;
  const { written, knownCodes } = made;
  if (written === null) throw new Error('an answer was made without its bytes');
  const { emergency } = viewer;
  const sections = (wanted: 'released' | 'role-withheld'): string =>
    [...made.sections].flatMap(([section, outcome]) => (outcome === wanted ? [section] : [])).join(', ');
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
  for (const { code } of made.coverage) gateway.ports.told?.({ what: 'coverage', provider: provider.id, code });
  // Before the answer leaves: whoever has it may ask at once what its codes are called.
  if (knownCodes !== null)
    gateway.memory.releasedCodes.set(`${access.id}|${provider.id}`, knownCodes, access.expiresAt);
  await noteShown(gateway, { access, emergency, provider: provider.id, written }, now);
  return answered(written.body);
}
