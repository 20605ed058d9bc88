/**
 * What was asked in a form, and what was answered, in the order of the form? Groups head their questions, a question
 * below an answer follows it. Source: FHIR R4 QuestionnaireResponse.item.
 */
import type { QuestionnaireResponse, QuestionnaireResponseItem } from 'fhir/r4';
import { isObject, type Json } from '../../domain/json';
import type { ReadContext } from '../section';
import { partyText, typeMeant } from './party';
import { absentSaid, saidValue } from './said-value';
import { list, textOf } from './shape';

export interface Answered {
  /** The question below its headings: `Mobility – Walks with`. */
  readonly question: string;
  /** Null where no answer was sent, or none may be shown. */
  readonly answer: string | null;
}

const BETWEEN = ' – ';

const questionOf = ({ text, linkId }: QuestionnaireResponseItem): string =>
  textOf(text) ?? (textOf(linkId) === null ? 'Question without words' : `Question ${String(linkId)}`);

/** A group has questions below it and no answer of its own, and is shown as the heading of each. */
const isGroup = (item: QuestionnaireResponseItem): boolean =>
  list(item.answer).length === 0 && list(item.item).length > 0;

function collect(
  items: readonly QuestionnaireResponseItem[],
  headings: readonly string[],
  into: Answered[],
  context: ReadContext,
): void {
  for (const item of items) {
    if (!isObject(item as unknown)) continue;
    if (isGroup(item)) {
      const own = textOf(item.text);
      collect(list(item.item), own === null ? headings : [...headings, own], into, context);
      continue;
    }
    const question = [...headings, questionOf(item)].join(BETWEEN);
    const answers = list(item.answer);
    const said = answers.flatMap((one) => saidValue(one, context) ?? absentSaid(one) ?? []).join('; ');
    into.push({ question, answer: said === '' ? absentSaid(item) : said });
    const below = [...headings, questionOf(item)];
    for (const answer of answers) collect(list(answer.item), below, into, context);
    // Senders put what follows from an answer beside it, too.
    if (answers.length > 0) collect(list(item.item), below, into, context);
  }
}

/** Labels are told apart where one question stands several times: `Medicine`, `Medicine (2)`. */
function toldApart(lines: readonly Answered[]): readonly Answered[] {
  const met = new Map<string, number>();
  return lines.map((line) => {
    const times = (met.get(line.question) ?? 0) + 1;
    met.set(line.question, times);
    return times === 1 ? line : { ...line, question: `${line.question} (${times})` };
  });
}

/** Every question with its answers, in order; the heading that names the form is not said again before each. */
export function answersOf(
  { item }: QuestionnaireResponse,
  context: ReadContext,
  named: string | null = null,
): readonly Answered[] {
  const lines: Answered[] = [];
  const items = list(item);
  const [only] = items;
  const isName = only !== undefined && items.length === 1 && isGroup(only) && textOf(only.text) === named;
  collect(isName ? list(only.item) : items, [], lines, context);
  return toldApart(lines);
}

/** FHIR's own extension for the words beside a canonical, and what STU3 wrote as a reference with a display. */
const isDisplay = (url: unknown): boolean => typeof url === 'string' && /(?:^|\/)display$/i.test(url);

function displayed(response: QuestionnaireResponse): string | null {
  const companion = (response as unknown as Json)['_questionnaire'];
  const extensions = isObject(companion) ? list(companion['extension'] as readonly Json[] | undefined) : [];
  const said = extensions.flatMap((one) => (isObject(one) ? (textOf(one['valueString']) ?? []) : []));
  const named = extensions.flatMap((one) =>
    isObject(one) && isDisplay(one['url']) ? (textOf(one['valueString']) ?? []) : [],
  );
  return named[0] ?? said[0] ?? null;
}

/**
 * What the form is called: its questionnaire's title or display, else the one group that holds all of it; null where
 * nothing names it. A first question is not the name of a form.
 */
export function formName(response: QuestionnaireResponse, context: ReadContext): string | null {
  const asked = context.resolve(textOf(response.questionnaire)?.split('|')[0]);
  const title = asked?.resourceType === 'Questionnaire' ? (textOf(asked.title) ?? textOf(asked.name)) : null;
  const [only, ...more] = list(response.item);
  const held = only !== undefined && more.length === 0 && list(only.answer).length === 0 ? textOf(only.text) : null;
  return title ?? displayed(response) ?? held;
}

export const THE_PERSON = 'The person';
export const A_RELATIVE = 'A relative, friend or carer';
const ANSWERED: Readonly<Record<string, string>> = { Patient: THE_PERSON, RelatedPerson: A_RELATIVE };

/** Who gave the answers; never a name of somebody who is neither the patient nor staff (POLICY 8). */
export function answeredBy({ source }: QuestionnaireResponse, context: ReadContext): string | null {
  if (source === undefined) return null;
  const type = context.resolve(source.reference)?.resourceType ?? typeMeant(source);
  const kind = type === null ? undefined : ANSWERED[type];
  // Words without a type may name anybody.
  return kind ?? (type === null ? null : partyText(source, context));
}

/** Labels that an opened entry has of its own: a question of these words is told apart from them. */
const TAKEN = new Set([
  'answered by',
  'contact',
  'date',
  'detail',
  'from',
  'kind',
  'responsible',
  'status',
  'telephone',
  'until',
  'what',
]);

const labelOf = (question: string): string => (TAKEN.has(question.toLowerCase()) ? `Asked: ${question}` : question);

/**
 * The answers as labelled lines of an opened entry, in the order of the form. Questions without an answer are named
 * together at the end: a form that hides questions by its rules sends many of them.
 */
export function answerLines(
  lines: readonly Answered[],
): readonly { readonly label: string; readonly value: string | null }[] {
  const silent = lines.filter(({ answer }) => answer === null).map(({ question }) => question);
  return [
    ...lines
      .filter(({ answer }) => answer !== null)
      .map(({ question, answer }) => ({ label: labelOf(question), value: answer })),
    ...(silent.length === 0 ? [] : [{ label: 'No answer shown to', value: silent.join('; ') }]),
  ];
}

/** As much of the answers as a row can say: all of them where they are few and short, else how many there are. */
const FEW_WORDS = 240;

export function answersInShort(lines: readonly Answered[]): string | null {
  const answered = lines.filter(({ answer }) => answer !== null);
  if (answered.length === 0) return lines.length === 0 ? null : 'No answer is shown';
  const all = answered.map(({ question, answer }) => `${question}: ${answer ?? ''}`).join('; ');
  return all.length <= FEW_WORDS ? all : `${answered.length} question${answered.length === 1 ? '' : 's'} answered`;
}
