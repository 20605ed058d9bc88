/** How does a medicine look on the timeline? As its line; where sources differ, every dose stands beside its provider. */
import { ConflictWords } from '../ConflictWords';
import type { RowProps, SectionLook } from '../section-look';
import { tellingConflicts } from './current-medicines';
import { MedicineLine } from './MedicineLine';

function MedicineRow({ entry }: RowProps) {
  const dose = tellingConflicts(entry).filter((conflict) => /dose|strength|frequency/i.test(conflict.field));
  const standing = entry.detail.section === 'medications' ? entry.detail.standing : 'current';
  return (
    <>
      <MedicineLine entry={entry} />
      {dose.map((conflict) => <span key={conflict.field} className="wp-row-alarm"> <ConflictWords conflict={conflict} /></span>)}
      {standing !== 'current' && standing !== entry.tag && <span className="wp-row-rest"> ({standing})</span>}
    </>
  );
}

export const medications: SectionLook = { kind: () => 'Medicine', Row: MedicineRow };
