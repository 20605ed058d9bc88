/**
 * What would an answer look like? Made-up counts of the same breakdowns, through the same disclosure control, before
 * anything is asked of people. No data set is opened, and the ledger neither asked nor told.
 */
import { NO_PAIRS } from '../../../src/secondary/disclosure/earlier';
import { release } from '../../../src/secondary/disclosure/release';
import { cellsOf, combinations, type Values } from '../../../src/secondary/disclosure/table';
import { readQuestion } from '../../../src/secondary/questions/read-question';
import { askedOf } from '../../../src/secondary/questions/same-question';
import { bandsWithin } from '../../../src/secondary/questions/to-sql';
import { refusal, type Refusal } from '../../../src/secondary/requests/request';
import { ageBand, AGE_LADDER } from '../../../src/secondary/rules/age-bands';
import { rulesFor } from '../../../src/secondary/rules/disclosure';
import type { Answer } from '../../../src/secondary/shapes/answer';
import type { ApprovedRequest } from '../../../src/secondary/shapes/approved';
import type { Question } from '../../../src/secondary/shapes/question';
import { allowedBy } from './answer';

const EDGES = AGE_LADDER[0] ?? [];
const numbered = (name: (at: number) => string, count: number): readonly string[] =>
  Array.from({ length: count }, (_, at) => name(at + 1));

/** Of every column, values as they may stand in it; places and practices are made up. */
function valuesFor({ population: { sex, age } }: Question): Values {
  return {
    ageBand: age === undefined ? EDGES.map((edge) => ageBand(edge, EDGES)) : bandsWithin(age, EDGES),
    sex: sex === undefined ? ['female', 'male'] : [sex],
    ethnicGroup: [...'ABCDEFGHJKLMNPRSZ'],
    deprivationFifth: ['1', '2', '3', '4', '5'],
    borough: numbered((at) => `Borough ${String(at)}`, 5),
    practice: numbered((at) => `X${String(at).padStart(5, '0')}`, 24),
    learningDisability: ['yes', 'not recorded'],
    severeMentalIllness: ['yes', 'not recorded'],
  };
}

/** From so many cells on one may be small without that the table is too fine, of one, two and three breakdowns. */
const ROOM_FOR_ONE = [Infinity, 7, 14, 27];
const SMALL = 3;

/** The same for the same cell: neither chance nor clock. One is small, so that it is seen how that looks. */
function madeUp(at: number, isSmall: boolean): { readonly population: number; readonly outcome: number } {
  const mixed = Math.imul(at + 1, 2_654_435_761) >>> 0;
  const population = 120 + (mixed % 401);
  const share = 35 + ((mixed >>> 9) % 30);
  return { population, outcome: isSmall ? SMALL : Math.floor((population * share) / 100) };
}

export function preview(request: ApprovedRequest, given: unknown): Promise<Answer | Refusal> {
  return Promise.resolve(previewed(request, given));
}

function previewed(request: ApprovedRequest, given: unknown): Answer | Refusal {
  const { columns, valueSets } = request.data;
  const read = readQuestion(given, allowedBy(request, { columns, concepts: valueSets, ageEdges: EDGES }));
  if (!read.ok) return refusal(422, read.refusal.code, read.refusal.message, ...read.refusal.rules);
  const question = read.value;
  const values = valuesFor(question);
  const rules = rulesFor(request.least);
  if (cellsOf(question.by, values) > rules.cells)
    return refusal(422, 'too-fine', `it has more than ${String(rules.cells)} cells`, 'D6');
  const all = combinations(question.by, values);
  const hasRoom = all.length >= (ROOM_FOR_ONE[question.by.length] ?? Infinity);
  const cells = all.map((by, at) => ({ by, ...madeUp(at, hasRoom && at === SMALL) }));
  const table = { asked: askedOf(question), by: question.by, cells };
  const made = release(table, { dataSet: 'made up', answers: [], pairs: NO_PAIRS }, rules);
  if (!made.ok) return refusal(422, 'too-fine', made.message, ...made.rules);
  return { request: request.id, question: question.id, released: false, rows: made.rows, total: made.total };
}
