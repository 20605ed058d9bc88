/** Which questions of a form may be shown, and is anything left of the form where some may not? */
import { isObject, objectsOf, type Json } from '../../domain/json';

/** What is asked of the words and concepts of a form. */
export interface Judge {
  readonly mayPass: (text: string) => boolean;
  readonly conceptPasses: (concept: Json) => boolean;
}

/** False for an answer whose words tell, in text or beside a code. */
const answerPasses = (answer: unknown, judge: Judge): boolean =>
  !isObject(answer) ||
  Object.values(answer).every((value) =>
    typeof value === 'string' ? judge.mayPass(value) : !isObject(value) || judge.conceptPasses(value),
  );

const namePasses = (name: unknown, judge: Judge): boolean =>
  typeof name !== 'string' || (judge.mayPass(name) && judge.conceptPasses({ text: name }));

/**
 * Whether a question may be shown. INVARIANT: where the question may not pass, its answers go with it: “Key safe” –
 * “1234”; where none of its answers may, the question goes too, for a question without its answer would tell that one
 * was left out.
 */
export function questionPasses(item: Json, judge: Judge): boolean {
  if (![item['text'], item['linkId']].every((name) => namePasses(name, judge))) return false;
  const { answer } = item;
  const answers = Array.isArray(answer) ? (answer as readonly unknown[]) : [answer];
  return answers.length === 0 || answers.some((one) => answerPasses(one, judge));
}

const questionsIn = ({ item }: Json): readonly Json[] => objectsOf(item);

/** A heading, or an answer, or a question further within. */
const saysSomething = (item: Json, judge: Judge): boolean =>
  questionPasses(item, judge) &&
  ((typeof item['text'] === 'string' && item['text'].trim() !== '') ||
    (Array.isArray(item['answer']) && item['answer'].length > 0) ||
    questionsIn(item).some((one) => saysSomething(one, judge)));

const SHOWN_WHOLE: Judge = { mayPass: () => true, conceptPasses: () => true };

/**
 * True for a form of which no question may be shown: its date and its source alone would tell that it was cut. One that
 * was sent without anything said stays, and says so.
 */
export function hasNoQuestionLeft(form: Json, judge: Judge): boolean {
  const said = questionsIn(form).filter((one) => saysSomething(one, SHOWN_WHOLE));
  return said.length > 0 && !said.some((one) => saysSomething(one, judge));
}
