/** How is the record printed? The audit hears of it first; without it, nothing prints. */
import { useEffect } from 'react';
import { flushSync } from 'react-dom';
import { describeFailure } from '../../api/failure';
import { auditPrint } from '../../api/records';
import { useDialogs } from '../../open-record/dialogs';
import { usePrinting } from '../../open-record/printing';
import { isOpenHere } from '../../state/open-record';

/**
 * `what` goes to the audit: it names what is printed, never what it says.
 * INVARIANT: nothing prints, and nothing is said, of a record that was closed while the audit was told.
 */
export async function printRecord(access: string, what: string): Promise<void> {
  try {
    await auditPrint(access, what);
  } catch (failure) {
    if (isOpenHere(access))
      useDialogs.getState().show({ kind: 'problem', title: 'Not printed', text: describeFailure(failure) });
    return;
  }
  if (!isOpenHere(access)) return;
  stampPrint();
  ours = true;
  window.print();
  ours = false;
}

/** True while the browser prints because of our own button: then the audit has heard of it already. */
let ours = false;

const stampPrint = (): void => {
  flushSync(() => {
    usePrinting.setState({ at: Date.now(), now: true });
  });
};

/** A print by the browser's own menu or keys carries its time too, and the audit hears of it as it happens. */
export function useBrowserPrint(access: string): void {
  useEffect(() => {
    const onPrint = (): void => {
      if (ours) return;
      stampPrint();
      void auditPrint(access, 'What was on the screen').catch(() => undefined);
    };
    const onPrinted = (): void => {
      usePrinting.setState({ now: false });
    };
    // Where the page is laid out for paper without being printed, a preview say, it holds every line too.
    const paper = typeof window.matchMedia === 'function' ? window.matchMedia('print') : null;
    const onPaper = ({ matches }: { readonly matches: boolean }): void => {
      usePrinting.setState({ now: matches });
    };
    window.addEventListener('beforeprint', onPrint);
    window.addEventListener('afterprint', onPrinted);
    paper?.addEventListener('change', onPaper);
    return () => {
      paper?.removeEventListener('change', onPaper);
      window.removeEventListener('beforeprint', onPrint);
      window.removeEventListener('afterprint', onPrinted);
      onPrinted();
    };
  }, [access]);
}
