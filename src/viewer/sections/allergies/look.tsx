/** How does an allergy, or its explicit absence, look on the timeline? A refuted or ended one never looks active. */
import type { RowProps, SectionLook } from '../section-look';
import { asWritten } from './active-allergies';

function AllergyRow({ entry }: RowProps) {
  const { detail } = entry;
  if (detail.section !== 'allergies') return null;
  return (
    <>
      <span className={detail.active ? 'wp-row-title wp-row-title--strong' : 'wp-row-title'}>
        {detail.toCheck ? asWritten(entry.title) : entry.title}
      </span>
      {entry.summary !== null && <span className="wp-row-rest"> {entry.summary}</span>}
      {!detail.active && detail.kind === 'allergy' && (
        <span className="wp-row-rest"> ({detail.refuted ? 'refuted' : 'not active'})</span>
      )}
    </>
  );
}

export const allergies: SectionLook = {
  kind: (entry) =>
    entry.detail.section === 'allergies' && entry.detail.kind === 'negative' ? 'Allergy status' : 'Allergy',
  Row: AllergyRow,
};
