// @vitest-environment jsdom
/** Is everything that is drawn told in the table too, and is nothing drawn of what is withheld? */
import { cleanup, render, screen, within } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { ANSWER, CHECK, HIDDEN, PRACTICES, ROWS } from '../../../../tests/kits/secondary/shown';
import { AnswerView } from '../question/AnswerView';
import { AnswerTable } from './AnswerTable';
import { drawnOf } from './figures';
import { PracticeNames } from './practice-names';

afterEach(cleanup);

const BY = ['ageBand', 'ethnicGroup'] as const;

const show = (answer: Parameters<typeof AnswerTable>[0]['answer'] = ANSWER): HTMLElement => {
  render(<AnswerTable answer={answer} by={BY} caption="No record of a flu vaccine" outcome="No record" />);
  return screen.getByRole('table', { name: 'No record of a flu vaccine' });
};

const rowOf = (name: RegExp, at = 0): HTMLElement => {
  const row = screen.getAllByRole('row', { name })[at];
  if (row === undefined) throw new Error('no such row');
  return row;
};

describe('an answer', () => {
  it('tells each figure, its interval and where it stands, in words', () => {
    show();
    expect(rowOf(/^Black/).textContent).toContain('375');
    expect(within(rowOf(/^Black/)).getByText('43 to 53 %')).toBeTruthy();
    expect(within(rowOf(/^Black/)).getByText('Above')).toBeTruthy();
    expect(within(rowOf(/^White/, 1)).getByText('Below')).toBeTruthy();
    expect(within(rowOf(/^White/)).getByText('No clear difference')).toBeTruthy();
  });

  it('is drawn where it is told, and not where it is withheld', () => {
    const table = show();
    const dots = table.querySelectorAll('.wg-plot__dot, .wg-plot__named');
    expect(dots).toHaveLength(ROWS.filter((row) => drawnOf(row).kind === 'point').length);
    const hidden = rowOf(/^Other ethnic groups/);
    expect(within(hidden).getAllByText('withheld')).toHaveLength(3);
    expect(hidden.querySelector('.wg-plot__dot, .wg-plot__named, .wg-plot__reach, .wg-plot__band')).toBeNull();
    expect(within(hidden).getByText('Cannot be told')).toBeTruthy();
  });

  it('bears one mark for all that is withheld, without a reason', () => {
    const table = show();
    const marks = [...table.querySelectorAll('.wg-withheld')].map((mark) => mark.outerHTML);
    expect(new Set(marks).size).toBe(1);
  });

  it('says of which day an earlier figure is', () => {
    show();
    expect(rowOf(/^Asian/, 1).textContent).toContain('figure of 01-Nov-2026, still shown');
    expect(rowOf(/^Black/, 1).textContent).toContain('people of 01-Nov-2026, still shown');
  });

  it('names the practices that send data, by name and code, and any other by its code', () => {
    const [one, other] = PRACTICES.rows.map(({ by }) => by.practice ?? '');
    render(
      <PracticeNames value={{ [one ?? '']: 'Elm Surgery' }}>
        <AnswerTable answer={PRACTICES} by={['practice']} caption="By practice" outcome="Done" />
      </PracticeNames>,
    );
    expect(screen.getByRole('rowheader', { name: `Elm Surgery (${one ?? ''})` })).toBeTruthy();
    expect(screen.getByRole('rowheader', { name: other ?? '' })).toBeTruthy();
  });

  it('without a figure of the whole has no line for it', () => {
    const table = show({ rows: ROWS, total: HIDDEN });
    expect(table.querySelector('.wg-plot__whole')).toBeNull();
  });

  it('by practice stands in a funnel above its table, with one mark each and no rank', () => {
    const { container } = render(<AnswerView answer={PRACTICES} question={CHECK} by={['practice']} />);
    const funnel = container.querySelector('figure');
    expect(funnel?.querySelectorAll('.wg-plot__dot')).toHaveLength(11);
    expect(funnel?.querySelectorAll('.wg-plot__named')).toHaveLength(1);
    expect(funnel?.querySelectorAll('.wg-plot__band')).toHaveLength(1);
    const names = screen.getAllByRole('rowheader').map(({ textContent }) => textContent);
    expect(names.slice(0, -1)).toEqual(PRACTICES.rows.map(({ by }) => by.practice));
    expect(screen.getByText('at least 85 %')).toBeTruthy();
  });
});
