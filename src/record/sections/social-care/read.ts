/** What does adult social care tell: packages, equipment, assessments and plans? */
import type {
  CarePlan,
  Device,
  EpisodeOfCare,
  FhirResource,
  Identifier,
  QuestionnaireResponse,
  Reference,
  Task,
} from 'fhir/r4';
import { endOfDate } from '../../../domain/dates';
import { headed, isProhibition } from '../../../domain/do-not';
import type { RecordDate } from '../../entry';
import { codeInWords, conceptCode, conceptText } from '../../fhir/concept';
import { telephoneText } from '../../fhir/contact';
import { identityKeys } from '../../fhir/identity';
import { guarded, referenceOf } from '../../fhir/readable';
import {
  A_RELATIVE,
  THE_PERSON,
  answerLines,
  answeredBy,
  answersInShort,
  answersOf,
  formName,
} from '../../fhir/answers';
import { partyText } from '../../fhir/party';
import { saidValue } from '../../fhir/said-value';
import { firstDate, list, readPeriod, textOf } from '../../fhir/shape';
import { ties } from '../../fhir/ties';
import type { FactBase, Link, ReadContext } from '../../section';
import { activitiesOf } from '../care-plans/activities';
import { proposalWords } from '../care-plans/intent';
import { conceptsSaid, line, notesSaid, planLines, type Line } from '../care-plans/parts';

export type SocialCareKind = 'package' | 'equipment' | 'assessment' | 'plan';

export interface SocialCareFact extends FactBase {
  readonly kind: SocialCareKind;
  readonly title: string;
  readonly description: string | null;
  readonly code: { readonly system: string; readonly code: string } | null;
  readonly status: string | null;
  readonly current: boolean;
  readonly end: RecordDate | null;
  /** The worker, team or person responsible. */
  readonly who: string | null;
  readonly contact: string | null;
  /** `proposed, not agreed`, or null of what is agreed. */
  readonly proposal: string | null;
  /** Labelled lines of the opened entry: questions and answers, what a plan holds. */
  readonly lines: readonly Line[];
  readonly identity: readonly string[];
  readonly links: readonly Link[];
}

type Parts = Omit<SocialCareFact, 'provider' | 'reference' | 'resource' | 'identity' | 'current' | 'status'> & {
  readonly over: boolean;
};

const NOTHING = {
  description: null,
  code: null,
  end: null,
  who: null,
  contact: null,
  proposal: null,
  lines: [],
  links: [],
  over: false,
} as const;

const OVER = new Set(['finished', 'cancelled', 'inactive', 'completed', 'revoked', 'rejected', 'failed', 'stopped']);

const join = (...texts: readonly (string | null)[]): string | null =>
  texts.filter((text) => text !== null).join(' · ') || null;

/** The telephone of whoever is responsible, where the source sends it. */
function telephoneOf(reference: Reference | undefined, context: ReadContext): string | null {
  const target = context.resolve(reference?.reference);
  return target !== undefined && 'telecom' in target ? telephoneText(list(target.telecom)) : null;
}

function episode(resource: EpisodeOfCare, context: ReadContext): Parts {
  const { start, end } = readPeriod(resource.period);
  const types = list(resource.type);
  const [title, ...more] = types.flatMap((type) => conceptText(type) ?? []);
  const owner = resource.careManager ?? list(resource.team)[0] ?? resource.managingOrganization;
  return {
    ...NOTHING,
    date: start,
    end,
    kind: 'package',
    title: title ?? 'Care package',
    description: more.join(', ') || null,
    code: conceptCode(types[0]),
    who: partyText(owner, context),
    contact: telephoneOf(owner, context) ?? telephoneOf(resource.managingOrganization, context),
    links: [
      ...ties(resource.referralRequest, 'Referral', 'Package'),
      ...ties(
        list(resource.diagnosis).map(({ condition }) => condition),
        'For',
        'Package',
      ),
    ],
  };
}

function task(resource: Task, context: ReadContext): Parts {
  return {
    ...NOTHING,
    date: firstDate(resource.executionPeriod?.start, resource.authoredOn, resource.lastModified),
    end: firstDate(resource.executionPeriod?.end),
    kind: 'assessment',
    title: headed(conceptText(resource.code) ?? textOf(resource.description) ?? 'Assessment', isProhibition(resource)),
    description: join(
      conceptText(resource.code) === null ? null : textOf(resource.description),
      conceptText(resource.businessStatus),
      list(resource.output)
        .flatMap((output) => saidValue(output, context) ?? [])
        .join(', ') || null,
    ),
    proposal: proposalWords(textOf(resource.intent)),
    lines: [
      line('Reason', conceptsSaid(resource.reasonCode) ?? partyText(resource.reasonReference, context)),
      line('Reason for the status', conceptText(resource.statusReason)),
      line('Priority', textOf(resource.priority)),
      line('Where', partyText(resource.location, context)),
      line('Asked for by', partyText(resource.requester, context)),
      ...list(resource.input).map((input) => line(conceptText(input.type) ?? 'Given', saidValue(input, context))),
      line('Notes', notesSaid(resource.note)),
    ],
    code: conceptCode(resource.code),
    who: partyText(resource.owner ?? resource.requester, context),
    contact: telephoneOf(resource.owner, context),
    links: [
      ...ties(resource.focus, 'About', 'Assessment'),
      ...ties(resource.basedOn, 'Based on', 'Assessment'),
      ...ties(resource.encounter, 'Done at', 'Assessment'),
    ],
  };
}

