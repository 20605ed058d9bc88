/** Which dialog stands over the record now? */
import { PATHS } from '../../navigation/routes';
import { useDialogs } from '../../open-record/dialogs';
import { AskRestDialog } from './dialogs/AskRestDialog';
import { ContactsDialog } from './dialogs/ContactsDialog';
import { EmergencyDialog } from './dialogs/EmergencyDialog';
import { ExportDialog } from './dialogs/ExportDialog';
import { HelpDialog } from '../help/HelpDialog';
import { NeverSharedDialog } from './dialogs/NeverSharedDialog';
import { ProblemDialog } from './dialogs/ProblemDialog';
import { ReportDialog } from './dialogs/ReportDialog';
import { UnaskedDialog } from './dialogs/UnaskedDialog';

export function RecordDialogs() {
  const { dialog, close } = useDialogs();
  switch (dialog?.kind) {
    case undefined:
      return null;
    case 'emergency':
      return <EmergencyDialog renew={dialog.renew} onClose={close} />;
    case 'never-shared':
      return <NeverSharedDialog onClose={close} />;
    case 'unasked':
      return dialog.rest ? <AskRestDialog onClose={close} /> : <UnaskedDialog onClose={close} />;
    case 'help':
      return <HelpDialog at={PATHS.record} onClose={close} />;
    case 'problem':
      return <ProblemDialog title={dialog.title} text={dialog.text} onClose={close} />;
    case 'contacts':
      return <ContactsDialog onClose={close} />;
    case 'export':
      return <ExportDialog onClose={close} />;
    case 'report':
      return <ReportDialog entry={dialog.entry} onClose={close} />;
  }
}
