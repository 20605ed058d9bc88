/** One part of the first screen: its heading, its lines, and what is not there with the reason. */
import { useId, type ReactNode } from 'react';
import type { SectionId } from '../../domain/sections';
import { isShown } from '../open-record/role-limits';
import { useRecordOnScreen } from '../open-record/record-context';
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
  readonly grave?: boolean;
  /** Stands beside the count: the view that tells more. */
  readonly more?: ReactNode;
  readonly children: ReactNode;
}

export function SummaryCard({
  title,
  titleId,
  sections,
  count,
  empty = count === 0,
  grave = false,
  more,
  children,
}: SummaryCardProps) {
  const own = useId();
  const id = titleId ?? own;
  const { opened, states } = useRecordOnScreen();
  const shown = sections.filter((section) => isShown(opened.view, section));
  if (shown.length === 0) return null;
  const answered = states.filter((state) => state.state === 'answered').length;
  return (
    <section className={grave ? 'wp-card wp-card--grave' : 'wp-card'} aria-labelledby={id}>
      <div className="wp-card__head">
        <h3 className="wp-card__title" id={id} {...(titleId !== undefined && { tabIndex: -1 })}>
          {title}
        </h3>
        <span className="wp-card__count">
          {count > 0 && more}
          {answered < states.length
            ? `${String(answered)} of ${String(states.length)} answered`
            : count > 0
              ? count
              : ''}
        </span>
      </div>
      {children}
      <SectionAbsence sections={shown} empty={empty} />
    </section>
  );
}
