/** Which keys drive the record? */
import { Button } from '../../../components/Button';
import { Dialog } from '../../../components/Dialog';

const KEYS = [
  ['/', 'Search the record'],
  ['↑ ↓', 'Move through the timeline (Page Up, Page Down, Home and End go further)'],
  ['Enter', 'Open the entry; unfold a long day; in the lanes, look nearer'],
  ['← → + −', 'In the lanes: along time, nearer and farther'],
  ['r', 'Results: table and trends'],
  ['m', 'Medicines, provider by provider'],
  ['c', 'What changed'],
  ['t', 'Back to the summary and timeline'],
  ['Esc', 'Close the entry or view, back to where you were'],
  ['?', 'This help'],
] as const;

export function HelpDialog({ onClose }: { readonly onClose: () => void }) {
  return (
    <Dialog title="Keyboard" onClose={onClose}>
      <dl className="wp-facts wp-keys">
        {KEYS.map(([key, what]) => (
          <div key={key} className="wp-keys__row">
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{what}</dd>
          </div>
        ))}
      </dl>
      <p className="wp-source">
        ⟦⇠⟧, ⟦⇢⟧ and ⟦⇿⟧ stand where a provider’s text holds a hidden character that would turn the words round.
      </p>
      <div className="wp-dialog__actions">
        <Button small onClick={onClose}>
          Close
        </Button>
      </div>
    </Dialog>
  );
}
