/**
 * One line, or with `rows` several, of typed text. Nothing typed is kept by the browser: people's details are typed
 * here.
 */
import type { FocusEventHandler, InputHTMLAttributes, KeyboardEventHandler } from 'react';
import { describedBy, Field, type FieldProps } from './Field';

export interface TextFieldProps extends FieldProps {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly rows?: number;
  readonly width?: 10 | 20;
  readonly inputMode?: InputHTMLAttributes<HTMLInputElement>['inputMode'];
  readonly type?: 'text' | 'email';
  readonly maxLength?: number;
  readonly autoFocus?: boolean;
  /** Of one line of text only. */
  readonly onBlur?: FocusEventHandler<HTMLInputElement>;
  readonly onKeyDown?: KeyboardEventHandler<HTMLInputElement>;
}

export function TextField({
  id,
  label,
  hint,
  error,
  value,
  onChange,
  rows,
  width,
  inputMode,
  type = 'text',
  maxLength,
  autoFocus,
  onBlur,
  onKeyDown,
}: TextFieldProps) {
  const shared = {
    id,
    name: id,
    value,
    maxLength,
    autoFocus,
    autoComplete: 'off',
    spellCheck: false,
    'aria-describedby': describedBy({ id, hint, error }),
    'aria-invalid': error === undefined ? undefined : true,
  } as const;
  const wrong = (base: string): string => (error === undefined ? base : `${base} ${base}--error`);
  return (
    <Field id={id} label={label} hint={hint} error={error}>
      {rows === undefined ? (
        <input
          {...shared}
          type={type}
          inputMode={inputMode}
          onBlur={onBlur}
          onKeyDown={onKeyDown}
          className={
            width === undefined ? wrong('nhsuk-input') : `${wrong('nhsuk-input')} nhsuk-input--width-${String(width)}`
          }
          onChange={(event) => {
            onChange(event.target.value);
          }}
        />
      ) : (
        <textarea
          {...shared}
          rows={rows}
          className={wrong('nhsuk-textarea')}
          onChange={(event) => {
            onChange(event.target.value);
          }}
        />
      )}
    </Field>
  );
}
