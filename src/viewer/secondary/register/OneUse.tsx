/** One use of data on the public register, and its published reports. */
import { writeDate } from '../../../domain/dates/written';
import type { Use } from '../../../secondary/shapes/http';
import { Tag } from '../../components/Tag';
import { askedInWords } from '../words/asked';
import { isBreakdown } from '../words/groups';
import { KIND_NAMES, PURPOSE_NAMES, STATE_NAMES } from '../words/states';
import { AnswerTable } from '../charts/AnswerTable';
import { QUESTIONS } from '../words/data';

type Report = Use['reports'][number];

const byOf = ({ answer }: Report) => Object.keys(answer.rows[0]?.by ?? {}).filter(isBreakdown);
const nameOf = (id: string): string => QUESTIONS.find((one) => one.id === id)?.title ?? id;

function Published({ report }: { readonly report: Report }) {
  return (
    <details className="nhsuk-details">
      <summary className="nhsuk-details__summary">
        <span className="nhsuk-details__summary-text">
          {nameOf(report.question)}, published {writeDate(report.releasedOn)}
        </span>
      </summary>
      <div className="nhsuk-details__text wp-stack">
        {report.withoutPractices ? (
          <p>Practices are not named in what is published: it gives the figure of all of them.</p>
        ) : null}
        <AnswerTable answer={report.answer} by={byOf(report)} caption={nameOf(report.question)} outcome="Counted" />
        <p className="wp-quiet">
          “Withheld”: the count is too small, or would tell of a few people. Counts are to the nearest 5. SHA-256{' '}
          <code className="wg-digest">{report.digest}</code>
        </p>
      </div>
    </details>
  );
}

export function OneUse({ use }: { readonly use: Use }) {
  const { organisation, legalBasis, objections, exceptions, reports } = use;
  return (
    <section className="wp-panel" aria-label={use.title}>
      <div className="wg-titled">
        <h2 className="wp-panel__title">{use.title}</h2>
        <Tag>{STATE_NAMES[use.state]}</Tag>
      </div>
      <dl className="wp-facts">
        <dt>Who</dt>
        <dd>
          An analyst of {organisation.name} ({KIND_NAMES[organisation.kind].toLowerCase()})
        </dd>
        <dt>What for</dt>
        <dd>{use.question}</dd>
        <dt>Purpose</dt>
        <dd>{PURPOSE_NAMES[use.purpose]}</dd>
        <dt>Benefit</dt>
        <dd>{use.benefit}</dd>
        <dt>Which data</dt>
        <dd>{askedInWords(use.data).join('; ')}</dd>
        <dt>From and to</dt>
        <dd>
          {writeDate(use.from)} to {writeDate(use.to)}
        </dd>
        <dt>Legal basis</dt>
        <dd>
          {legalBasis.reference}, {writeDate(legalBasis.from)} to {writeDate(legalBasis.to)}
        </dd>
        <dt>Objections applied</dt>
        <dd>
          <ul className="wg-list">
            {objections.map(({ id, who }) => (
              <li key={id}>
                {id}: {who}
              </li>
            ))}
          </ul>
        </dd>
        {exceptions.map(({ id, basis, from, to }) => (
          <div key={id} className="wp-facts__pair">
            <dt>Legal exception</dt>
            <dd>
              {basis}, {writeDate(from)} to {writeDate(to)}
            </dd>
          </div>
        ))}
      </dl>
      <h3 className="wg-head">Published reports</h3>
      {reports.length === 0 ? (
        <p className="wp-quiet">Nothing has been published yet.</p>
      ) : (
        reports.map((report) => <Published key={report.id} report={report} />)
      )}
    </section>
  );
}
