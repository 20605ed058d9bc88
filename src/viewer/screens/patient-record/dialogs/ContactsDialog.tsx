/**
 * Whom can one call about this person? Next of kin and contacts, then the person's own details as demographics hold
 * them, once somebody asks for them.
 */
import { Button } from '../../../components/Button';
import { Dialog } from '../../../components/Dialog';
import { useRecordOnScreen } from '../../../open-record/record-context';
import { contactEntries } from '../../../sections/social-care/care-entries';
import { ContactAddress } from '../PersonAddress';
import { SectionAbsence } from '../../../sections/SectionAbsence';

export function ContactsDialog({ onClose }: { readonly onClose: () => void }) {
  const { opened, record, shortNameOf } = useRecordOnScreen();
  const { patient } = opened;
  const contacts = contactEntries(record.entries);
  return (
    <Dialog title="Next of kin and contacts" onClose={onClose}>
      <ul className="wp-lines">
        {contacts.map(({ entry, contact }) => (
          <li key={entry.id}>
            <b>{entry.title}</b>
            {entry.summary !== null && ` ${entry.summary}`}
            {contact !== null && entry.summary?.includes(contact) !== true && ` · ${contact}`}{' '}
            <span className="wp-source">
              {entry.sources
                .map((source) => shortNameOf(source.provider))
                .filter((name, index, all) => all.indexOf(name) === index)
                .join(' · ')}
            </span>
          </li>
        ))}
      </ul>
      <SectionAbsence sections={['alerts', 'social-care']} empty={contacts.length === 0} />
      <dl className="wp-facts wp-contact-facts">
        {patient.gpPractice !== undefined && (
          <>
            <dt>GP practice</dt>
            <dd>{patient.gpPractice}</dd>
          </>
        )}
      </dl>
      <ContactAddress />
      <div className="wp-dialog__actions">
        <Button small onClick={onClose}>
          Close
        </Button>
      </div>
    </Dialog>
  );
}
