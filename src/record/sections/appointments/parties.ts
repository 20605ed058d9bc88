/** Who and what takes part in booked care, and who of them said no? */
import type { CodeableConcept, HealthcareService, Location, Reference } from 'fhir/r4';
import { codeKeys, conceptText } from '../../fhir/concept';
import { organisationOf, type Organisation } from '../../fhir/organisation';
import { referenceText } from '../../fhir/reference';
import { phraseKey } from '../../fhir/wording';
import type { ReadContext } from '../../section';

/** Words that every appointment has and that tell no service from another. */
const FORM =
  /\b(?:referral|referred|refer|request|to|for|service|services|department|clinic|outpatients?|appointment|new|first|follow[- ]?up|review)\b/gi;

export const serviceKeys = (
  texts: readonly (string | null)[],
  concepts: readonly (CodeableConcept | undefined)[],
): readonly string[] => {
  const keys = new Set(concepts.flatMap((concept) => codeKeys(concept)));
  for (const text of texts) {
    const phrase = text === null ? '' : phraseKey(text.replace(FORM, ' '));
    if (phrase !== '') keys.add(`ph:${phrase}`);
  }
  return [...keys];
};

/** `Location/3` → Location, also where only the display stands beside a full address. */
const typeOf = (reference: Reference | undefined): string =>
  reference?.type ?? /([A-Za-z]+)\/[^/]+$/.exec(reference?.reference ?? '')?.[1] ?? '';

export interface Parties {
  readonly places: readonly string[];
  readonly services: readonly string[];
  readonly people: readonly string[];
  readonly organisations: readonly Organisation[];
  /** Who has declined, or has not answered yet, in words: `patient declined`, `Dr Quill declined`. */
  readonly answers: readonly string[];
}

const kindOf = (actor: Reference | undefined, context: ReadContext): string =>
  context.resolve(actor?.reference)?.resourceType ?? typeOf(actor);

/** The name by which an answer is told: never a relative's. */
function calledOf(actor: Reference | undefined, context: ReadContext): string | null {
  const kind = kindOf(actor, context);
  return kind === 'Patient' ? 'patient' : kind === 'RelatedPerson' ? null : referenceText(actor, context);
}

/** One of those who take part, with their answer. Source: FHIR R4 ParticipationStatus. */
export interface Participant {
  readonly actor: Reference | undefined;
  readonly status?: unknown;
}

const ANSWERS: Readonly<Record<string, string>> = {
  declined: 'declined',
  tentative: 'has accepted tentatively',
  'needs-action': 'has not answered yet',
};

/** What the person answered is always said; of the others what differs from yes. */
function answerOf(status: unknown, name: string | null): readonly string[] {
  const answer = typeof status === 'string' ? ANSWERS[status] : undefined;
  return answer === undefined || name === null ? [] : [`${name} ${answer}`];
}

/**
 * Who and what takes part, the patient left out.
 * INVARIANT: whoever declined is never named as taking part, and that they declined is said.
 */
export function partiesOf(participants: readonly Participant[], context: ReadContext): Parties {
  const places: string[] = [];
  const services: string[] = [];
  const people: string[] = [];
  const organisations: (Organisation | null)[] = [];
  const answers = participants.flatMap(({ actor, status }) => answerOf(status, calledOf(actor, context)));
  for (const { actor, status } of participants) {
    const target = context.resolve(actor?.reference);
    const type = kindOf(actor, context);
    const name = referenceText(actor, context);
    if (type === 'Patient' || type === 'RelatedPerson' || status === 'declined') continue;
    if (type === 'Location') {
      if (name !== null) places.push(name);
      organisations.push(
        organisationOf((target as Location | undefined)?.managingOrganization, context),
        name === null ? null : { ods: null, name },
      );
    } else if (type === 'HealthcareService') {
      if (name !== null) services.push(name);
      organisations.push(organisationOf((target as HealthcareService | undefined)?.providedBy, context));
    } else if (type === 'Organization') {
      organisations.push(organisationOf(actor, context));
    } else if (name !== null) {
      people.push(name);
      if (target?.resourceType === 'PractitionerRole') organisations.push(organisationOf(target.organization, context));
    }
  }
  return { places, services, people, organisations: organisations.filter((one) => one !== null), answers };
}

export const textsOf = (concepts: readonly (CodeableConcept | undefined)[]): readonly string[] =>
  concepts.flatMap((concept) => conceptText(concept) ?? []);

/**
 * The organisation and the place in it. A trust's own list names the ward alone: then the trust is the organisation.
 */
export function placeText({ places, organisations }: Parties, { provider }: ReadContext): string | null {
  const owners = organisations.flatMap(({ name }) => (name === null || places.includes(name) ? [] : [name]));
  const own =
    owners.length > 0 || provider.setting === 'gp' || places.some((place) => place.includes(provider.name))
      ? []
      : [provider.name];
  return [...new Set([...own, ...owners, ...places])].slice(0, 2).join(', ') || null;
}

/** Whose appointment it is: what the participants say, and the provider itself where they name a place at most. */
export const ownedBy = ({ places, organisations }: Parties, { provider }: ReadContext): readonly Organisation[] =>
  organisations.some(({ name }) => name === null || !places.includes(name))
    ? organisations
    : [...organisations, { ods: null, name: provider.name }];
