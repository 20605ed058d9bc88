/** Which questions of a form may be shown, and is anything left of the form where some may not? */
import { isObject, objectsOf, type Json } from '../../domain/json';

/** What is asked of the words and concepts of a form. */
export interface Judge {
  readonly mayPass: (text: string) => boolean;
  readonly conceptPasses: (concept: Json) => boolean;
}

const namePasses = (name: unknown, judge: Judge): boolean =>
  typeof name !== 'string' || (judge.mayPass(name) && judge.conceptPasses({ text: name }));

/** What is left of a question, an answer or several of them. */
interface Left {
  /** It may be shown. */
  readonly passes: boolean;
  /** It says something as it was sent; as it may be shown. */
  readonly sent: boolean;
  readonly shown: boolean;
}

/** Of several: they pass where one of them is shown, or none said anything. */
function ofAll(parts: readonly Left[]): Left {
  const [sent, shown] = [parts.some((one) => one.sent), parts.some((one) => one.shown)];
  return { passes: shown || !sent, sent, shown };
}

const questionsOf = ({ item }: Json, judge: Judge): readonly Left[] => objectsOf(item).map((one) => left(one, judge));

/** An answer's words tell, in text or beside a code; one that is nothing but questions is what is left of them. */
function answerLeft(answer: unknown, judge: Judge): Left {
  if (!isObject(answer)) return { passes: true, sent: true, shown: true };
  const within = ofAll(questionsOf(answer, judge));
  const values = Object.entries(answer).filter(([name]) => name !== 'item');
  if (values.length === 0) return within;
  const passes = values.every(([, value]) =>
    typeof value === 'string' ? judge.mayPass(value) : !isObject(value) || judge.conceptPasses(value),
  );
  return { passes, sent: true, shown: passes };
}

/** One look at each question, however deep it stands: at every level again it would take for ever. */
function left(item: Json, judge: Judge): Left {
  const { text, linkId, answer } = item;
  const answers = (Array.isArray(answer) ? (answer as readonly unknown[]) : answer === undefined ? [] : [answer]).map(
    (one) => answerLeft(one, judge),
  );
  const below = questionsOf(item, judge);
  const [asked, answered] = [ofAll(below), ofAll(answers)];
  const isWords = below.length + answers.length === 0 && typeof text === 'string' && text.trim() !== '';
  const passes =
    [text, linkId].every((name) => namePasses(name, judge)) &&
    (answers.length === 0 ? asked.passes : answers.some((one) => one.passes));
  return {
    passes,
    sent: asked.sent || answered.sent || isWords,
    shown: passes && (asked.shown || answered.shown || isWords),
  };
}

/**
 * Whether a question may be shown. INVARIANT: where the question may not pass, its answers go with it: “Key safe” –
 * “1234”; where none of its answers may, or nothing below a heading, the question or heading goes too, for by itself
 * it would tell that something was left out.
 */
export const questionPasses = (item: Json, judge: Judge): boolean => left(item, judge).passes;

/**
 * True for a form of which no question may be shown: its date and its source alone would tell that it was cut. One that
 * was sent without anything said stays, and says so.
 */
export const hasNoQuestionLeft = (form: Json, judge: Judge): boolean => !ofAll(questionsOf(form, judge)).passes;
