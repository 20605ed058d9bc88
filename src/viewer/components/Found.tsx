/**
 * What was found stands below what was asked, out of sight on a small or enlarged screen: it takes the focus, and so
 * comes into view, whenever it comes.
 */
import { useEffect, useRef, type ReactNode } from 'react';

export function Found({ children }: { readonly children: ReactNode }) {
  const box = useRef<HTMLElement>(null);
  useEffect(() => {
    box.current?.focus();
  }, []);
  return (
    <section ref={box} tabIndex={-1} aria-label="What was found">
      {children}
    </section>
  );
}
