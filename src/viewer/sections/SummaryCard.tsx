/** One part of the first screen: its heading, its lines, and what is not there with the reason. */
import { useId, type ReactNode } from 'react';
import type { SectionId } from '../../domain/sections';
import { isShown } from '../open-record/role-limits';
import { useRecordOnScreen } from '../open-record/record-context';
import { sectionCounts } from '../open-record/section-counts';
import { AllOfSection } from './AllOfSection';
import { LateChip, useLateWords } from './LateChip';
import { SectionAbsence } from './SectionAbsence';

interface SummaryCardProps {
  readonly title: string;
  /** A name to find the heading by, from elsewhere on the page. */
  readonly titleId?: string;
  /** The sections this card reads: shown when the role has any of them. */
  readonly sections: readonly SectionId[];
  readonly count: number;
  /** True where nothing at all stands in the card; by default where nothing is counted. */
  readonly empty?: boolean;
  /** True where nothing of what stands in the card may be printed: on paper it is a card with nothing to show. */
  readonly bareOnPaper?: boolean;
  readonly grave?: boolean;
  /** At the end of the heading's line: the view that tells more. */
  readonly more?: ReactNode;
  readonly children: ReactNode;
}

export function SummaryCard({
  title,
  titleId,
  sections,
  count,
  empty = count === 0,
  bareOnPaper = false,
  grave = false,
  more,
  children,
}: SummaryCardProps) {
  const own = useId();
  const id = titleId ?? own;
  const { opened, record, states } = useRecordOnScreen();
  const late = useLateWords(sections);
  const shown = sections.filter((section) => isShown(opened.view, section));
  if (shown.length === 0) return null;
  const answered = states.filter((state) => state.state === 'answered').length;
  // Of one section: what its filter on the timeline holds, so that card and filter agree.
  const [first, second] = sections;
  const held = first !== undefined && second === undefined ? (sectionCounts(record.entries).get(first) ?? 0) : count;
  return (
    <section className={grave ? 'wp-card wp-card--grave' : 'wp-card'} aria-labelledby={id}>
      <div className="wp-card__head">
        <h3 className="wp-card__title" id={id} {...(titleId !== undefined && { tabIndex: -1 })}>
          {title}
        </h3>
        {/* INVARIANT: no number on paper: it would count what is left out there. */}
        {late === null ? (
          <span className="wp-card__count wp-screen-only">
            {answered < states.length
              ? `${String(answered)} of ${String(states.length)} replied`
              : count === 0
                ? ''
                : held > count
                  ? `${String(count)} of ${String(held)}`
                  : count}
          </span>
        ) : (
          <LateChip words={late} />
        )}
        {count > 0 && (more ?? (held > count && first !== undefined && <AllOfSection section={first} held={held} />))}
      </div>
      {children}
      <SectionAbsence sections={shown} empty={empty} bareOnPaper={bareOnPaper} />
    </section>
  );
}
