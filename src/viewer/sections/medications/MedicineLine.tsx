/**
 * How is one medicine written? **generic** – BRAND – strength – form – DOSE – route – frequency, nothing abbreviated or
 * cut.
 * Source: NHS Common User Interface, medication line.
 */
import { DO_NOT } from '../../../domain/do-not';
import { isHeadedUnread } from '../../../domain/modifier-extensions';
import type { Detail, Entry } from '../../../record/entry';
import { Unbroken } from '../../components/Unbroken';

type Medicine = Extract<Detail, { section: 'medications' }>;

/**
 * Routes and worded doses in lower case, as the guide writes them; capitals that mean something ("IV", "PEG") stay, and
 * so does a sentence of which Each Word Has One.
 */
const lowerFirst = (text: string | null): string | null =>
  text !== null && /^\p{Lu}[\p{Ll} ]/u.test(text) && !/^\S+ \p{Lu}\p{Ll}/u.test(text)
    ? `${text.charAt(0).toLowerCase()}${text.slice(1)}`
    : text;

/** "DOSE" stands before an amount; a dose that is written out in words says by itself what it is. */
const doseWords = (dose: string | null): string | null =>
  dose === null ? null : /^\d/.test(dose) ? `DOSE ${dose}` : lowerFirst(dose);

/** The parts after the generic name, in the guide's order; a part that no source gives is left out. */
export function medicineParts(
  medicine: Medicine,
): readonly { readonly key: string; readonly text: string; readonly strong: boolean }[] {
  const parts = [
    { key: 'brand', text: medicine.brand?.toUpperCase() ?? null, strong: false },
    { key: 'strength', text: medicine.strength, strong: false },
    { key: 'form', text: medicine.form, strong: false },
    { key: 'dose', text: doseWords(medicine.dose), strong: true },
    { key: 'route', text: lowerFirst(medicine.route), strong: false },
    { key: 'frequency', text: medicine.frequency, strong: false },
    { key: 'more', text: medicine.more, strong: false },
  ];
  return parts.flatMap((part) => (part.text === null || part.text === '' ? [] : [{ ...part, text: part.text }]));
}

/** A longer name breaks like any words. */
const LONG_NAME = 24;

export function MedicineLine({ entry }: { readonly entry: Entry }) {
  const { detail } = entry;
  if (detail.section !== 'medications') return null;
  // Somebody's word, as it was written: it is no medicine, and does not look like one.
  if (detail.standing === 'statement') return <span>{entry.title}</span>;
  // The heading of what cannot be read is ours, and says “do NOT” by itself.
  const isOurs = isHeadedUnread(entry.title);
  const name = isOurs ? entry.title : detail.generic.startsWith('“') ? detail.generic : detail.generic.toLowerCase();
  const parts = medicineParts(detail).map(({ text }) => text);
  return (
    <span className="wp-medicine">
      {detail.doNotGive && !isOurs && (
        <>
          <b className="wp-do-not">{DO_NOT.trim()}</b>{' '}
        </>
      )}
      <span className={name.length > LONG_NAME ? undefined : 'wp-nowrap'}>
        <b className="wp-medicine__name">{name}</b>
        {parts.length > 0 && ' –'}
      </span>
      {parts.length > 0 && (
        <>
          {' '}
          <Unbroken text={parts.join(' – ')} />
        </>
      )}
    </span>
  );
}
