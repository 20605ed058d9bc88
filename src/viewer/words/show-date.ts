/**
 * How is a date written on our screens? `DD-Mmm-YYYY`, whatever the locale; instants in London time. Source: NHS Common
 * User Interface, date display.
 */

const SHORT_MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** `1958-03-14` → `14-Mar-1958`, `1958-03` → `Mar-1958`, `1958` → `1958`; anything else comes back as given. */
export function showDay(iso: string): string {
  const [, year, month, day] = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/.exec(iso) ?? [];
  if (year === undefined) return iso;
  return [day, month === undefined ? undefined : SHORT_MONTHS[Number(month) - 1], year]
    .filter((part) => part !== undefined)
    .join('-');
}

const LONDON = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/London',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
});

/** An instant such as `2026-09-02T13:02:00Z` → `02-Sep-2026 14:02`; what is not an instant comes back as given. */
export function showInstant(iso: string): string {
  const at = new Date(iso);
  if (!iso.includes('T') || Number.isNaN(at.getTime())) return showDay(iso);
  const parts = Object.fromEntries(LONDON.formatToParts(at).map(({ type, value }) => [type, value]));
  return `${showDay(`${parts['year'] ?? ''}-${parts['month'] ?? ''}-${parts['day'] ?? ''}`)} ${parts['hour'] ?? ''}:${parts['minute'] ?? ''}`;
}
