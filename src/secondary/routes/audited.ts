/** How does a route put on record what it is about to do? Durable first, done after; no audit, no answer. */
import { hmac } from '@noble/hashes/hmac.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import type { AuditAct } from '../audit-acts';
import { auditEvent, type AuditFacts } from '../audit-event';
import type { AuditKeys } from '../ports';
import type { Actor } from '../requests/request';
import type { Call, Parts, SignedInCall } from './call';

/** The word that stands for a person in the audit. INVARIANT: without the key no number is found from it. */
export const personWord = ({ ports }: Parts, nhsNumber: string): string =>
  bytesToHex(hmac(sha256, ports.key, utf8ToBytes(`person ${nhsNumber}`)));

export const digestOf = (text: string): string => bytesToHex(sha256(utf8ToBytes(text)));

type Told = Pick<AuditFacts, 'details' | 'request'> & { readonly succeeded?: boolean; readonly nhsNumber?: string };

async function put(call: Omit<Call, 'params'>, actor: Actor | null, act: AuditAct, told: Told): Promise<void> {
  const { ports, config, request: asked, now } = call;
  const { nhsNumber, succeeded = true, request, details } = told;
  const event = auditEvent({
    act,
    at: now,
    actor,
    succeeded,
    instance: config.instance,
    client: ports.addressOf(asked),
    ...(request === undefined ? {} : { request }),
    ...(details === undefined ? {} : { details }),
  });
  const keys: AuditKeys = {
    userId: actor?.id ?? 'nobody',
    ...(request === undefined ? {} : { request }),
    ...(nhsNumber === undefined ? {} : { person: personWord(call, nhsNumber) }),
  };
  await ports.stores.audit.append(event, keys);
}

export const audit = (call: SignedInCall, act: AuditAct, told: Told = {}): Promise<void> =>
  put(call, call.session.actor, act, told);

/** Of somebody who is signing in, or whom nobody knows. */
export const auditSignIn = (call: Call, act: AuditAct, actor: Actor | null, told: Told = {}): Promise<void> =>
  put(call, actor, act, told);
