// @vitest-environment jsdom
/** Does the keyboard go on where it stood, when what it stood on is taken away? */
import { cleanup, render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { afterEach, describe, expect, it } from 'vitest';
import { KeepsFocus } from './KeepsFocus';

afterEach(cleanup);

/** What the press takes away with the button: the row, the list as well, or all that was there. */
type Takes = 'row' | 'list' | 'all';

function Screen({ takes }: { readonly takes: Takes }) {
  const [isDone, setIsDone] = useState(false);
  const row = (
    <button
      onClick={() => {
        setIsDone(true);
      }}
    >
      Deal with it
    </button>
  );
  const part = (
    <section aria-label="Worklist">
      {isDone && takes === 'list' ? <p>Nothing waits.</p> : <div role="group">{isDone ? null : row}</div>}
    </section>
  );
  return (
    <KeepsFocus>
      <h1 tabIndex={-1}>Opt-outs</h1>
      {isDone && takes === 'all' ? <p>Done.</p> : part}
    </KeepsFocus>
  );
}

const FOUND: Readonly<Record<Takes, () => HTMLElement>> = {
  row: () => screen.getByRole('group'),
  list: () => screen.getByRole('region', { name: 'Worklist' }),
  all: () => screen.getByRole('heading', { name: 'Opt-outs' }),
};

describe('the focus, where what had it is gone', () => {
  it.each(['row', 'list', 'all'] as const)('goes to what is left around it: %s', async (takes) => {
    render(<Screen takes={takes} />);
    await userEvent.click(screen.getByRole('button', { name: 'Deal with it' }));
    await waitFor(() => {
      expect(document.activeElement).toBe(FOUND[takes]());
    });
  });
});
