/** How does the reader know which view this is, and get back? A heading, what stands in it, and one way back. */
import { useEffect, useRef, type ReactNode } from 'react';
import { Button } from '../../../components/Button';
import { useReading } from '../../../open-record/reading';

export function ViewHead({
  title,
  about,
  children,
}: {
  readonly title: string;
  readonly about: string;
  readonly children?: ReactNode;
}) {
  const show = useReading((state) => state.show);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    heading.current?.focus({ preventScroll: true });
  }, []);
  return (
    <div className="wp-view__head">
      <Button
        look="text"
        className="wp-screen-only"
        onClick={() => {
          show('timeline');
        }}
      >
        ← Summary and timeline <kbd>Esc</kbd>
      </Button>
      <h2 className="wp-view__title" ref={heading} tabIndex={-1}>
        {title}
      </h2>
      <p className="wp-source">{about}</p>
      <div className="wp-view__tools wp-screen-only">{children}</div>
    </div>
  );
}
