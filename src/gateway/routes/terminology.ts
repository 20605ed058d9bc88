/**
 * What do a deployer's tables say of codes that this session was shown? `POST /api/terminology`: asked with codes and
 * nothing else; no name, no number and no access is sent. Source: CONTRACT "HTTP".
 */
import { z } from 'zod';
import type { TerminologyAnswer } from '../../domain/api';
import { sameMembership } from '../../domain/membership';
import { json, type Answer, type SignedInCall } from '../call';
import { readBody } from '../http/body';
import { isProblem } from '../http/problem';
import { releasedKey } from '../own-tables';

/** Codes in one question; a page asks again for the others. */
const MOST_CODES = 2_000;

const request = z.strictObject({
  codes: z
    .array(z.strictObject({ system: z.string().max(500).optional(), code: z.string().min(1).max(500) }))
    .max(MOST_CODES, `ask for at most ${String(MOST_CODES)} codes at once`),
  digest: z.string().max(100).optional(),
});

/** The codes that were released in the records that this session holds open now. */
async function releasedTo({ gateway, session, now }: SignedInCall): Promise<(key: string) => boolean> {
  const { config, memory, ports } = gateway;
  const held = await ports.stores.accesses.ofSession(session.id);
  const released = held
    .filter(
      ({ userId, membership, expiresAt }) =>
        userId === session.user.id && sameMembership(membership, session.membership) && now < expiresAt,
    )
    .flatMap(({ id }) =>
      config.providers.flatMap((provider) => memory.releasedCodes.get(`${id}|${provider.id}`, now) ?? []),
    );
  return (key) => released.some((codes) => codes.has(key));
}

/**
 * INVARIANT: a code that was not released to this session is answered as one that nobody knows: by nothing. Whoever
 * asks learns of no record what its answers have not told already.
 */
export async function terminologyFor(call: SignedInCall): Answer {
  const body = await readBody(call.request, request);
  if (isProblem(body)) return body;
  const { ownTables } = call.gateway;
  if (ownTables === null) return json(200, { terminology: null, codes: [] } satisfies TerminologyAnswer);
  const { codes, digest } = body.value;
  const isReleased = await releasedTo(call);
  const rows = codes.flatMap(({ system, code }) =>
    isReleased(releasedKey(system, code)) ? ownTables.rowsOf(code) : [],
  );
  const answer: TerminologyAnswer = {
    terminology: ownTables.told,
    ...(digest === ownTables.told.digest ? {} : { names: ownTables.names() }),
    codes: [...new Set(rows)],
  };
  return json(200, answer);
}
