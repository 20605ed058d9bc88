// @vitest-environment jsdom
/** Does a field show which day it understood before that day is used? */
import { cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { DateField } from './DateField';

afterEach(cleanup);

const sent = vi.fn();

function Form() {
  const [born, setBorn] = useState('');
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        sent(born);
      }}
    >
      <DateField id="born" label="Date of birth" value={born} latest={() => '2026-11-28'} onChange={setBorn} />
      <button type="submit">Send</button>
    </form>
  );
}

const start = (): HTMLInputElement => {
  sent.mockClear();
  render(<Form />);
  return screen.getByRole('textbox', { name: 'Date of birth' });
};

describe('a day that was typed', () => {
  it.each([
    ['14 mar 48', '14-Mar-1948'],
    ['05/06/1990', '05-Jun-1990'],
    ['14031958', '14-Mar-1958'],
    ['1958-03-14', '14-Mar-1958'],
    ['31/02/48', '31/02/48'],
    ['140348', '140348'],
    ['  ', '  '],
  ])('%s is shown as %s when the field is left', async (typed, shown) => {
    const field = start();
    await userEvent.type(field, typed);
    expect(field.value).toBe(typed);
    await userEvent.tab();
    expect(field.value).toBe(shown);
  });

  it('with a whole year is shown and sent with one Enter', async () => {
    await userEvent.type(start(), '14/03/1948{Enter}');
    expect(sent.mock.calls).toEqual([['14-Mar-1948']]);
  });

  it('with two digits for the year is shown with the first Enter and sent with the next', async () => {
    const field = start();
    await userEvent.type(field, '14/03/48{Enter}');
    expect(field.value).toBe('14-Mar-1948');
    expect(sent).not.toHaveBeenCalled();
    await userEvent.type(field, '{Enter}');
    expect(sent.mock.calls).toEqual([['14-Mar-1948']]);
  });

  it('with two digits for the year is shown before a button sends it', async () => {
    await userEvent.type(start(), '14.3.48');
    await userEvent.click(screen.getByRole('button', { name: 'Send' }));
    expect(sent.mock.calls).toEqual([['14-Mar-1948']]);
  });
});
