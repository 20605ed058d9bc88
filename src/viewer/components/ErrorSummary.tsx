/**
 * What must be put right before this can be sent? Takes the focus whenever new errors appear; each line leads to its
 * field.
 */
import { useEffect, useRef } from 'react';

/** Errors by the id of the field they belong to; those under an empty id belong to the form as a whole. */
export type FormErrors = Readonly<Record<string, string | undefined>>;

export const hasErrors = (errors: FormErrors): boolean => Object.values(errors).some((text) => text !== undefined);

export function ErrorSummary({ errors }: { readonly errors: FormErrors }) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (hasErrors(errors)) box.current?.focus();
  }, [errors]);
  if (!hasErrors(errors)) return null;
  return (
    <div className="nhsuk-error-summary" role="alert" aria-labelledby="error-summary-title" tabIndex={-1} ref={box}>
      <h2 className="nhsuk-error-summary__title" id="error-summary-title">
        There is a problem
      </h2>
      <ul className="nhsuk-error-summary__list">
        {Object.entries(errors).map(([id, text]) =>
          text === undefined ? null : (
            <li key={id}>
              {id === '' ? (
                text
              ) : (
                <a
                  href={`#${id}`}
                  onClick={(event) => {
                    event.preventDefault();
                    document.getElementById(id)?.focus();
                  }}
                >
                  {text}
                </a>
              )}
            </li>
          ),
        )}
      </ul>
    </div>
  );
}
