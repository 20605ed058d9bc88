/** Which entries stand in which card? One line per card; the words of each are its section's. */
import type { ReactNode } from 'react';
import type { Entry } from '../../../record/entry';
import { useRecordOnScreen } from '../../open-record/record-context';
import { roleLimit, roleSummaries } from '../../open-record/role-limits';
import { communicationNeeds, currentPlans, warningsOf } from '../../sections/alerts/alert-entries';
import { AllergiesCard } from '../../sections/allergies/AllergiesCard';
import { DatedCard } from '../../sections/DatedCard';
import { CurrentMedicinesCard } from '../../sections/medications/CurrentMedicinesCard';
import { RecentResultsCard } from '../../sections/results/RecentResultsCard';
import { contactEntries, currentSupport } from '../../sections/social-care/care-entries';
import type { CardId } from './layouts';
import { NewSinceCard } from './NewSinceCard';

interface SummaryCardsProps {
  readonly cards: readonly CardId[];
  readonly large: boolean;
  /** True where problems and vaccines are only glanced at. */
  readonly glance: boolean;
}

const notCancelled = ({ detail }: Entry): boolean => detail.section !== 'appointments' || !detail.cancelled;
const ofSection = (entries: readonly Entry[], section: Entry['section']): readonly Entry[] =>
  entries.filter((entry) => entry.section === section && entry.lane === 'dated');

export function SummaryCards({ cards, large, glance }: SummaryCardsProps) {
  const { opened, record, summary } = useRecordOnScreen();
  const { entries } = record;
  const few = large ? 10 : 6;
  // Where letters stand too, the rest makes room: one screen, no scrolling.
  const taken = cards.includes('letters') ? 1 : 0;
  const draw: Readonly<Record<CardId, () => ReactNode>> = {
    alerts: () => (
      <DatedCard title="Alerts" sections={['alerts']} grave entries={warningsOf(summary.alerts)} shown={few} />
    ),
    'alerts-and-plans': () => (
      <DatedCard
        title="Alerts"
        sections={['alerts', 'care-plans']}
        grave
        entries={[...summary.plans, ...summary.alerts]}
        shown={few}
      />
    ),
    allergies: () => <AllergiesCard shown={few} />,
    medicines: () => <CurrentMedicinesCard shown={large ? 12 : 8} />,
    problems: () => (
      <DatedCard
        title="Problems"
        sections={['problems']}
        entries={summary.activeProblems}
        shown={glance ? 9 : few - taken}
        brief
        inline={glance}
      />
    ),
    results: () => <RecentResultsCard shown={large ? 6 : 5} />,
    appointments: () => (
      <DatedCard
        title="Upcoming appointments"
        sections={['appointments']}
        entries={summary.upcomingAppointments.filter(notCancelled)}
        shown={large ? 3 : 2}
        dates="first"
      />
    ),
    encounters: () => (
      <DatedCard
        title="Last encounters"
        sections={['encounters']}
        entries={summary.lastEncounters}
        shown={large ? 4 : 3 - taken}
        dates="first"
        brief
      />
    ),
    letters: () => (
      <DatedCard
        title="Letters"
        sections={['documents']}
        entries={ofSection(entries, 'documents').filter(({ tag }) => tag !== 'superseded')}
        shown={2}
        dates="first"
        brief
      />
    ),
    contacts: () => (
      <DatedCard
        title="People and contacts"
        sections={['social-care', 'alerts']}
        entries={contactEntries(entries).map(({ entry }) => entry)}
        shown={few}
      />
    ),
    communication: () => (
      <DatedCard
        title="Communication and adjustments"
        sections={['alerts']}
        entries={communicationNeeds(entries)}
        shown={few}
      />
    ),
    support: () => (
      <DatedCard
        title="Care and support"
        sections={['social-care']}
        entries={currentSupport(entries)}
        shown={large ? 3 : 5}
      />
    ),
    plans: () => <DatedCard title="Care plans" sections={['care-plans']} entries={currentPlans(entries)} shown={few} />,
    immunisations: () => (
      <DatedCard
        title="Immunisations"
        sections={['immunisations']}
        entries={ofSection(entries, 'immunisations')}
        shown={3}
        brief
        inline={glance}
        dates={glance ? 'first' : 'after'}
      />
    ),
    'new-since': () => <NewSinceCard />,
    'role-limits': () => {
      const lines = [roleLimit(opened.view), roleSummaries(opened.view)].filter((line) => line !== null);
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
    },
  };
  return (
    <>
      {cards.map((card) => (
        <div key={card} className={`wp-cards__one wp-cards__one--${card}`}>
          {draw[card]()}
        </div>
      ))}
    </>
  );
}
