/** Choose one of many from a list. */
import { describedBy, Field, type FieldProps } from './Field';

interface SelectProps<T extends string> extends FieldProps {
  readonly value: T;
  readonly options: readonly { readonly value: T; readonly label: string }[];
  readonly onChange: (value: T) => void;
}

export function Select<T extends string>({ id, label, hint, error, value, options, onChange }: SelectProps<T>) {
  return (
    <Field id={id} label={label} hint={hint} error={error}>
      <select
        id={id}
        className="nhsuk-select wp-select"
        value={value}
        aria-describedby={describedBy({ id, hint, error })}
        onChange={(event) => {
          const chosen = options.find((option) => option.value === event.target.value);
          if (chosen !== undefined) onChange(chosen.value);
        }}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </Field>
  );
}
