/** Choose one (radios), or tick a box: the two shapes of choice in a form. */
import type { ReactNode } from 'react';
import { describedBy, FieldError } from './Field';

interface RadiosProps<T extends string> {
  readonly id: string;
  readonly legend: string;
  readonly options: readonly { readonly value: T; readonly label: string; readonly hint?: string }[];
  readonly value: T | null;
  readonly onChange: (value: T) => void;
  readonly error?: string | undefined;
  readonly inline?: boolean;
}

export function Radios<T extends string>({
  id,
  legend,
  options,
  value,
  onChange,
  error,
  inline = false,
}: RadiosProps<T>) {
  return (
    <div className={error === undefined ? 'nhsuk-form-group' : 'nhsuk-form-group nhsuk-form-group--error'}>
      <fieldset className="nhsuk-fieldset" aria-describedby={describedBy({ id, error })}>
        <legend className="nhsuk-fieldset__legend">{legend}</legend>
        <FieldError id={id} error={error} />
        <div
          className={
            inline ? 'nhsuk-radios nhsuk-radios--small nhsuk-radios--inline' : 'nhsuk-radios nhsuk-radios--small'
          }
        >
          {options.map((option, index) => {
            const optionId = index === 0 ? id : `${id}-${option.value}`;
            return (
              <div className="nhsuk-radios__item" key={option.value}>
                <input
                  className="nhsuk-radios__input"
                  type="radio"
                  id={optionId}
                  name={id}
                  value={option.value}
                  checked={value === option.value}
                  aria-describedby={option.hint === undefined ? undefined : `${optionId}-hint`}
                  onChange={() => {
                    onChange(option.value);
                  }}
                />
                <label className="nhsuk-label nhsuk-radios__label" htmlFor={optionId}>
                  {option.label}
                </label>
                {option.hint === undefined ? null : (
                  <div className="nhsuk-hint nhsuk-radios__hint" id={`${optionId}-hint`}>
                    {option.hint}
                  </div>
                )}
              </div>
            );
          })}
        </div>
      </fieldset>
    </div>
  );
}

interface CheckboxProps {
  readonly id: string;
  readonly label: ReactNode;
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
  readonly error?: string | undefined;
}

export function Checkbox({ id, label, checked, onChange, error }: CheckboxProps) {
  return (
    <div className={error === undefined ? 'nhsuk-form-group' : 'nhsuk-form-group nhsuk-form-group--error'}>
      <FieldError id={id} error={error} />
      <div className="nhsuk-checkboxes nhsuk-checkboxes--small">
        <div className="nhsuk-checkboxes__item">
          <input
            className="nhsuk-checkboxes__input"
            type="checkbox"
            id={id}
            checked={checked}
            aria-describedby={describedBy({ id, error })}
            aria-invalid={error === undefined ? undefined : true}
            onChange={(event) => {
              onChange(event.target.checked);
            }}
          />
          <label className="nhsuk-label nhsuk-checkboxes__label" htmlFor={id}>
            {label}
          </label>
        </div>
      </div>
    </div>
  );
}
