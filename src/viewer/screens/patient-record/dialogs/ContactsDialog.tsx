/**
 * Whom can one call about this person? What must be asked first, teams, contacts, then the person's own details as
 * demographics hold them, once somebody asks for them.
 */
import { Button } from '../../../components/Button';
import { Dialog } from '../../../components/Dialog';
import { useRecordOnScreen } from '../../../open-record/record-context';
import { SectionAbsence } from '../../../sections/SectionAbsence';
import {
  BEFORE_YOU_RING,
  ContactRow,
  contactsHeldBack,
  KinDiffer,
  OrganisationRows,
  PracticeRow,
  TeamRow,
  usePeopleToCall,
} from '../../../sections/social-care/PeopleList';
import { ContactAddress } from '../PersonAddress';

export function ContactsDialog({ onClose }: { readonly onClose: () => void }) {
  const onScreen = useRecordOnScreen();
  const { contacts, teams, kinDiffer } = usePeopleToCall(onScreen);
  const heldBack = contactsHeldBack(onScreen);
  return (
    <Dialog title="Contacts" onClose={onClose}>
      <p>
        <b>{BEFORE_YOU_RING}</b>
      </p>
      {kinDiffer && <KinDiffer />}
      <ul className="wp-lines wp-people">
        {contacts.map((contact) => (
          <ContactRow key={contact.entry.id} contact={contact} numbers />
        ))}
        {teams.map((team) => (
          <TeamRow key={team.entry.id} team={team} />
        ))}
        <PracticeRow practice={onScreen.opened.patient.gpPractice} />
      </ul>
      {heldBack !== null && <p className="wp-absence">{heldBack}</p>}
      <SectionAbsence sections={['alerts']} empty={contacts.length === 0 && heldBack === null} />
      <OrganisationRows />
      <ContactAddress />
      <div className="wp-dialog__actions">
        <Button small onClick={onClose}>
          Close
        </Button>
      </div>
    </Dialog>
  );
}
