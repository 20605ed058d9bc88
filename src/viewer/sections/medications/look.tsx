/**
 * How does a medicine look on the timeline? As its line; where sources differ, every dose stands beside its provider.
 */
import type { Conflict, Entry } from '../../../record/entry';
import { ConflictWords } from '../ConflictWords';
import type { RowProps, SectionLook } from '../section-look';
import { tellingConflicts } from './current-medicines';
import { MedicineLine } from './MedicineLine';

/** Said in the row in full: what a mistake would be made by. */
const saidOf = (entry: Entry): readonly Conflict[] =>
  tellingConflicts(entry).filter((conflict) => /dose|strength|frequency/i.test(conflict.field));

function MedicineRow({ entry }: RowProps) {
  const dose = saidOf(entry);
  const standing = entry.detail.section === 'medications' ? entry.detail.standing : 'current';
  return (
    <>
      <MedicineLine entry={entry} />
      {dose.map((conflict) => (
        <span key={conflict.field} className="wp-row-alarm">
          {' '}
          <ConflictWords conflict={conflict} />
        </span>
      ))}
      {standing !== 'current' && standing !== 'do-not-give' && standing !== entry.tag && (
        <span className="wp-row-rest"> ({standing})</span>
      )}
    </>
  );
}

export const medications: SectionLook = {
  kind: () => 'Medicine',
  Row: MedicineRow,
  saysConflict: (entry) => saidOf(entry).length > 0,
};
