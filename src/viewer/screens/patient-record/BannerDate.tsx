/** One date of the banner: short for the eye, long for a screen reader. */
import type { FhirDate } from '../../../domain/dates';

interface BannerDateProps {
  readonly label: string;
  readonly date: FhirDate | null;
  readonly text: string;
  readonly spoken: string | null;
  readonly after: string | null;
}

export function BannerDate({ label, date, text, spoken, after }: BannerDateProps) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>
        {date === null || spoken === null ? (
          text
        ) : (
          <time dateTime={date.text} title={spoken}>
            {text}
          </time>
        )}
        {after !== null && ` ${after}`}
      </dd>
    </div>
  );
}
