/** What is on this screen, which keys drive the record, and where can one say what could be better? */
import { useEffect, useRef } from 'react';
import { Button } from '../../components/Button';
import { Dialog } from '../../components/Dialog';
import { PATHS } from '../../navigation/routes';
import { helpAt } from './help-lines';
import { TellUs } from './TellUs';

const KEYS = [
  ['/', 'Search the record'],
  ['↑ ↓', 'Move through the timeline (Page Up, Page Down, Home and End go further)'],
  ['Enter', 'Open the entry or unfold a day; in Over time, zoom in'],
  ['← → + −', 'In Over time: along time, zoom in and out'],
  ['r', 'Results: table and trends'],
  ['m', 'Medicines, provider by provider'],
  ['c', 'What changed'],
  ['t', 'Back to the summary and timeline'],
  ['Esc', 'Close the entry or view, back to where you were'],
  ['?', 'This help'],
] as const;

function KeyboardSheet() {
  return (
    <div className="wp-help__keys">
      <h3 className="wp-help__head">Keyboard</h3>
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
    </div>
  );
}

interface HelpDialogProps {
  /** The address of the screen that it is about. */
  readonly at: string;
  readonly onClose: () => void;
}

export function HelpDialog({ at, onClose }: HelpDialogProps) {
  const lines = useRef<HTMLUListElement>(null);
  useEffect(() => {
    // it opens at its first line, though the button that takes the focus may stand below the screen's edge
    lines.current?.closest('dialog')?.scrollTo?.(0, 0);
  }, []);
  return (
    <Dialog title="Help" onClose={onClose}>
      <ul className="wp-bullets" ref={lines}>
        {helpAt(at).map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      {at === PATHS.record && <KeyboardSheet />}
      <TellUs before="Never write about a person in it: report a mistake in a record from its entry." />
      <div className="wp-dialog__actions">
        <Button small onClick={onClose}>
          Close
        </Button>
      </div>
    </Dialog>
  );
}
