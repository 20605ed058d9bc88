/** A link to a screen of this page, marked where it is the current one. A new tab is left to the browser. */
import type { MouseEvent, ReactNode } from 'react';
import { goTo, usePlace } from '../place';

interface PlaceLinkProps {
  readonly to: string;
  readonly className?: string;
  readonly children: ReactNode;
}

const isPlain = ({ button, metaKey, ctrlKey, shiftKey, altKey }: MouseEvent): boolean =>
  button === 0 && !(metaKey || ctrlKey || shiftKey || altKey);

export function PlaceLink({ to, className, children }: PlaceLinkProps) {
  const here = usePlace() === to;
  return (
    <a
      href={to}
      className={className}
      aria-current={here ? 'page' : undefined}
      onClick={(event) => {
        if (!isPlain(event)) return;
        event.preventDefault();
        goTo(to);
      }}
    >
      {children}
    </a>
  );
}
