/** How does the record leave as a document? The audit hears of it first; without it, nothing is made. */
import type { OpenedRecord } from '../../domain/api';
import { writtenForOthers } from '../../domain/decimals';
import { roleName } from '../../domain/roles';
import type { ProviderState, WholeRecord } from '../../record/entry';
import { ipsDocument } from '../../record/ips/document';
import { auditExport, readAddress } from '../api/records';
import { isOpenHere } from '../state/open-record';
import { useSession } from '../state/session';
import { saveFile } from './save-file';

export interface ExportRequest {
  readonly opened: OpenedRecord;
  readonly record: WholeRecord;
  readonly states: readonly ProviderState[];
  /** Ticked for this one document. */
  readonly withAddress: boolean;
}

/**
 * Audits, makes the document and hands it to the browser to save. Rejects, with nothing made, when the audit does not
 * hear of it.
 * INVARIANT: nothing is made of a record that was closed while the audit was told, in this tab or another.
 */
export async function exportSummary({ opened, record, states, withAddress }: ExportRequest): Promise<void> {
  const state = useSession.getState();
  if (state.phase !== 'signed-in') return;
  await auditExport(opened.access, 'International Patient Summary');
  const address = withAddress ? await readAddress(opened.access, 'export') : {};
  if (!isOpenHere(opened.access)) return;
  const { session } = state;
  const document = ipsDocument({
    record,
    states,
    person: { ...opened.patient, ...address },
    madeBy: { name: session.user.name, role: roleName(session.role), organisation: session.organisation },
    notices: opened.notices.map(({ text }) => text),
    now: Date.now(),
    uuid: crypto.randomUUID(),
  });
  const text = writtenForOthers(JSON.stringify(document, null, 2));
  saveFile(new Blob([text], { type: 'application/fhir+json' }), 'patient-summary.json');
}
