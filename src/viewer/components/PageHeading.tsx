/**
 * What is this screen called? Its one h1, which takes the focus when somebody arrives, so that the keyboard and the
 * screen reader start there.
 */
import { useEffect, useRef, type ReactNode } from 'react';

const PRODUCT = 'Whole Picture';

interface PageHeadingProps {
  readonly children: string;
  readonly lead?: ReactNode;
  /** The document's title where it differs from the heading. INVARIANT: never a person's name or number. */
  readonly title?: string;
  /** False where a field of the screen takes the focus instead. */
  readonly focus?: boolean;
}

export function PageHeading({ children, lead, title, focus = true }: PageHeadingProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (focus) heading.current?.focus();
  }, [focus]);
  useEffect(() => {
    document.title = `${title ?? children} – ${PRODUCT}`;
  }, [title, children]);
  return (
    <>
      <h1 ref={heading} tabIndex={-1} className="wp-page__title">
        {children}
      </h1>
      {lead === undefined ? null : <p className="wp-page__lead">{lead}</p>}
    </>
  );
}
