/**
 * How is an objection recorded, looked up, and taken back? Confirmed with demographics before anything is kept, and
 * confused with no other register.
 */
import { z } from 'zod';
import type { Consent } from 'fhir/r4';
import { toIso } from '../../domain/instant';
import { NHS_NUMBER_SYSTEM } from '../../domain/nhs-number';
import { readReference, referenceFrom } from '../../domain/reference';
import type { PlacedObjection, StoredObjection } from '../ports';
import type { ObjectionBody, ObjectionKept, ObjectionsFound, ReviewsAnswer } from '../shapes/http-desks';
import { audit } from './audited';
import { nhsNumber } from '../../forms/fields';
import { readBody } from './body';
import { json, type Answered, type SignedInCall } from './call';
import { confirmed } from './look-ups';
import {
  basisProblem,
  objectionForm,
  signatureProblem,
  sixteenthOf,
  withdrawalForm,
  type Withdrawal,
} from './objection-form';
import { isProblem, NOT_FOUND, problem } from './problem';

/** INVARIANT: a category of its own: no other register reads it, and it is read by no other name. */
export const CATEGORY = { system: 'urn:whole-picture:secondary-use', code: 'opt-out' } as const;

const EXT = 'urn:whole-picture:secondary-use';

const ACKNOWLEDGED = {
  'opted-out':
    'Your choice is recorded. From now on no answer is made from a data set that you are in: each is built anew ' +
    'first, without you. Figures that were published already cannot be recalled, and a figure that was shown may ' +
    'stand, with its date. This does not change who sees your record for your own care, nor what you told your ' +
    'practice or the National Data Opt-out.',
  'opted-in':
    'Your choice is recorded. You can be counted again, without your name, from the next data set that is built. You ' +
    'may opt out again at any time.',
} as const;

const NOT_CONFIRMED = problem(
  409,
  'not-confirmed',
  'Number, date of birth and family name are not one person’s in demographics. Check the form, and ask the person.',
);

const noted = (consent: Consent, name: string): string | undefined =>
  consent.extension?.find(({ url }) => url === `${EXT}:${name}`)?.valueString;

function consentOf(
  { id, reference, at, out, by }: { id: string; reference: string; at: string; out: boolean; by: string },
  form: ObjectionBody,
): Consent {
  const said: readonly (readonly [string, string | undefined])[] = [
    ['reference', reference],
    ['recorded-by', by],
    ['first-name', form.firstName],
    ['last-name', form.lastName],
    ['date-of-birth', form.dateOfBirth],
    ['signed-by', form.signedBy],
    ['on-behalf-name', form.onBehalf?.name],
    ['on-behalf-relationship', form.onBehalf?.relationship],
    ['on-behalf-basis', form.onBehalf?.basis],
    ['email', form.email],
    ['address', form.address],
  ];
  return {
    resourceType: 'Consent',
    id,
    extension: said.flatMap(([name, valueString]) => (valueString ? [{ url: `${EXT}:${name}`, valueString }] : [])),
    status: 'active',
    scope: { coding: [{ system: 'http://terminology.hl7.org/CodeSystem/consentscope', code: 'research' }] },
    category: [{ coding: [CATEGORY] }],
    patient: { identifier: { system: NHS_NUMBER_SYSTEM, value: form.nhsNumber } },
    dateTime: at,
    policyRule: { text: 'Objecting to use of the record for groups of people, North Central London' },
    provision: { type: out ? 'deny' : 'permit' },
  };
}

/** INVARIANT: on record before it stands; from the moment it stands, every data set that is open is stale. */
async function keep(call: SignedInCall, form: ObjectionBody, out: boolean): Promise<ObjectionKept> {
  const { ports, session, now } = call;
  const [id, reference, at] = [ports.randomId(), referenceFrom(ports.randomBytes(8)), toIso(now)];
  const decision = out ? 'opted-out' : 'opted-in';
  await audit(call, decision, { nhsNumber: form.nhsNumber, details: { objection: id } });
  const consent = consentOf({ id, reference, at, out, by: session.actor.name }, form);
  await ports.stores.objections.add({ id, reference, nhsNumber: form.nhsNumber, out, decidedAt: at, consent });
  return { id, reference, decision, decidedAt: at, acknowledgement: ACKNOWLEDGED[decision] };
}

async function refused(call: SignedInCall, number: string, why: string): Promise<void> {
  await audit(call, 'objection-refused', { nhsNumber: number, succeeded: false, details: { why } });
}

/** `POST /api/objections` */
export async function recordObjection(call: SignedInCall): Answered {
  const body = await readBody(call.request, objectionForm);
  if (isProblem(body)) return body;
  const form = body.value;
  const basis = basisProblem(form, call.now);
  if (basis !== null) return problem(400, 'bad-input', basis);
  const person = await confirmed(call, form.nhsNumber, form);
  if (person !== null && !isProblem(person)) return json(201, await keep(call, form, true));
  await refused(call, form.nhsNumber, person === null ? 'demographics do not agree' : 'too many look-ups');
  return person ?? NOT_CONFIRMED;
}

