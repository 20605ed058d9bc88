/** How is the record printed? The audit hears of it first; without it, nothing prints. */
import { auditPrint } from '../../api/records';

/** `what` goes to the audit: it names what is printed, never what it says. */
export async function printRecord(access: string, what: string): Promise<void> {
  await auditPrint(access, what);
  window.print();
}
