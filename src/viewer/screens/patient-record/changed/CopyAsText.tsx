/** How does a view leave as plain text, to be pasted into the practice's own system? The audit hears of it first. */
import { useState } from 'react';
import type { SectionId } from '../../../../domain/sections';
import { describeFailure } from '../../../api/failure';
import { auditPrint } from '../../../api/records';
import { Button } from '../../../components/Button';
import { notInIt } from '../../../open-record/not-in-it';
import { useRecordOnScreen } from '../../../open-record/record-context';
import { isOpenHere } from '../../../state/open-record';

export interface TextNames {
  readonly nameOf: (provider: string) => string;
  readonly inOrder: (providers: readonly string[]) => readonly string[];
}

interface CopyAsTextProps {
  /** Told to the audit: what is copied, never what it says. */
  readonly what: string;
  /** What it tells of. */
  readonly sections: readonly SectionId[];
  readonly of: (names: TextNames) => string;
}

/**
 * INVARIANT: nothing is copied that the audit has not heard of, nor of a record that was closed meanwhile; and no copy
 * leaves without the words that say what is not in it.
 */
export function CopyAsText({ what, sections, of }: CopyAsTextProps) {
  const onScreen = useRecordOnScreen();
  const { opened, nameOf, inOrder } = onScreen;
  const [said, setSaid] = useState('');
  const { patient } = opened;
  const copy = async (): Promise<void> => {
    try {
      await auditPrint(opened.access, what);
    } catch (failure) {
      setSaid(`Not copied. ${describeFailure(failure)}`);
      return;
    }
    if (!isOpenHere(opened.access)) return;
    try {
      const lines = [
        `${patient.name}, NHS number ${patient.nhsNumber}`,
        of({ nameOf, inOrder }),
        ...notInIt(onScreen, sections),
      ];
      await navigator.clipboard.writeText(lines.join('\n'));
      setSaid('Copied.');
    } catch {
      setSaid('The browser did not let it be copied.');
    }
  };
  return (
    <>
      <Button look="text" onClick={() => void copy()}>
        Copy as text
      </Button>{' '}
      <span role="status" className="wp-source">
        {said}
      </span>
    </>
  );
}
