/** What does one provider hold of this person, as far as this user may see it? `GET /fhir/{provider}/Patient/{access}/$everything` */
import type { Bundle, BundleEntry, OperationOutcome } from 'fhir/r4';
import { COVERAGE_SYSTEM } from '../../domain/coverage';
import { toIso } from '../../domain/instant';
import { patientResource } from '../access/banner';
import { currentAccess, currentProvider } from '../access/current-access';
import { emergencyIsOpen, viewNow } from '../access/view';
import { audit } from '../audit/record';
import type { Answer, SignedInCall } from '../call';
import { isProblem } from '../http/problem';
import type { Released } from '../pipeline';
import { answerOf } from './provider-answer';

/** Exactly one: an issue per section, and an issue without expression for each other warning. */
const outcomeOf = ({ coverage, warnings }: Released): OperationOutcome => ({
  resourceType: 'OperationOutcome',
  issue: [
    ...coverage.map(({ section, code, text }) => ({
      severity: code === 'partial' ? ('warning' as const) : ('information' as const),
      code: code === 'withheld-by-role' ? ('suppressed' as const) : code === 'partial' ? ('incomplete' as const) : ('informational' as const),
      details: { coding: [{ system: COVERAGE_SYSTEM, code }] },
      diagnostics: text,
      expression: [section],
    })),
    ...warnings.map((text) => ({ severity: 'warning' as const, code: 'informational' as const, diagnostics: text })),
  ],
});

export async function everything(call: SignedInCall): Answer {
  const { gateway, now } = call;
  const access = await currentAccess(call);
  if (isProblem(access)) return access;
  const provider = await currentProvider(call, access);
  if (isProblem(provider)) return provider;
  const answer = await answerOf(call, access, provider);
  const emergency = emergencyIsOpen(access, now);
  const told = {
    access: access.id,
    purpose: access.purpose,
    relationship: access.relationship,
    reason: emergency ? access.emergency?.reason : access.reason,
    emergency: emergency ? 'yes' : 'no',
    provider: provider.name,
    'policy version': gateway.policy.version,
    'policy digest': gateway.policy.digest,
  };
  const { nhsNumber } = access;
  if (isProblem(answer)) {
    await audit(call, 'provider-read', { nhsNumber, emergency, succeeded: false, details: { ...told, outcome: 'failed' } });
    return answer;
  }
  const { person, released } = answer;
  const sections = (wanted: 'released' | 'role-withheld'): string =>
    [...released.sections].flatMap(([section, outcome]) => (outcome === wanted ? [section] : [])).join(', ');
  const { demographics } = viewNow(gateway, access, now).sections;
  const entry: BundleEntry[] = [
    { resource: patientResource(person, access.id, demographics), search: { mode: 'match' } },
    ...released.resources.map((resource) => ({ resource, search: { mode: 'include' as const } })),
    { resource: outcomeOf(released), search: { mode: 'outcome' } },
  ];
  const bundle: Bundle = { resourceType: 'Bundle', type: 'searchset', timestamp: toIso(now), entry };
  const body = JSON.stringify(bundle);
  // INVARIANT: the audit is durable before the first byte leaves.
  await audit(call, 'provider-read', {
    nhsNumber,
    emergency,
    details: { ...told, outcome: 'released', released: sections('released'), 'withheld by role': sections('role-withheld') },
  });
  return new Response(body, { status: 200, headers: { 'Content-Type': 'application/fhir+json', 'Cache-Control': 'no-store' } });
}
