/** A part of the policy under its heading, folded until somebody wants it. */
import { useState, type ReactNode } from 'react';

interface FoldedProps {
  readonly id?: string;
  readonly title: string;
  /** What stands beside the title: how much is inside. */
  readonly count: string;
  readonly openAtFirst: boolean;
  /** True on paper: shown whatever is folded. */
  readonly forced: boolean;
  /** Drawn only while it is open, but for what it gives for both. */
  readonly children: (open: boolean) => ReactNode;
}

export function Folded({ id, title, count, openAtFirst, forced, children }: FoldedProps) {
  const [unfolded, setUnfolded] = useState(openAtFirst);
  const open = unfolded || forced;
  return (
    <section className="wp-panel wp-policy" id={id} aria-label={title}>
      <h2 className="wp-policy__title">
        <button
          type="button"
          className="wp-policy__fold"
          aria-expanded={open}
          onClick={() => {
            setUnfolded(!unfolded);
          }}
        >
          {title} <span className="wp-policy__count">{count}</span>
        </button>
      </h2>
      {children(open)}
    </section>
  );
}
