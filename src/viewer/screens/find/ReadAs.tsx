/** How was the number and the date read that somebody typed? Told before anything is asked. */
import { writeDate } from '../../../domain/dates/written';
import { isNhsNumber } from '../../../domain/nhs-number';
import { yearsOn, type FindForm } from './find-form';
import { readTypedDay } from '../../../domain/dates/typed';
import { today } from '../../today';

export function ReadAs({ form }: { readonly form: FindForm }) {
  const day = readTypedDay(form.dateOfBirth, today());
  const age = day === null || day > today() ? null : yearsOn(day, today());
  const words = [
    ...(form.by === 'number' && isNhsNumber(form.nhsNumber) ? ['Number is valid.'] : []),
    ...(day === null || age === null
      ? []
      : [`Date read as ${writeDate(day)} (${age === 0 ? 'under 1 year' : `${String(age)}y`}).`]),
  ];
  return (
    <p className="wp-read-as" role="status">
      {words.length > 0 && (
        <>
          <span aria-hidden="true">✓ </span>
          {words.join(' ')}
        </>
      )}
    </p>
  );
}
