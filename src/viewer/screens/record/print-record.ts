/** How is the record printed? The audit hears of it first; without it, nothing prints. */
import { flushSync } from 'react-dom';
import { describeFailure } from '../../api/failure';
import { auditPrint } from '../../api/records';
import { useDialogs } from '../../record/dialogs';
import { usePrinting } from '../../record/printing';

/** `what` goes to the audit: it names what is printed, never what it says. */
export async function printRecord(access: string, what: string): Promise<void> {
  try {
    await auditPrint(access, what);
  } catch (failure) {
    useDialogs.getState().show({ kind: 'problem', title: 'Not printed', text: describeFailure(failure) });
    return;
  }
  flushSync(() => {
    usePrinting.setState({ at: Date.now() });
  });
  window.print();
}
