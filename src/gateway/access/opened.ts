/** What is told of a record that is open? Once when it is opened, and again to a page that was loaded anew. */
import type { Notice, OpenedRecord } from '../../domain/api';
import { toIso } from '../../domain/instant';
import { audit, toldOfAccess } from '../audit/record';
import { json, type Answer, type Gateway, type SignedInCall } from '../call';
import { refOf } from '../config';
import { noticesFor, optedOutInPart } from '../decide/notices';
import { isProblem } from '../http/problem';
import type { Person } from '../intake/identity/person';
import type { Access } from '../ports';
import { askedAndNot, unaskedNotices } from './asked';
import { bannerOf } from './banner';
import { recordNow } from './current-access';
import { recordMark } from './open-now';
import type { ProviderScope } from './providers';
import { emergencyIsOpen, viewNow } from './view';

/** The standing ones, and what is said of whoever is not asked. */
export const noticesNow = (
  { config, policy }: Gateway,
  access: Access,
  person: Person,
  scope: ProviderScope,
): readonly Notice[] => [
  ...noticesFor(policy, access.membership.role),
  ...(scope.optedOut ? [optedOutInPart(policy)] : []),
  ...unaskedNotices(config, access, person, scope),
];

/** The answer to an opening, as it is at this moment. */
export function openedRecord(
  gateway: Gateway,
  access: Access,
  person: Person,
  scope: ProviderScope,
  now: number,
): OpenedRecord {
  const { config, policy, ports } = gateway;
  const { asked, unasked } = askedAndNot(access, scope.providers);
  const view = viewNow(gateway, access, now);
  return {
    outcome: 'open',
    access: access.id,
    patient: bannerOf(person, view.sections.demographics),
    expiresAt: toIso(access.expiresAt),
    relationship: access.relationship,
    providers: asked.map(refOf),
    unasked: unasked.length > 0,
    view,
    notices: noticesNow(gateway, access, person, scope),
    policy: { version: policy.version, digest: policy.digest },
    ...(config.tables === undefined ? {} : { terminology: config.tables }),
    mark: recordMark(ports.key, access),
    ...(access.launched === undefined ? {} : { launchedFrom: access.launched.name }),
  };
}

/**
 * `GET /api/records/{access}`: what the opening told, again. No opening: no relationship is looked for, nobody is
 * alerted and no limit counts it; that it was shown is audited.
 */
export async function readRecord(call: SignedInCall): Answer {
  const record = await recordNow(call);
  if (isProblem(record)) return record;
  const { access, scope, person } = record;
  const { gateway, now } = call;
  await audit(call, 'record-shown-again', toldOfAccess(call, access, emergencyIsOpen(access, now)));
  return json(200, openedRecord(gateway, access, person, scope, now));
}
