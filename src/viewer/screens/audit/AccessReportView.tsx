/** The access report as the person reads it, on screen and on paper: who looked, when, why, and what they saw. */
import { formatNhsNumber } from '../../../domain/nhs-number';
import { Tag } from '../../components/Tag';
import { writeDate } from '../../../domain/dates/written';
import type { AccessReport, Visit } from './access-report';

const times = (count: number, one: string, many: string): string =>
  count === 0 ? `no ${many}` : count === 1 ? `1 ${one}` : `${String(count)} ${many}`;

const DAY = '25-Nov-2026'.length;

/** "25-Nov-2026 09:00, 10:00, 26-Nov-2026 08:30": the day once for all its times. */
export function timesInWords(instants: readonly string[]): string {
  const all = instants.map(writeDate);
  return all
    .map((text, index) => (text.slice(0, DAY) === all[index - 1]?.slice(0, DAY) ? text.slice(DAY + 1) : text))
    .join(', ');
}

function VisitItem({ visit }: { readonly visit: Visit }) {
  return (
    <li className="wp-visit">
      <strong>{timesInWords([visit.at, ...visit.again])}</strong> {visit.heading}
      {visit.again.length > 0 && `, ${String(visit.again.length + 1)} times`}{' '}
      {visit.emergency ? <Tag look="warning">emergency</Tag> : null}{' '}
      {visit.refused ? <Tag look="danger">refused or failed</Tag> : null}
      {visit.sentences.map((sentence, index) => (
        <div key={`${String(index)} ${sentence}`}>{sentence}</div>
      ))}
    </li>
  );
}

interface AccessReportViewProps {
  readonly report: AccessReport;
  readonly nhsNumber: string;
  /** The days searched, in words. */
  readonly period: string;
}

export function AccessReportView({ report, nhsNumber, period }: AccessReportViewProps) {
  const { visitors, opened, emergencies, refused } = report;
  return (
    <section className="wp-panel wp-report" aria-label="Access report">
      <h2>Who looked at this record</h2>
      <p>
        NHS number {formatNhsNumber(nhsNumber)}. {period} {times(visitors.length, 'person', 'people')};{' '}
        {times(opened, 'opening', 'openings')} of the record, {times(emergencies, 'emergency', 'emergencies')},{' '}
        {times(refused, 'attempt', 'attempts')} refused or failed.
      </p>
      {visitors.map(({ name, as, visits }) => (
        <section key={`${name} ${as}`} className="wp-report__visitor" aria-label={name}>
          <h3>
            {name} <span className="wp-quiet">{as}</span>
          </h3>
          <ul>
            {visits.map((visit, index) => (
              <VisitItem key={`${visit.at} ${String(index)}`} visit={visit} />
            ))}
          </ul>
        </section>
      ))}
      <p className="wp-print-only">
        Each person sees only what their role may see. What is never shared was shown to nobody. If you do not know why
        somebody looked, ask your privacy officer: they must find out and tell you.
      </p>
    </section>
  );
}
