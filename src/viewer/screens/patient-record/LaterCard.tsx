/** Which entries stand in which card? One line per card; the words of each are its section's. */
import { useId, type ReactNode } from 'react';
import { formatDate } from '../../../domain/dates/written';
import { aboutMe, currentPlans, socialContext } from '../../../record/about-the-person';
import type { Entry } from '../../../record/entry';
import type { Summary } from '../../../record/summary';
import { useRecordOnScreen } from '../../open-record/record-context';
import { roleLimit, roleSummaries } from '../../open-record/role-limits';
import { summaryOf } from '../../open-record/summary-of';
import { communicationNeeds } from '../../sections/alerts/plan-entries';
import { DatedCard } from '../../sections/DatedCard';
import { EntryLines } from '../../sections/EntryLines';
import { restOf } from '../../sections/entry-words';
import { CurrentMedicinesCard } from '../../sections/medications/CurrentMedicinesCard';
import { RecentResultsCard } from '../../sections/results/RecentResultsCard';
import { currentSupport } from '../../sections/social-care/care-entries';
import { PeopleCard } from '../../sections/social-care/PeopleCard';
import { CARD_HEADS, type LaterCardId } from './card-heads';

/** How much room a card has. */
export interface CardRoom {
  readonly large: boolean;
  /** True where problems and vaccines are only glanced at. */
  readonly glance: boolean;
  /** True where there is room for all of them. */
  readonly wide: boolean;
  /** Lines of a card that is no long list. */
  readonly few: number;
}

const notCancelled = ({ detail }: Entry): boolean => detail.section !== 'appointments' || !detail.cancelled;
const ofSection = (entries: readonly Entry[], section: Entry['section']): readonly Entry[] =>
  entries.filter((entry) => entry.section === section && entry.lane === 'dated');

/** What the cards are drawn from. */
interface Drawn extends CardRoom {
  readonly summary: Summary;
  readonly entries: readonly Entry[];
}

/**
 * Stands only where there is something to say, and claims nothing where there is not: what is missing is said by the
 * card of its section.
 */
function WhereToldCard({ title, entries, shown }: { title: string; entries: readonly Entry[]; shown: number }) {
  const id = useId();
  const { nameOf } = useRecordOnScreen();
  return entries.length === 0 ? null : (
    <section className="wp-card" aria-labelledby={id}>
      <div className="wp-card__head">
        <h3 className="wp-card__title" id={id}>
          {title}
        </h3>
      </div>
      <EntryLines
        entries={entries}
        shown={shown}
        when={({ date }) => (date === null ? '' : formatDate(date))}
        line={(entry) => {
          const rest = restOf(entry, nameOf);
          // what the heading says is not said again
          return rest !== null && entry.title === title ? (
            rest
          ) : (
            <>
              <span className="wp-line__title">{entry.title}</span>
              {rest !== null && <span className="wp-line__rest"> {rest}</span>}
            </>
          );
        }}
      />
    </section>
  );
}

const CARDS: Readonly<Record<LaterCardId, (from: Drawn) => ReactNode>> = {
  'about-me': ({ entries }) => (
    <WhereToldCard title={CARD_HEADS['about-me'].title} entries={aboutMe(entries)} shown={1} />
  ),
  'social-context': ({ entries, few }) => (
    <WhereToldCard title={CARD_HEADS['social-context'].title} entries={socialContext(entries)} shown={few} />
  ),
  medicines: ({ large, wide }) => <CurrentMedicinesCard shown={wide ? 24 : large ? 12 : 8} />,
  problems: ({ summary, large, wide, glance }) => (
    <DatedCard
      {...CARD_HEADS.problems}
      entries={summary.activeProblems}
      shown={glance ? 9 : wide ? 16 : large ? 6 : 4}
      brief
      inline={glance}
      beyond
    />
  ),
  results: ({ large }) => <RecentResultsCard shown={large ? 6 : 5} />,
  appointments: ({ summary, large }) => (
    <DatedCard
      {...CARD_HEADS.appointments}
      entries={summary.upcomingAppointments.filter(notCancelled)}
      shown={large ? 3 : 2}
    />
  ),
  encounters: ({ summary, large }) => (
    <DatedCard {...CARD_HEADS.encounters} entries={summary.lastEncounters} shown={large ? 4 : 3} brief />
  ),
  letters: ({ entries, wide }) => (
    <DatedCard
      {...CARD_HEADS.letters}
      notice="letters"
      entries={ofSection(entries, 'documents').filter(({ tag }) => tag !== 'superseded')}
      shown={wide ? 5 : 2}
      elsewhere
      brief
    />
  ),
  contacts: () => <PeopleCard />,
  communication: ({ entries, few }) => (
    <DatedCard {...CARD_HEADS.communication} entries={communicationNeeds(entries)} shown={few} dated={false} />
  ),
  support: ({ entries, large }) => (
    <DatedCard {...CARD_HEADS.support} entries={currentSupport(entries)} shown={large ? 3 : 5} />
  ),
  plans: ({ entries, few }) => <DatedCard {...CARD_HEADS.plans} entries={currentPlans(entries)} shown={few} />,
  immunisations: ({ entries, glance }) => (
    <DatedCard
      {...CARD_HEADS.immunisations}
      entries={ofSection(entries, 'immunisations')}
      shown={3}
      brief
      inline={glance}
    />
  ),
  'role-limits': () => <RoleLimitsCard />,
};

function RoleLimitsCard() {
  const { opened } = useRecordOnScreen();
  const noMore = opened.view.emergencyOffered ? null : 'Emergency access would open no more.';
  const lines = [roleLimit(opened.view), roleSummaries(opened.view), noMore].filter((line) => line !== null);
  return lines.length === 0 ? null : (
    <div className="wp-card">
      <h3 className="wp-card__title">{CARD_HEADS['role-limits'].title}</h3>
      {lines.map((line) => (
        <p key={line} className="wp-source">
          {line}
        </p>
      ))}
    </div>
  );
}

export function LaterCard({ card, room }: { readonly card: LaterCardId; readonly room: CardRoom }) {
  const { record } = useRecordOnScreen();
  return CARDS[card]({ summary: summaryOf(record), entries: record.entries, ...room });
}
