/**
 * From or until when? A date typed as clinicians write it, in any locale (dates/typed), or a year alone. It narrows the
 * record while it is typed, as soon as it is a date with a whole year.
 */
import { useId, useState } from 'react';
import { parseDate } from '../../../domain/dates';
import { readTypedDay } from '../../../domain/dates/typed';
import { writeDate } from '../../../domain/dates/written';
import { showBack } from '../../components/show-back';
import { tenYearsOn } from '../../today';

interface DateBoxProps {
  readonly label: string;
  /** ISO, or empty. */
  readonly value: string;
  readonly onChange: (value: string) => void;
}

const isYear = (text: string): boolean => /^\d{4}$/.test(text) && parseDate(text) !== null;

/** What was typed as ISO; null while it is no date (yet). */
const readDate = (typed: string): string | null => {
  const text = typed.trim();
  return text === '' || isYear(text) ? text : readTypedDay(text);
};

export function DateBox({ label, value, onChange }: DateBoxProps) {
  const [typed, setTyped] = useState(() => writeDate(value));
  const [left, setLeft] = useState(false);
  const problem = useId();
  const read = readDate(typed);
  // Changed from elsewhere, as by "Show all": what stands in the box follows.
  const shown = read === value || read === null ? typed : writeDate(value);
  const change = (text: string): void => {
    setTyped(text);
    const next = readDate(text);
    if (next !== null) onChange(next);
  };
  const { onBlur, onKeyDown } = showBack(tenYearsOn, change);
  const refused = read === null && left;
  return (
    <>
      <label>
        {label}{' '}
        <input
          type="text"
          className="wp-date-box"
          placeholder="dd-mmm-yyyy"
          autoComplete="off"
          value={shown}
          aria-invalid={refused || (read === null && typed.length >= 8) ? true : undefined}
          aria-describedby={refused ? problem : undefined}
          onBlur={(event) => {
            setLeft(true);
            onBlur(event);
          }}
          onKeyDown={onKeyDown}
          onChange={({ target }) => {
            setLeft(false);
            change(target.value);
          }}
        />
      </label>
      {refused && (
        <span id={problem} role="alert">
          Type a date such as 14-Mar-2019, or a year
        </span>
      )}
    </>
  );
}
