/** What was sent, and what was filled in: messages and forms? Source: FHIR R4. */
import type { Communication, QuestionnaireResponse } from 'fhir/r4';
import { answerLines, answeredBy, answersInShort, answersOf, formName } from '../../fhir/answers';
import { conceptCode, conceptText } from '../../fhir/concept';
import { partiesText, partyText } from '../../fhir/party';
import { saidValue } from '../../fhir/said-value';
import { list, textOf } from '../../fhir/shape';
import { ties } from '../../fhir/ties';
import type { ReadContext } from '../../section';
import { joinedBy, line, notesSaid } from '../care-plans/parts';
import type { OtherParts } from './fact';
import { conceptsOf, dateOf, dateSaid, statusSaid } from './words';

export function communication(resource: Communication, context: ReadContext): OtherParts {
  const topic = conceptText(resource.topic) ?? conceptsOf(resource.category);
  const isNotDone = textOf(resource.status) === 'not-done';
  const words = joinedBy(
    '; ',
    list(resource.payload).map((part) => saidValue(part, context, 'content')),
  );
  return {
    kind: 'Message',
    title: `${isNotDone ? 'Message not sent' : 'Message'}${topic === null ? '' : `: ${topic}`}`,
    code: conceptCode(resource.topic),
    date: dateOf(resource.sent, resource.received),
    summary: words,
    lines: [
      line('Says', words),
      line('About', partiesText(resource.about, context)),
      line('Reason', joinedBy(', ', [conceptsOf(resource.reasonCode), partiesText(resource.reasonReference, context)])),
      line('Reason for the status', conceptText(resource.statusReason)),
      line('By', conceptsOf(resource.medium)),
      line('Priority', textOf(resource.priority)),
      line('Received', dateSaid(resource.received)),
      line('Sent by', partyText(resource.sender, context)),
      line('Sent to', partiesText(resource.recipient, context)),
      line('Notes', notesSaid(resource.note)),
    ],
    links: [...ties(resource.encounter, 'Sent at', 'Message'), ...ties(resource.basedOn, 'Based on', 'Message')],
  };
}

export function form(resource: QuestionnaireResponse, context: ReadContext): OtherParts {
  const name = formName(resource, context);
  const lines = answersOf(resource, context, name);
  const by = answeredBy(resource, context);
  return {
    kind: 'Form',
    title: name ?? 'Form with answers',
    date: dateOf(resource.authored),
    status: statusSaid(resource.status),
    summary: answersInShort(lines),
    lines: [...answerLines(lines), line('Answered by', by), line('Filled in by', partyText(resource.author, context))],
    links: [
      ...ties(resource.basedOn, 'Based on', 'Form'),
      ...ties(resource.partOf, 'Part of', 'Form'),
      ...ties(resource.encounter, 'Filled in at', 'Form'),
    ],
  };
}
