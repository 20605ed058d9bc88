/** Of one person: are they included, which rows are linked, and which go to the worklist of the linkage team? */
import { linkRow, type Identity, type Linked } from '../../../src/secondary/linkage/link-row';
import { decide, type GpCode, type OwnDecision } from '../../../src/secondary/objections/decide';
import type { ObjectionId } from '../../../src/secondary/rules/objections';
import { KINDS } from './tables';

/** A line of `PERSON_BY_PERSON`: its kind, and what is said, from `a` to `k`; null where nothing is. */
export type Line = readonly (string | null)[];

export interface RowOfSource extends Identity {
  readonly source: string;
  readonly patient: string;
  readonly number: string;
  readonly practice: string;
  readonly ethnic: string;
  readonly isGp: boolean;
}

export interface PersonKnown {
  /** The number that is theirs now. */
  readonly number: string;
  readonly demographics: (Identity & { readonly practice: string; readonly ethnic: string }) | null;
  readonly hasTwin: boolean;
  readonly restricted: boolean | null;
  readonly rows: readonly RowOfSource[];
  readonly codes: readonly GpCode[];
  readonly own: readonly { readonly out: boolean; readonly at: string }[];
  readonly cleaned: ReadonlySet<string>;
}

const NUMBER = 11;

/** What a line of a person says, where both kinds of it say it; made in one go, for there are millions. */
const rowOf = (line: Line): RowOfSource => ({
  source: line[1] ?? '',
  patient: line[2] ?? '',
  birthDate: line[3] ?? '',
  family: line[4] ?? '',
  given: line[5] ?? '',
  postcode: line[6] ?? '',
  gender: line[7] ?? '',
  practice: line[8] ?? '',
  ethnic: line[9] ?? '',
  isGp: line[10] === 'gp',
  number: line[NUMBER] ?? '',
});

/** The lines of one person, put together. */
export function personOf(number: string, lines: readonly Line[]): PersonKnown {
  const found: Line[] = [];
  const rows: RowOfSource[] = [];
  const codes: GpCode[] = [];
  const own: PersonKnown['own'][number][] = [];
  const cleaned = new Set<string>();
  for (const line of lines) {
    const [kind, a, b, c] = line;
    if (kind === KINDS.demographics) found.push(line);
    else if (kind === KINDS.row) rows.push(rowOf(line));
    else if (kind === KINDS.code) codes.push({ system: a ?? '', code: b ?? '', date: c === '' ? null : (c ?? null) });
    else if (kind === KINDS.own) own.push({ out: a === 'out', at: b ?? '' });
    else if (kind === KINDS.cleaned) cleaned.add(line[NUMBER] ?? '');
  }
  const [demographics] = found;
  return {
    number,
    demographics: demographics === undefined ? null : rowOf(demographics),
    hasTwin: found.some(([, twin]) => twin === 'twin'),
    restricted: demographics === undefined ? null : found.length > 1 || demographics[2] === 'restricted',
    rows,
    codes,
    own,
    cleaned,
  };
}

/**
 * A moment that nobody can read is after all others where it says no, and before them where it says yes: so that no is
 * never passed over.
 */
function momentOf({ out, at }: PersonKnown['own'][number]): number {
  const moment = Date.parse(at);
  if (!Number.isNaN(moment)) return moment;
  return out ? Number.MAX_SAFE_INTEGER : 0;
}

/** The later by day and time; of the same moment both count, and then the no stands. A yes to come is none yet. */
function inOrder(own: PersonKnown['own'], now: number): readonly OwnDecision[] {
  const counted = own.filter((one) => one.out || momentOf(one) <= now);
  const moments = [...new Set(counted.map(momentOf))].sort((a, b) => a - b);
  return counted.map((one) => ({ out: one.out, sequence: moments.indexOf(momentOf(one)) }));
}

/** What the linkage team said of a row; null where nothing yet. */
export type RulingOf = (row: RowOfSource, person: PersonKnown) => 'same' | 'other' | null;

export interface Applied {
  /** OB-3 by letter. */
  readonly exempt: boolean;
  /** A legal exception that this build cites. */
  readonly exception: boolean;
  /** Milliseconds. */
  readonly now: number;
  readonly rulingOf: RulingOf;
}

export interface RowDone {
  readonly row: RowOfSource;
  readonly linked: Linked;
  readonly ruling: 'same' | 'other' | null;
}

export interface PersonDone {
  readonly included: boolean;
  readonly objections: readonly ObjectionId[];
  /** Empty where the person is out. */
  readonly rows: readonly RowDone[];
}

export const isLinked = ({ linked, ruling }: RowDone): boolean =>
  linked.linked ? ruling !== 'other' : ruling === 'same';

/** INVARIANT: objections come first: of whoever is out, no row is even compared. */
export function decidePerson(person: PersonKnown, { exempt, exception, now, rulingOf }: Applied): PersonDone {
  const { number, rows, codes, own, cleaned, demographics, hasTwin, restricted } = person;
  const nhsNumbers = [...new Set([number, ...rows.map((row) => row.number)])];
  const decision = decide(
    { nhsNumbers, own: inOrder(own, now), gpCodes: codes, restricted },
    { cleaned, exempt, exception },
  );
  if (!decision.included || demographics === null) return { included: false, objections: decision.rules, rows: [] };
  const done = rows.map((row) => {
    const linked = linkRow(row, demographics, hasTwin);
    return { row, linked, ruling: linked.linked ? null : rulingOf(row, person) };
  });
  return { included: true, objections: decision.rules, rows: done };
}

const first = (values: readonly string[]): string => values.find((value) => value !== '') ?? '';

/** What the spine holds of an included person: demographics first, then the practice's own row. */
export function spineFieldsOf({ demographics, number }: PersonKnown, { rows }: PersonDone) {
  const linked = rows.filter(isLinked).map(({ row }) => row);
  const practices = linked.filter(({ isGp }) => isGp);
  const of = (field: 'practice' | 'ethnic'): string =>
    first([demographics?.[field] ?? '', ...practices.map((row) => row[field]), ...linked.map((row) => row[field])]);
  return {
    number,
    birthDate: demographics?.birthDate ?? '',
    gender: demographics?.gender ?? '',
    postcode: demographics?.postcode ?? '',
    practice: of('practice'),
    ethnic: of('ethnic'),
    hasGp: practices.length > 0,
  };
}
