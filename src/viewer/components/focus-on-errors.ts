/** Where is the first thing to put right in a short form, one without a list of its errors? There goes the focus. */
import { useEffect } from 'react';
import type { FormErrors } from './ErrorSummary';

/** `errors`: by the id of their field, in the order of the form; a new object each time it is sent. */
export function useFocusOnErrors(errors: FormErrors): void {
  useEffect(() => {
    const first = Object.entries(errors).find(([, text]) => text !== undefined);
    if (first !== undefined) document.getElementById(first[0])?.focus();
  }, [errors]);
}
