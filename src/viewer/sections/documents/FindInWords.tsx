/**
 * Where in a letter does a word stand? A box over its words: how often it is there, and one after the other brought
 * into view. Searched is what this page shows of it, and nothing leaves the page.
 */
import { useEffect, useId, useRef, useState, type ReactNode } from 'react';
import { Button } from '../../components/Button';
import { rangesOf } from './ranges-of';

interface FindInWordsProps {
  /** "Words of Discharge summary". */
  readonly label: string;
  readonly children: ReactNode;
}

/** The browser's own marks, where it has them: the words themselves are left as they are. */
const marks = (): Map<string, unknown> | undefined =>
  typeof CSS === 'undefined'
    ? undefined
    : (CSS as unknown as { readonly highlights?: Map<string, unknown> }).highlights;

function mark(found: readonly Range[], current: Range | undefined): void {
  const all = marks();
  if (all === undefined) return;
  all.set('wp-found', new Highlight(...found));
  all.set('wp-found-here', new Highlight(...(current === undefined ? [] : [current])));
}

export function FindInWords({ label, children }: FindInWordsProps) {
  const id = useId();
  const words = useRef<HTMLDivElement>(null);
  const [sought, setSought] = useState('');
  const [found, setFound] = useState<readonly Range[]>([]);
  const [at, setAt] = useState(0);
  useEffect(() => {
    const current = found[at];
    mark(found, current);
    current?.startContainer.parentElement?.scrollIntoView({ block: 'nearest' });
    return () => {
      marks()?.delete('wp-found');
      marks()?.delete('wp-found-here');
    };
  }, [found, at]);
  const seek = (typed: string): void => {
    setSought(typed);
    setAt(0);
    setFound(words.current === null ? [] : rangesOf(words.current, typed));
  };
  const go = (step: number): void => {
    if (found.length > 0) setAt((at + step + found.length) % found.length);
  };
  const isSought = sought.trim() !== '';
  return (
    <>
      <div className="wp-letter__find wp-screen-only">
        <label htmlFor={id}>Find in this letter</label>
        <input
          id={id}
          type="search"
          value={sought}
          autoComplete="off"
          spellCheck={false}
          onChange={(event) => {
            seek(event.target.value);
          }}
          onKeyDown={(event) => {
            if (event.key === 'Enter') {
              event.preventDefault();
              go(event.shiftKey ? -1 : 1);
            }
          }}
        />
        {found.length > 1 && (
          <>
            <Button
              look="text"
              onClick={() => {
                go(-1);
              }}
            >
              Previous place
            </Button>
            <Button
              look="text"
              onClick={() => {
                go(1);
              }}
            >
              Next place
            </Button>
          </>
        )}
        <span role="status">
          {!isSought
            ? ''
            : found.length === 0
              ? 'Not among the words that can be read here.'
              : `${String(at + 1)} of ${String(found.length)}`}
        </span>
      </div>
      <div ref={words} className="wp-letter__words" tabIndex={0} role="group" aria-label={label}>
        {children}
      </div>
    </>
  );
}
