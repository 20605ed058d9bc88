/** Which entries stand in which card? One line per card; the words of each are its section's. */
import type { ReactNode } from 'react';
import type { Entry } from '../../../record/entry';
import type { Summary } from '../../../record/summary';
import { useRecordOnScreen } from '../../open-record/record-context';
import { roleLimit, roleSummaries } from '../../open-record/role-limits';
import { communicationNeeds, currentPlans } from '../../sections/alerts/plan-entries';
import { AllergiesCard } from '../../sections/allergies/AllergiesCard';
import { DatedCard } from '../../sections/DatedCard';
import { CurrentMedicinesCard } from '../../sections/medications/CurrentMedicinesCard';
import { RecentResultsCard } from '../../sections/results/RecentResultsCard';
import { currentSupport } from '../../sections/social-care/care-entries';
import { Alerts, People } from './Alerts';
import type { CardId } from './layouts';
import { NewSinceCard } from './NewSinceCard';

interface SummaryCardsProps {
  readonly cards: readonly CardId[];
  readonly large: boolean;
  /** True where problems and vaccines are only glanced at. */
  readonly glance: boolean;
  /** True where there is room for all of them. */
  readonly wide: boolean;
}

const notCancelled = ({ detail }: Entry): boolean => detail.section !== 'appointments' || !detail.cancelled;
const ofSection = (entries: readonly Entry[], section: Entry['section']): readonly Entry[] =>
  entries.filter((entry) => entry.section === section && entry.lane === 'dated');

/** What the cards are drawn from. */
interface Drawn {
  readonly summary: Summary;
  readonly entries: readonly Entry[];
  readonly large: boolean;
  readonly glance: boolean;
  readonly wide: boolean;
  /** Lines of a card that is no long list. */
  readonly few: number;
}

const CARDS: Readonly<Record<CardId, (from: Drawn) => ReactNode>> = {
  alerts: ({ few }) => <Alerts sections={['alerts']} apart shown={few} />,
  'alerts-and-plans': ({ few }) => <Alerts sections={['alerts', 'care-plans']} shown={few} />,
  allergies: ({ few }) => <AllergiesCard shown={few} />,
  medicines: ({ large, wide }) => <CurrentMedicinesCard shown={wide ? 24 : large ? 12 : 8} />,
  problems: ({ summary, large, wide, glance }) => (
    <DatedCard
      title="Problems"
      sections={['problems']}
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
      title="Upcoming appointments"
      sections={['appointments']}
      entries={summary.upcomingAppointments.filter(notCancelled)}
      shown={large ? 3 : 2}
    />
  ),
  encounters: ({ summary, large }) => (
    <DatedCard
      title="Last encounters"
      sections={['encounters']}
      entries={summary.lastEncounters}
      shown={large ? 4 : 3}
      brief
    />
  ),
  letters: ({ entries, wide }) => (
    <DatedCard
      title="Letters"
      notice="letters"
      sections={['documents']}
      entries={ofSection(entries, 'documents').filter(({ tag }) => tag !== 'superseded')}
      shown={wide ? 5 : 2}
      elsewhere
      brief
    />
  ),
  contacts: () => <People />,
  communication: ({ entries, few }) => (
    <DatedCard
      title="Communication and adjustments"
      sections={['alerts']}
      entries={communicationNeeds(entries)}
      shown={few}
      dated={false}
    />
  ),
  support: ({ entries, large }) => (
    <DatedCard
      title="Care and support"
      sections={['social-care']}
      entries={currentSupport(entries)}
      shown={large ? 3 : 5}
    />
  ),
  plans: ({ entries, few }) => (
    <DatedCard title="Care plans" sections={['care-plans']} entries={currentPlans(entries)} shown={few} />
  ),
  immunisations: ({ entries, glance }) => (
    <DatedCard
      title="Immunisations"
      sections={['immunisations']}
      entries={ofSection(entries, 'immunisations')}
      shown={3}
      brief
      inline={glance}
    />
  ),
  'new-since': () => <NewSinceCard />,
  'role-limits': () => <RoleLimitsCard />,
};

function RoleLimitsCard() {
  const { opened } = useRecordOnScreen();
  const noMore = opened.view.emergencyOffered ? null : 'Emergency access would open no more.';
  const lines = [roleLimit(opened.view), roleSummaries(opened.view), noMore].filter((line) => line !== null);
  return lines.length === 0 ? null : (
    <div className="wp-card">
      <h3 className="wp-card__title">Not shown to your role</h3>
      {lines.map((line) => (
        <p key={line} className="wp-source">
          {line}
        </p>
      ))}
    </div>
  );
}

export function SummaryCards({ cards, large, glance, wide }: SummaryCardsProps) {
  const { record, summary } = useRecordOnScreen();
  const from: Drawn = {
    summary,
    entries: record.entries,
    large,
    glance,
    wide,
    few: large || wide ? 10 : 6,
  };
  return (
    <>
      {cards.map((card) => (
        <div key={card} className={`wp-cards__one wp-cards__one--${card}`}>
          {CARDS[card](from)}
        </div>
      ))}
    </>
  );
}
