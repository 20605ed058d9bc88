/** A sentence set apart: something to know before reading on. `live` reads it out when it appears. */
import type { ReactNode } from 'react';

interface InsetNoticeProps {
  readonly title?: string;
  readonly look?: 'plain' | 'warning' | 'danger' | 'good';
  readonly live?: boolean;
  readonly children?: ReactNode;
}

export function InsetNotice({ title, look = 'plain', live = false, children }: InsetNoticeProps) {
  return (
    <div className={`wp-notice wp-notice--${look}`} role={live ? 'status' : undefined}>
      {title === undefined ? null : <p className="wp-notice__title">{title}</p>}
      {children}
    </div>
  );
}
