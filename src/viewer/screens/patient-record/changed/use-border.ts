/** Since when does the reader ask what changed, and which choices have they? */
import { useMemo } from 'react';
import { formatDate, formatDateTime } from '../../../../domain/dates/written';
import { parseDate } from '../../../../domain/dates';
import {
  borderDate,
  lastDischarge,
  threeMonthsBefore,
  type Border,
  type Discharge,
} from '../../../../record/changed/border';
import type { RecordDate, WholeRecord } from '../../../../record/entry';
import { isSafeguarding } from '../../../../record/safeguarding';
import { useReading, type SinceWhen } from '../../../open-record/reading';
import { useRecordOnScreen } from '../../../open-record/record-context';
import type { ChangesState } from '../../../open-record/use-whats-new';
import type { WhatsNew } from '../../../open-record/whats-new';

export interface Choice {
  readonly since: SinceWhen;
  readonly name: string;
}

export interface Asked {
  readonly choices: readonly Choice[];
  readonly since: SinceWhen;
  /** Null where the reader asks since when they last looked, and that cannot be told. */
  readonly border: Border | null;
  /** What the border is, in words: "Northgate, Hospital admission: 02-Sep-2026 to 05-Sep-2026, stay included". */
  readonly words: string;
}

const DISCHARGE: Choice = { since: 'discharge', name: 'Since the last discharge' };
const OTHERS: readonly Choice[] = [
  { since: 'looked', name: 'Since I last looked' },
  { since: 'months', name: 'Last 3 months' },
];

const lookedBorder = ({ since, entries }: WhatsNew): Border | null => {
  const at = since === null ? null : (parseDate(since)?.sort ?? null);
  return at === null
    ? null
    : { kind: 'looked', at, told: new Map([...entries].map(([id, change]) => [id, change.kind])) };
};

const KEPT = new WeakMap<WholeRecord, Discharge | null>();
function dischargeOf(record: WholeRecord, now: number): Discharge | null {
  const kept = KEPT.get(record);
  if (kept !== undefined) return kept;
  const found = lastDischarge(record, now);
  KEPT.set(record, found);
  return found;
}

const LOOKED_WORDS = {
  asking: 'Being asked.',
  'not-told': 'What is new since you last looked could not be told.',
  first: 'You have not opened this record before in this role: there is nothing to compare it with.',
} as const;

function lookedWords(told: ChangesState): string {
  if (told.state !== 'told') return LOOKED_WORDS[told.state];
  const date = told.news.since === null ? null : parseDate(told.news.since);
  return date === null ? LOOKED_WORDS.first : `Since ${formatDateTime(date)}, when you last opened this record`;
}

/** INVARIANT: the discharge is a choice only where a stay that this role is shown has ended; the rest always are. */
export function useBorder(record: WholeRecord, told: ChangesState): Asked {
  const { openedAt, briefNameOf, inOrder } = useRecordOnScreen();
  const chosen = useReading((state) => state.since);
  const news = told.state === 'told' ? told.news : null;
  const discharge = dischargeOf(record, openedAt);
  const since = chosen === null || (chosen === 'discharge' && discharge === null) ? firstChoice(discharge) : chosen;
  const border = useMemo((): Border | null => {
    if (since === 'looked') return news === null ? null : lookedBorder(news);
    return {
      kind: 'from',
      at: since === 'discharge' && discharge !== null ? discharge.from : threeMonthsBefore(openedAt),
    };
  }, [since, news, discharge, openedAt]);
  const providers = (ids: readonly string[]): string => inOrder(ids).map(briefNameOf).join(', ');
  const words =
    since === 'looked'
      ? lookedWords(told)
      : since === 'discharge' && discharge !== null
        ? stayWords(discharge, providers)
        : border === null
          ? ''
          : `Since ${formatDate(borderDate(border))}`;
  return { choices: discharge === null ? OTHERS : [DISCHARGE, ...OTHERS], since, border, words };
}

const firstChoice = (discharge: Discharge | null): SinceWhen => (discharge === null ? 'months' : 'discharge');

const dateOr = (date: RecordDate | null): string => (date === null ? 'date not recorded' : formatDate(date));

function stayWords({ stay }: Discharge, providers: (ids: readonly string[]) => string): string {
  const names = providers(stay.sources.map(({ provider }) => provider));
  const title = isSafeguarding(stay) ? 'Hospital stay' : stay.title;
  return `${names}, ${title}: ${dateOr(stay.date)} to ${dateOr(stay.end)}, the stay included`;
}
