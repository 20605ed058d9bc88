/**
 * A short word beside a line, such as "booked" or "conflict". The word carries the meaning; the colour only repeats it.
 */
import type { ReactNode } from 'react';

export type TagLook = 'plain' | 'strong' | 'danger' | 'warning' | 'good';

export function Tag({ children, look = 'plain' }: { readonly children: ReactNode; readonly look?: TagLook }) {
  return <span className={look === 'plain' ? 'wp-tag' : `wp-tag wp-tag--${look}`}>{children}</span>;
}
