/** Several of a few, each with a box to tick: one question of a form. */
import { describedBy, FieldError } from '../../components/Field';

interface TicksProps<Id extends string> {
  readonly id: string;
  readonly legend: string;
  readonly hint?: string;
  readonly error?: string | undefined;
  readonly options: readonly { readonly id: Id; readonly label: string; readonly about?: string }[];
  readonly ticked: readonly Id[];
  readonly onChange: (ticked: readonly Id[]) => void;
  /** More than this cannot be ticked. */
  readonly most?: number;
}

export function Ticks<Id extends string>({ id, legend, hint, error, options, ticked, onChange, most }: TicksProps<Id>) {
  return (
    <div className={error === undefined ? 'nhsuk-form-group' : 'nhsuk-form-group nhsuk-form-group--error'}>
      <fieldset className="nhsuk-fieldset" aria-describedby={describedBy({ id, hint, error })}>
        <legend className="nhsuk-fieldset__legend">{legend}</legend>
        {hint === undefined ? null : (
          <div className="nhsuk-hint" id={`${id}-hint`}>
            {hint}
          </div>
        )}
        <FieldError id={id} error={error} />
        <div className="nhsuk-checkboxes nhsuk-checkboxes--small wg-ticks">
          {options.map((option, index) => {
            const own = index === 0 ? id : `${id}-${option.id}`;
            const on = ticked.includes(option.id);
            return (
              <div className="nhsuk-checkboxes__item" key={option.id}>
                <input
                  className="nhsuk-checkboxes__input"
                  type="checkbox"
                  id={own}
                  checked={on}
                  disabled={!on && most !== undefined && ticked.length >= most}
                  onChange={() => {
                    onChange(on ? ticked.filter((one) => one !== option.id) : [...ticked, option.id]);
                  }}
                />
                <label className="nhsuk-label nhsuk-checkboxes__label" htmlFor={own}>
                  {option.label}
                  {option.about === undefined ? null : <span className="wp-quiet wg-about">{option.about}</span>}
                </label>
              </div>
            );
          })}
        </div>
      </fieldset>
    </div>
  );
}
