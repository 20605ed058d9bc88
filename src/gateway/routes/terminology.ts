/**
 * What do a deployer's tables say of codes that this session was shown? `POST /api/terminology`: asked with codes and
 * nothing else; no name, no number and no access is sent. Source: CONTRACT "HTTP".
 */
import { z } from 'zod';
import type { TerminologyAnswer } from '../../domain/terminology-api';
import { json, type Answer, type SignedInCall } from '../call';
import { readBody } from '../http/body';
import { openNow } from '../access/open-now';
import { may } from '../access/still-may';
import { isProblem } from '../http/problem';
import { releasedKey } from '../own-tables';
import { answerOf } from './provider-answer';

/** Codes in one question; a page asks again for the others. */
const MOST_CODES = 2_000;

const request = z.strictObject({
  codes: z
    .array(z.strictObject({ system: z.string().max(500).optional(), code: z.string().min(1).max(500) }))
    .max(MOST_CODES, `ask for at most ${String(MOST_CODES)} codes at once`),
  digest: z.string().max(100).optional(),
});

/**
 * The codes that were released in those records, of the codes that are asked for and that the tables know. What another
 * gateway released is not known here: its providers are asked again, once in an access, and only for a code that is
 * missing.
 */
async function releasedTo(call: SignedInCall, keys: readonly string[]): Promise<(key: string) => boolean> {
  const { gateway, now } = call;
  const { memory } = gateway;
  const open = await openNow(call);
  const pairs = open.flatMap((access) => gateway.config.providers.map((provider) => ({ access, provider })));
  const nameOf = ({ access, provider }: (typeof pairs)[number]): string => `${access.id}|${provider.id}`;
  const isReleased = (key: string): boolean =>
    pairs.some((pair) => memory.releasedCodes.get(nameOf(pair), now)?.has(key) === true);
  if (keys.every(isReleased)) return isReleased;
  await Promise.all(
    pairs
      .filter((pair) => memory.releasedCodes.get(nameOf(pair), now) === undefined)
      .map(async ({ access, provider }) => {
        const asking = { ...call, params: { access: access.id, provider: provider.id } };
        const asked = await may(asking);
        if (isProblem(asked)) return;
        const hold = gateway.bytes.hold();
        try {
          const answer = await answerOf(asking, asked.access, asked.provider, hold);
          const known = isProblem(answer) ? null : answer.made.knownCodes;
          if (known === null) return;
          memory.releasedCodes.set(nameOf({ access, provider }), known, access.expiresAt);
        } finally {
          hold.done();
        }
      }),
  );
  return isReleased;
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
  const known = codes.filter(({ code }) => ownTables.rowsOf(code).length > 0);
  const isReleased = await releasedTo(
    call,
    known.map(({ system, code }) => releasedKey(system, code)),
  );
  const rows = known.flatMap(({ system, code }) =>
    isReleased(releasedKey(system, code)) ? ownTables.rowsOf(code) : [],
  );
  const answer: TerminologyAnswer = {
    terminology: ownTables.told,
    ...(digest === ownTables.told.digest ? {} : { names: ownTables.names() }),
    codes: [...new Set(rows)],
  };
  return json(200, answer);
}
