/** Of one person: are they included, which rows are linked, and which go to the worklist of the linkage team? */
import { linkRow, type Identity, type Linked } from '../../../src/secondary/linkage/link-row';
import { decide, type GpCode, type OwnDecision } from '../../../src/secondary/objections/decide';
import type { ObjectionId } from '../../../src/secondary/rules/objections';
import { KINDS } from './tables';

/** A line of `PERSON_BY_PERSON`. */
export type Line = Readonly<Record<string, unknown>>;

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

const said = (line: Line, column: string): string => {
  const value = line[column];
  return typeof value === 'string' ? value : '';
};

const identityOf = (line: Line) => ({
  birthDate: said(line, 'c'),
  family: said(line, 'd'),
  given: said(line, 'e'),
  postcode: said(line, 'f'),
  gender: said(line, 'g'),
  practice: said(line, 'h'),
  ethnic: said(line, 'i'),
});

/** The lines of one person, put together. */
export function personOf(number: string, lines: readonly Line[]): PersonKnown {
  const of = (kind: string): readonly Line[] => lines.filter((line) => line['kind'] === kind);
  const found = of(KINDS.demographics);
  const [demographics] = found;
  return {
    number,
    demographics: demographics === undefined ? null : identityOf(demographics),
    hasTwin: found.some((line) => line['a'] === 'twin'),
    restricted: demographics === undefined ? null : found.length > 1 || demographics['b'] === 'restricted',
    rows: of(KINDS.row).map((line) => ({
      ...identityOf(line),
      source: said(line, 'a'),
      patient: said(line, 'b'),
      number: said(line, 'k'),
      isGp: line['j'] === 'gp',
    })),
    codes: of(KINDS.code).map((line) => ({
      system: said(line, 'a'),
      code: said(line, 'b'),
      date: said(line, 'c') === '' ? null : said(line, 'c'),
    })),
    own: of(KINDS.own).map((line) => ({ out: line['a'] === 'out', at: said(line, 'b') })),
    cleaned: new Set(of(KINDS.cleaned).map((line) => said(line, 'k'))),
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
