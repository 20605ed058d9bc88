/**
 * What is answered to a question of an approved request? Read and checked, counted in a process of its own, held
 * against the ledger, and kept before it is told. INVARIANT: what comes back went through disclosure control; there is
 * no other way to a count.
 */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { cellsOf, combinations, type CountTable } from '../../../src/secondary/disclosure/table';
import { UNSHOWN } from '../../../src/secondary/disclosure/overlap';
import { release } from '../../../src/secondary/disclosure/release';
import type { Allowed } from '../../../src/secondary/questions/allowed';
import { readQuestion } from '../../../src/secondary/questions/read-question';
import { askedOf, askedOfWhom } from '../../../src/secondary/questions/same-question';
import { SHIPPED } from '../../../src/secondary/questions/shipped';
import { isRefusal, refusal, type Built, type Refusal } from '../../../src/secondary/requests/request';
import { rulesFor } from '../../../src/secondary/rules/disclosure';
import type { Answer } from '../../../src/secondary/shapes/answer';
import type { ApprovedRequest } from '../../../src/secondary/shapes/approved';
import type { DataSetFacts } from '../../../src/secondary/shapes/data-set';
import type { Question } from '../../../src/secondary/shapes/question';
import { londonDayOf } from '../../../src/domain/dates/working-days';
import { FACTS_FILE } from '../build/data-set';
import { setPath } from '../build/places';
import type { SecondaryConfig } from '../config/shape';
import { atNumbers, comparedWith, groupsTold, nextNumber, pairsIn, remember } from './ledger/answers';
import { numbersOf, peopleKnown } from './ledger/people';
import { inTurn } from './ledger/turn';
import type { Asking, Counted } from './counted';
import { whyNot } from './not-counted';
import { countedApart } from './process';
import { store, storedOutcome, timesAsked, type Outcome } from './stored';

type Config = Pick<SecondaryConfig, 'dataDir' | 'engine'>;

export interface AnswerPorts {
  readonly counted: (asking: Asking) => Promise<Counted>;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
}

const PORTS: AnswerPorts = { counted: (asking) => countedApart(asking), now: Date.now };

/** The instance's: two requests cannot differ by a day of their own. */
const INDEX = SHIPPED[0]?.index ?? '';

export function allowedBy({ data, outputs }: ApprovedRequest, facts: DataSetFacts): Allowed {
  return {
    questions: outputs.questions,
    by: outputs.by,
    columns: facts.columns.filter((column) => data.columns.includes(column)),
    concepts: facts.concepts.filter((concept) => data.valueSets.includes(concept)),
    precision: data.precision,
    period: data.period,
    index: INDEX,
    ageEdges: facts.ageEdges,
  };
}

function factsIn(folder: string): DataSetFacts | null {
  try {
    return JSON.parse(readFileSync(join(folder, FACTS_FILE), 'utf8')) as DataSetFacts;
  } catch {
    return null;
  }
}

export const tableOf = (question: Question, { values, places }: Counted): CountTable => {
  const by = combinations(question.by, values);
  const population = new Uint32Array(by.length);
  const outcome = new Uint32Array(by.length);
  for (const place of places) {
    if (place === 0 || place === UNSHOWN) continue;
    const cell = (place - 1) >> 1;
    population[cell] = (population[cell] ?? 0) + 1;
    if ((place & 1) === 0) outcome[cell] = (outcome[cell] ?? 0) + 1;
  }
  return {
    asked: askedOf(question),
    of: askedOfWhom(question),
    by: question.by,
    cells: by.map((one, at) => ({ by: one, population: population[at] ?? 0, outcome: outcome[at] ?? 0 })),
  };
};

/** What answers are made from: the data set, and how the registers stood when it was built. */
export type Standing = Pick<Built, 'manifest' | 'registers'>;

/**
 * Which build is it? INVARIANT: a build after somebody decided anew is another one, though it have the same bytes;
 * otherwise the date beside a figure, or its absence, would tell whether that person had been in the one before.
 */