/** The decision in force of a number: the latest; null where nobody has decided anything. */
const inForceOf = (decisions: readonly PlacedObjection[]): PlacedObjection | null =>
  decisions.reduce<PlacedObjection | null>(
    (latest, one) => (latest === null || one.sequence > latest.sequence ? one : latest),
    null,
  );

const NOT_IN_FORCE = problem(409, 'not-in-force', 'This objection is no longer in force. Look up the register again.');

/** The form to opt back in, filled up from the decision; null where that does not say who it is about. */
function wholeForm({ nhsNumber: number, consent }: StoredObjection, given: Withdrawal): ObjectionBody | null {
  const firstName = given.firstName ?? noted(consent, 'first-name');
  const lastName = given.lastName ?? noted(consent, 'last-name');
  const dateOfBirth = given.dateOfBirth ?? noted(consent, 'date-of-birth');
  if (firstName === undefined || lastName === undefined || dateOfBirth === undefined) return null;
  return { ...given, nhsNumber: number, firstName, lastName, dateOfBirth };
}

/** `POST /api/objections/{id}/withdraw`: a new decision; the old one stays as it was. */
export async function withdrawObjection(call: SignedInCall): Answered {
  const { objections } = call.ports.stores;
  const denial = await objections.get(call.params['id'] ?? '');
  if (denial === null) return NOT_FOUND;
  const inForce = inForceOf(await objections.of(denial.nhsNumber));
  if (inForce?.id !== denial.id || !denial.out) return NOT_IN_FORCE;
  const body = await readBody(call.request, withdrawalForm);
  if (isProblem(body)) return body;
  const form = wholeForm(denial, body.value);
  if (form === null) return problem(400, 'bad-input', 'firstName, lastName, dateOfBirth: write them as on the form.');
  const person = await confirmed(call, form.nhsNumber, form);
  if (person === null || isProblem(person)) {
    await refused(call, form.nhsNumber, person === null ? 'demographics do not agree' : 'too many look-ups');
    return person ?? NOT_CONFIRMED;
  }
  const wrong = signatureProblem(form, person, call.now);
  if (wrong === null) return json(201, await keep(call, form, false));
  await refused(call, form.nhsNumber, 'the signature does not allow it');
  return problem(400, 'signature', wrong);
}

const question = z.union(
  [
    z.strictObject({ nhsNumber }),
    z.strictObject({
      reference: z
        .string()
        .refine((text) => readReference(text) !== null, 'this is not a reference')
        .transform((text) => readReference(text) ?? text),
    }),
  ],
  { error: 'give an NHS number with ten digits that check, or a reference of eight letters and digits that checks' },
);

const isParents = ({ consent, out }: PlacedObjection): boolean =>
  out && noted(consent, 'on-behalf-basis') === 'parental-responsibility';

const reviewDue = (one: PlacedObjection | null, now: number): boolean =>
  one !== null && isParents(one) && now >= sixteenthOf(noted(one.consent, 'date-of-birth') ?? '');

/** `POST /api/objections/search` */
export async function searchObjections(call: SignedInCall): Answered {
  const { objections } = call.ports.stores;
  const body = await readBody(call.request, question);
  if (isProblem(body)) return body;
  const asked = body.value;
  const byReference = 'reference' in asked ? await objections.byReference(asked.reference) : null;
  const number = 'nhsNumber' in asked ? asked.nhsNumber : byReference?.nhsNumber;
  await audit(call, 'objections-searched', number === undefined ? { succeeded: false } : { nhsNumber: number });
  if (number === undefined) return NOT_FOUND;
  const decisions = await objections.of(number);
  const inForce = inForceOf(decisions);
  const answer: ObjectionsFound = {
    decisions: [...decisions].reverse().map(({ id, reference, out, decidedAt, consent }) => ({
      id,
      reference,
      decision: out ? 'opted-out' : 'opted-in',
      decidedAt,
      recordedBy: noted(consent, 'recorded-by') ?? '',
      active: id === inForce?.id,
    })),
    reviewDue: reviewDue(inForce, call.now),
  };
  return json(200, answer);
}

/** How long before the sixteenth birthday a decision is listed: so that a letter can be written. */
const AHEAD_MS = 92 * 24 * 3_600_000;

/** `GET /api/objections/reviews` */
export async function readReviews(call: SignedInCall): Answered {
  await audit(call, 'reviews-read');
  const perNumber = new Map<string, PlacedObjection>();
  for (const one of await call.ports.stores.objections.all()) perNumber.set(one.nhsNumber, one);
  const rows = [...perNumber.values()].filter(isParents).flatMap(({ id, reference, consent }) => {
    const dateOfBirth = noted(consent, 'date-of-birth') ?? '';
    const sixteenth = sixteenthOf(dateOfBirth);
    if (call.now < sixteenth - AHEAD_MS) return [];
    const name = `${noted(consent, 'first-name') ?? ''} ${noted(consent, 'last-name') ?? ''}`.trim();
    const state: 'review-due' | 'coming' = call.now >= sixteenth ? 'review-due' : 'coming';
    return [{ id, reference, name, dateOfBirth, sixteenOn: toIso(sixteenth).slice(0, 10), state }];
  });
  rows.sort((one, other) => one.sixteenOn.localeCompare(other.sixteenOn));
  return json(200, { rows } satisfies ReviewsAnswer);
}
