/** What is never shared, and what does this role not see? Standing notices, the same for every person. */
import { UNASKED } from '../../../../domain/unasked';
import { Button } from '../../../components/Button';
import { Dialog } from '../../../components/Dialog';
import { useRecordOnScreen } from '../../../open-record/record-context';
import { roleLimit, roleSummaries } from '../../../open-record/role-limits';

export function NeverSharedDialog({ onClose }: { readonly onClose: () => void }) {
  const { opened } = useRecordOnScreen();
  // whom was asked is no standing word: it differs from person to person
  const standing = opened.notices.filter(({ code }) => !code.startsWith(UNASKED));
  const told = opened.notices.some(({ code }) => code === 'role-limits');
  const own = told ? [] : [roleLimit(opened.view), roleSummaries(opened.view)].filter((line) => line !== null);
  return (
    <Dialog title="What is never shared" onClose={onClose}>
      <div className="wp-stack">
        {standing.map((notice) => (
          <p key={notice.code}>{notice.text}</p>
        ))}
        {own.length > 0 && (
          <p>
            <b>Your role’s view.</b> {own.join(' ')}
          </p>
        )}
        <p className="wp-quiet">
          These words are the same for every person: they say nothing about what this record holds. Policy{' '}
          {opened.policy.version}.
        </p>
      </div>
      <div className="wp-dialog__actions">
        <Button small onClick={onClose}>
          Close
        </Button>
      </div>
    </Dialog>
  );
}