const buildOf = ({ manifest: { digest }, registers: { place, latest = place, file, listOf } }: Standing): string =>
  createHash('sha256')
    .update(JSON.stringify([digest, place, latest, file, listOf]))
    .digest('hex');

interface Asked {
  readonly request: ApprovedRequest;
  /** Of the data set. */
  readonly digest: string;
  /** One build of it. */
  readonly build: string;
  readonly question: Question;
}

const fine = (message: string): Outcome => ({ refusal: { code: 'too-fine', message, rules: ['D6'] } });

/** Held against everything that was answered before, and kept. The caller holds the ledger's lock. */
function released(
  dataDir: string,
  { request, digest, build, question }: Asked,
  found: Counted,
  day: string,
): Outcome | null {
  const numbers = numbersOf(dataDir, digest);
  if (numbers?.length !== found.places.length) return null;
  const rules = rulesFor(request.least);
  const cells = cellsOf(question.by, found.values);
  if (cells > rules.cells) return fine(`it has ${String(cells)} cells; at most ${String(rules.cells)} are answered`);
  const table = tableOf(question, found);
  const places = atNumbers(found.places, numbers, peopleKnown(dataDir));
  const answers = comparedWith(
    dataDir,
    places,
    table.cells.map(({ by }) => by),
  );
  const made = release(table, { dataSet: build, answers, pairs: pairsIn(dataDir, answers) }, rules);
  const { kept } = made;
  const number = nextNumber(dataDir);
  const of = { number, asked: table.asked, of: askedOfWhom(question), by: table.by, day, dataSet: build };
  // a refusal too: on a later build it must not tell who came or left
  if (kept !== undefined) remember(dataDir, { ...of, ...kept }, places);
  if (!made.ok) return fine(made.message);
  const { rows, total } = made;
  return { answer: { request: request.id, question: question.id, released: false, rows, total } };
}

const told = (outcome: Outcome): Answer | Refusal =>
  'answer' in outcome
    ? outcome.answer
    : refusal(422, outcome.refusal.code, outcome.refusal.message, ...outcome.refusal.rules);

/** `given` is a question as it was sent, of whatever shape. */
export async function answer(
  { dataDir, engine }: Config,
  request: ApprovedRequest,
  standing: Standing,
  given: unknown,
  ports: AnswerPorts = PORTS,
): Promise<Answer | Refusal> {
  const { digest } = standing.manifest;
  const build = buildOf(standing);
  const folder = join(dataDir, setPath(request.id, digest));
  const facts = factsIn(folder);
  if (facts === null) return refusal(409, 'not-built', 'There is no data set to ask. It must be built first.');
  const read = readQuestion(given, allowedBy(request, facts));
  if (!read.ok) return refusal(422, read.refusal.code, read.refusal.message, ...read.refusal.rules);
  const question = read.value;
  const asked = { request, digest, build, question };
  return inTurn(dataDir, async () => {
    const before = storedOutcome(dataDir, request.id, build, question);
    if (before === null && timesAsked(dataDir, request.id) >= rulesFor(request.least).questions)
      return refusal(422, 'too-many-questions', 'This request has asked all the questions that one may.', 'D8');
    let outcome = before;
    if (outcome === null) {
      const groups = groupsTold(dataDir, askedOf(question), question.by);
      const asking: Asking = { folder, ageEdges: facts.ageEdges, question, room: engine, told: groups };
      const found = await ports.counted(asking).catch(whyNot);
      if (isRefusal(found)) return found;
      outcome = released(dataDir, asked, found, londonDayOf(ports.now()));
    }
    if (outcome === null)
      return refusal(409, 'ledger-unknown', 'The ledger does not know this data set. It must be built anew.', 'D7');
    store(dataDir, request.id, build, question, outcome);
    return told(outcome);
  });
}
