/** What happened and what to do, where something was refused or failed; the rule's id stands beside, to be quoted. */
import type { ReactNode } from 'react';
import { InsetNotice } from '../../components/InsetNotice';
import { failureInWords, rulesOf } from '../words/failure';

interface FailedProps {
  readonly failure: unknown;
  readonly title: string;
  readonly children?: ReactNode;
}

export function Failed({ failure, title, children }: FailedProps) {
  const rules = rulesOf(failure);
  return (
    <InsetNotice look="danger" live title={title}>
      <p>
        {failureInWords(failure)}
        {rules.length === 0 ? null : <span className="wp-quiet"> Rule {rules.join(', ')}.</span>}
      </p>
      {children}
    </InsetNotice>
  );
}
