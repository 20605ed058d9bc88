/** The access report as the person reads it, on screen and on paper: who looked, when, why, and what they saw. */
import { REPORT_FOOT } from '../../../domain/report-head';
import { formatNhsNumber } from '../../../domain/nhs-number';
import { Tag } from '../../components/Tag';
import { countsInWords, timesInWords, type AccessReport, type Visit } from '../../../domain/access-report';

function VisitItem({ visit }: { readonly visit: Visit }) {
  return (
    <li className="wp-visit">
      <strong>{timesInWords([visit.at, ...visit.again])}</strong> {visit.heading}
      {visit.again.length > 0 && `, ${String(visit.again.length + 1)} times`}{' '}
      {visit.emergency ? <Tag look="warning">emergency</Tag> : null}{' '}
      {visit.refused ? <Tag look="danger">refused</Tag> : null} {visit.failed ? <Tag>failed</Tag> : null}
      {visit.sentences.map((sentence, index) => (
        <div key={`${String(index)} ${sentence}`}>{sentence}</div>
      ))}
    </li>
  );
}

/** Everybody who looked, each with what they did. */
export function Visitors({ report: { visitors } }: { readonly report: AccessReport }) {
  return visitors.map(({ name, as, visits }) => (
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
  ));
}

interface AccessReportViewProps {
  readonly report: AccessReport;
  readonly nhsNumber: string;
  /** The days searched, in words. */
  readonly period: string;
}

export function AccessReportView({ report, nhsNumber, period }: AccessReportViewProps) {
  return (
    <section className="wp-panel wp-report" aria-label="Access report">
      <h2>Who looked at this record</h2>
      <p>
        NHS number <span className="wp-nowrap">{formatNhsNumber(nhsNumber)}</span>. {period} {countsInWords(report)}
      </p>
      <Visitors report={report} />
      <p className="wp-print-only">{REPORT_FOOT}</p>
    </section>
  );
}
