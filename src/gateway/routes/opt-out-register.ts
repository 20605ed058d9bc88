/** How is the whole register read: taken away as a table, and parents’ decisions for children who turn 16? */
import { londonDayOf } from '../../domain/dates/working-days';
import { toIso } from '../../domain/instant';
import type { ReviewRow, ReviewsAnswer } from '../../domain/opt-out-desk';
import { turnsShown } from '../../domain/direction';
import { audit } from '../audit/record';
import { json, type Answer, type SignedInCall } from '../call';
import { personSaid } from '../opt-out/consent';
import { decisionInForce, isDenial, noteOn, ORIGIN, RECORDED_BY, REFERENCE } from '../opt-out/register';
import type { StoredConsent } from '../ports';
import { sixteenthOf } from './opt-out-form';

const PAGE = 1_000;

/** Every decision, in the order of storing. */
async function allDecisions({ gateway }: SignedInCall): Promise<readonly StoredConsent[]> {
  const all: StoredConsent[] = [];
  for (let after = 0; ;) {
    const page = await gateway.ports.stores.register.decisions(after, PAGE);
    all.push(...page);
    const last = page.at(-1);
    if (last === undefined || page.length < PAGE) return all;
    after = last.seq;
  }
}

function inForceOf(all: readonly StoredConsent[], now: number): ReadonlyMap<string, StoredConsent> {
  const perNumber = new Map<string, StoredConsent[]>();
  for (const one of all) {
    const known = perNumber.get(one.nhsNumber);
    if (known === undefined) perNumber.set(one.nhsNumber, [one]);
    else known.push(one);
  }
  return new Map(
    [...perNumber].flatMap(([number, decisions]) => {
      const decision = decisionInForce(decisions, now);
      return decision === null ? [] : [[number, decision] as const];
    }),
  );
}

const HEADER = ['reference', 'nhsNumber', 'decision', 'decidedAt', 'inForce', 'origin', 'recordedBy', 'onBehalf'];

/**
 * One field. INVARIANT: no program that opens the table takes a field for a formula: what begins like one is led by an
 * apostrophe.
 */
const field = (text: string): string => {
  const safe = /^\s*[=+\-@\t\r＝＋－＠]/u.test(text) ? `'${text}` : text;
  return /[",;\r\n\t]/.test(safe) || safe !== safe.trim() ? `"${safe.replaceAll('"', '""')}"` : safe;
};

const rowOf = (one: StoredConsent, inForce: boolean): readonly string[] => [
  noteOn(one, REFERENCE) ?? '',
  one.nhsNumber,
  isDenial(one) ? 'opted-out' : 'opted-in',
  one.dateTime,
  inForce ? 'yes' : 'no',
  noteOn(one, ORIGIN) ?? '',
  noteOn(one, RECORDED_BY) ?? '',
  personSaid(one).basis ?? '',
];

/** `GET /api/opt-outs/export`: the register as CSV, every decision a row. */
export async function exportRegister(call: SignedInCall): Answer {
  await audit(call, 'opt-out-register-exported');
  const all = await allDecisions(call);
  const inForce = inForceOf(all, call.now);
  const rows = all.map((one) => rowOf(one, inForce.get(one.nhsNumber)?.id === one.id));
  const text = [HEADER, ...rows].map((row) => row.map(field).join(',')).join('\r\n');
  return new Response(`\uFEFF${turnsShown(text)}\r\n`, {
    status: 200,
    headers: {
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': `attachment; filename="opt-out-register-${londonDayOf(call.now)}.csv"`,
      'Cache-Control': 'no-store',
    },
  });
}

/** How long before the sixteenth birthday a decision is listed: so that a letter can be written. */
const AHEAD_MS = 92 * 24 * 3_600_000;

function reviewOf(one: StoredConsent, now: number): readonly ReviewRow[] {
  const { basis, dateOfBirth, firstName, lastName } = personSaid(one);
  if (!isDenial(one) || basis !== 'parental-responsibility' || dateOfBirth === undefined) return [];
  const sixteenth = sixteenthOf(dateOfBirth);
  if (now < sixteenth - AHEAD_MS) return [];
  return [
    {
      consent: one.id,
      reference: noteOn(one, REFERENCE) ?? null,
      nhsNumber: one.nhsNumber,
      name: `${firstName ?? ''} ${lastName ?? ''}`.trim(),
      dateOfBirth,
      sixteenOn: toIso(sixteenth).slice(0, 10),
      state: now >= sixteenth ? 'review-due' : 'coming',
    },
  ];
}

/** `GET /api/opt-outs/reviews`: parental opt-outs in force of people who are 16, or will be within three months. */
export async function readReviews(call: SignedInCall): Answer {
  await audit(call, 'opt-out-reviews-read');
  const inForce = inForceOf(await allDecisions(call), call.now);
  const rows = [...inForce.values()].flatMap((one) => reviewOf(one, call.now));
  rows.sort((a, b) => a.sixteenOn.localeCompare(b.sixteenOn));
  return json(200, { rows } satisfies ReviewsAnswer);
}
