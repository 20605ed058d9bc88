// @vitest-environment jsdom
/** Does the filter of the timeline read what every form reads, and say what to type where it cannot? */
import { cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { afterEach, describe, expect, it } from 'vitest';
import { DateBox } from './DateBox';

afterEach(cleanup);

function Filter({ seen }: { readonly seen: string[] }) {
  const [from, setFrom] = useState('');
  return (
    <DateBox
      label="From"
      value={from}
      onChange={(value) => {
        seen.push(value);
        setFrom(value);
      }}
    />
  );
}

const start = () => {
  const seen: string[] = [];
  render(<Filter seen={seen} />);
  return { seen, box: screen.getByRole<HTMLInputElement>('textbox') };
};

describe('the box of a filter', () => {
  it.each([
    ['14-03-1958', '1958-03-14', '14-Mar-1958'],
    ['14 Sept 2020', '2020-09-14', '14-Sep-2020'],
    ['14031958', '1958-03-14', '14-Mar-1958'],
    ['2019', '2019', '2019'],
  ])('narrows by %s while it is typed, and shows what it took', async (typed, iso, shown) => {
    const { seen, box } = start();
    await userEvent.type(box, typed);
    expect(seen.at(-1)).toBe(iso);
    await userEvent.tab();
    expect(box.value).toBe(shown);
    expect(seen.at(-1)).toBe(iso);
  });

  it('takes a year of two digits only when the box is left, so that no half-typed year narrows', async () => {
    const { seen, box } = start();
    await userEvent.type(box, '14 mar 48');
    expect(seen).toEqual([]);
    await userEvent.tab();
    expect(box.value).toBe('14-Mar-1948');
    expect(seen).toEqual(['1948-03-14']);
  });

  it('says what to type where it is left with no date, and narrows nothing', async () => {
    const { seen, box } = start();
    await userEvent.type(box, '31/02/2019');
    await userEvent.tab();
    expect(seen).toEqual([]);
    expect(screen.getByRole('alert').textContent).toContain('Type a date such as 14-Mar-2019, or a year');
    expect(box.getAttribute('aria-describedby')).toBe(screen.getByRole('alert').id);
    await userEvent.clear(box);
    expect(screen.queryByRole('alert')).toBeNull();
  });
});