/** The person, or a relative as one; staff are not named. */
function answeredOutside(resource: QuestionnaireResponse, context: ReadContext): string | null {
  const by = answeredBy(resource, context);
  return by === THE_PERSON || by === A_RELATIVE ? by : null;
}

function answers(resource: QuestionnaireResponse, context: ReadContext): Parts {
  const name = formName(resource, context);
  const lines = answersOf(resource, context, name);
  return {
    ...NOTHING,
    date: firstDate(resource.authored),
    kind: 'assessment',
    title: name ?? 'Assessment answers',
    description: answersInShort(lines),
    lines: [...answerLines(lines), line('Answered by', answeredOutside(resource, context))],
    // Whoever wrote it down stands behind the organisation. Source: POLICY 8.
    who: `recorded by ${context.provider.name}`,
    links: [
      ...ties(resource.basedOn, 'Based on', 'Assessment'),
      ...ties(resource.partOf, 'Part of', 'Answers'),
      ...ties(resource.encounter, 'Done at', 'Assessment'),
    ],
  };
}

function device(resource: Device, context: ReadContext): Parts {
  const name =
    conceptText(resource.type) ?? list(resource.deviceName).flatMap(({ name: text }) => textOf(text) ?? [])[0];
  return {
    ...NOTHING,
    date: null,
    kind: 'equipment',
    title: name ?? textOf(resource.modelNumber) ?? 'Equipment',
    description:
      list(resource.note)
        .flatMap(({ text }) => textOf(text) ?? [])
        .join('; ') || null,
    code: conceptCode(resource.type),
    who: partyText(resource.owner, context),
    contact: telephoneText(list(resource.contact)),
  };
}

function carePlan(resource: CarePlan, context: ReadContext): Parts {
  const categories = list(resource.category);
  return {
    ...NOTHING,
    date: firstDate(resource.period?.start, resource.created),
    end: firstDate(resource.period?.end),
    kind: 'plan',
    title:
      textOf(resource.title) ??
      categories.flatMap((category) => conceptText(category) ?? [])[0] ??
      'Care and support plan',
    description: join(
      textOf(resource.description),
      activitiesOf(resource, context)
        .toSorted((a, b) => Number(a.dropped) - Number(b.dropped))
        .map(({ short }) => short)
        .join('; ') || null,
    ),
    proposal: proposalWords(textOf(resource.intent)),
    lines: planLines(resource, context),
    code: conceptCode(categories[0]),
    who: partyText(resource.author ?? list(resource.contributor)[0], context),
    contact: telephoneOf(resource.author, context),
    links: [...ties(resource.goal, 'Goal', 'Plan'), ...ties(resource.addresses, 'For', 'Plan')],
  };
}

function partsOf(resource: FhirResource, context: ReadContext): Parts | null {
  switch (resource.resourceType) {
    case 'EpisodeOfCare':
      return episode(resource, context);
    case 'Task':
      return task(resource, context);
    case 'QuestionnaireResponse':
      return answers(resource, context);
    case 'Device':
      return device(resource, context);
    case 'CarePlan':
      return carePlan(resource, context);
    default:
      return null;
  }
}

/** Reads whatever a council sends of packages, assessments, equipment and plans. */
export const readSocialCare = guarded<SocialCareFact>((resource: FhirResource, context) => {
  const parts = partsOf(resource, context);
  if (parts === null) return 'is of a type that social care does not read';
  const { over, ...fact } = parts;
  const { status, identifier } = resource as {
    readonly status?: string;
    readonly identifier?: readonly Identifier[] | Identifier;
  };
  const said = textOf(status);
  return {
    ...fact,
    provider: context.provider,
    reference: referenceOf(resource),
    resource,
    status: said === null ? null : codeInWords(said),
    // INVARIANT: what nobody has agreed to is nothing that the person has.
    current:
      !over &&
      fact.proposal === null &&
      (said === null || !OVER.has(said)) &&
      (fact.end === null || endOfDate(fact.end) > context.now),
    identity: identityKeys(identifier),
  };
});
