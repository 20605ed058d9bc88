/** What does the desk know of a person, or of a reference that somebody reads out? `POST /api/opt-outs/search`. */
import { z } from 'zod';
import { isNhsNumber } from '../../domain/nhs-number';
import type { DeskSearchAnswer } from '../../domain/opt-out-desk';
import { readReference } from '../../domain/reference';
import { alertOfDesk } from '../access/alerts';
import { audit } from '../audit/record';
import { json, type Answer, type SignedInCall } from '../call';
import { readBody } from '../http/body';
import { nhsNumber } from '../../forms/fields';
import { isProblem, problem } from '../http/problem';
import { deskCaseOf, listCase } from '../opt-out/cases';
import { personSaid } from '../opt-out/consent';
import { decisionInForce, historyOf, isDenial, isHeld } from '../opt-out/register';
import { personKey } from '../opt-out/sealed';
import type { StoredCase } from '../ports';
import { sixteenthOf } from './opt-out-form';

const reference = z
  .string()
  .refine((text) => readReference(text) !== null, 'this is not a reference: eight letters and digits, like 7K3M-9QPD')
  .transform((text) => readReference(text) ?? text);

const question = z.union([z.strictObject({ nhsNumber }), z.strictObject({ reference })], {
  error: 'give an NHS number with ten digits that check, or a reference of eight letters and digits that checks',
});

const NOBODY = problem(404, 'no-such-reference', 'No request or decision has this reference. Ask for it again.');

/** The number that a case is about, as far as anything confirmed it or the form says it; empty where nothing does. */
async function numberOf(call: SignedInCall, stored: StoredCase): Promise<string> {
  const { ports } = call.gateway;
  const decided = stored.decision === null ? null : await ports.stores.optOuts.get(stored.decision);
  if (decided !== null) return decided.nhsNumber;
  return (await listCase(ports, stored)).body.form?.nhsNumber ?? '';
}

/** Everything that the register and the desk hold of one number; of one case alone where no number is known. */
async function findings(call: SignedInCall, number: string, found: StoredCase | null): Promise<DeskSearchAnswer> {
  const { gateway, now } = call;
  const { ports } = gateway;
  const { optOuts, cases } = ports.stores;
  const [history, held, ofPerson, decisions] = await Promise.all([
    historyOf(optOuts, number, now),
    isHeld(cases, ports, [number]),
    cases.ofPerson(personKey(ports, number)),
    optOuts.of(number),
  ]);
  const inForce = decisionInForce(decisions, now);
  const said = inForce === null || !isDenial(inForce) ? null : personSaid(inForce);
  const all = found === null || ofPerson.some(({ id }) => id === found.id) ? ofPerson : [found, ...ofPerson];
  return {
    ...history,
    nhsNumber: number,
    held,
    reviewDue:
      said?.basis === 'parental-responsibility' &&
      said.dateOfBirth !== undefined &&
      now >= sixteenthOf(said.dateOfBirth),
    cases: (await Promise.all(all.map((stored) => listCase(ports, stored)))).map(deskCaseOf),
  };
}

/** `POST /api/opt-outs/search` */
export async function searchOptOuts(call: SignedInCall): Answer {
  const { ports } = call.gateway;
  const body = await readBody(call.request, question);
  if (isProblem(body)) return body;
  const asked = body.value;
  if ('nhsNumber' in asked) {
    await audit(call, 'opt-out-searched', { nhsNumber: asked.nhsNumber, query: asked });
    await alertOfDesk(call, asked.nhsNumber);
    return json(200, await findings(call, asked.nhsNumber, null));
  }
  const stored = await ports.stores.cases.byReference(asked.reference);
  const number = stored === null ? '' : await numberOf(call, stored);
  await audit(call, 'opt-out-searched', { ...(number === '' ? {} : { nhsNumber: number }), query: asked });
  if (isNhsNumber(number)) await alertOfDesk(call, number);
  return stored === null ? NOBODY : json(200, await findings(call, number, stored));
}
