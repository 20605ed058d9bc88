/**
 * How is one medicine written? **generic** – BRAND – strength – form – DOSE – route – frequency, nothing abbreviated or cut.
 * Source: NHS Common User Interface, medication line.
 */
import { Fragment } from 'react';
import type { Detail, Entry } from '../../../record/entry';

type Medicine = Extract<Detail, { section: 'medications' }>;

/** The parts after the generic name, in the guide's order; a part that no source gives is left out. */
export function medicineParts(medicine: Medicine): readonly { readonly key: string; readonly text: string; readonly strong: boolean }[] {
  const parts = [
    { key: 'brand', text: medicine.brand?.toUpperCase() ?? null, strong: false },
    { key: 'strength', text: medicine.strength, strong: false },
    { key: 'form', text: medicine.form, strong: false },
    { key: 'dose', text: medicine.dose === null ? null : `DOSE ${medicine.dose}`, strong: true },
    { key: 'route', text: medicine.route, strong: false },
    { key: 'frequency', text: medicine.frequency, strong: false },
  ];
  return parts.flatMap((part) => (part.text === null || part.text === '' ? [] : [{ ...part, text: part.text }]));
}

export function MedicineLine({ entry }: { readonly entry: Entry }) {
  const { detail } = entry;
  if (detail.section !== 'medications') return null;
  return (
    <span className="wp-medicine">
      <b>{detail.generic.toLowerCase()}</b>
      {medicineParts(detail).map((part) => (
        <Fragment key={part.key}>
          {' '}
          <span className="wp-medicine__part">– {part.key === 'dose' ? <><span className="wp-medicine__dose">DOSE</span> {part.text.slice(5)}</> : part.text}</span>
        </Fragment>
      ))}
    </span>
  );
}
