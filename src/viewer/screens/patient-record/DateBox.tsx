/**
 * From or until when? A date typed as clinicians write it, in any locale: 14-Mar-2019, 14/03/2019, 2019-03-14, or a
 * year alone.
 */
import { useState } from 'react';
import { formatDate, parseDate, parseTypedDate } from '../../../domain/dates';

interface DateBoxProps {
  readonly label: string;
  /** ISO, or empty. */
  readonly value: string;
  readonly onChange: (value: string) => void;
}

const words = (value: string): string => {
  const date = parseDate(value);
  return date === null ? '' : formatDate(date);
};

/** What was typed as ISO; null while it is no date (yet). */
const readDate = (typed: string): string | null => {
  const text = typed.trim();
  return text === '' || (/^\d{4}$/.test(text) && parseDate(text) !== null) ? text : parseTypedDate(text);
};

export function DateBox({ label, value, onChange }: DateBoxProps) {
  const [typed, setTyped] = useState(() => words(value));
  const read = readDate(typed);
  // Changed from elsewhere, as by "Show all": what stands in the box follows.
  const shown = read === value || read === null ? typed : words(value);
  return (
    <label>
      {label}{' '}
      <input
        type="text"
        className="wp-date-box"
        placeholder="dd-mmm-yyyy"
        autoComplete="off"
        value={shown}
        aria-invalid={read === null && typed.length >= 8 ? true : undefined}
        onChange={({ target }) => {
          setTyped(target.value);
          const next = readDate(target.value);
          if (next !== null) onChange(next);
        }}
      />
    </label>
  );
}
