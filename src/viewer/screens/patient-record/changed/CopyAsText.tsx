/** How does a view leave as plain text, to be pasted into the practice's own system? The audit hears of it first. */
import { useState } from 'react';
import { describeFailure } from '../../../api/failure';
import { auditPrint } from '../../../api/records';
import { Button } from '../../../components/Button';
import { useRecordOnScreen } from '../../../open-record/record-context';
import { isOpenHere } from '../../../state/open-record';

export interface TextNames {
  readonly nameOf: (provider: string) => string;
  readonly inOrder: (providers: readonly string[]) => readonly string[];
}

interface CopyAsTextProps {
  /** Told to the audit: what is copied, never what it says. */
  readonly what: string;
  readonly of: (names: TextNames) => string;
}

/** INVARIANT: nothing is copied that the audit has not heard of, nor of a record that was closed meanwhile. */
export function CopyAsText({ what, of }: CopyAsTextProps) {
  const { opened, nameOf, inOrder } = useRecordOnScreen();
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
      await navigator.clipboard.writeText(
        `${patient.name}, NHS number ${patient.nhsNumber}\n${of({ nameOf, inOrder })}`,
      );
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
