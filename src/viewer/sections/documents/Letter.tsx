/**
 * How is a letter read? Here, in this page: its words, or its picture; nothing of it ever runs or asks for anything.
 */
import { useState } from 'react';
import type { Entry } from '../../../record/entry';
import { Button } from '../../components/Button';
import { useReading } from '../../open-record/reading';
import { useRecordOnScreen } from '../../open-record/record-context';
import { hasReportText, letterCopies } from '../../open-record/letter-copies';
import { LetterView } from './LetterView';
import { OtherLetters } from './OtherLetters';

const KINDS: Readonly<Record<string, string>> = {
  'application/pdf': 'PDF',
  'text/plain': 'text',
  'text/html': 'HTML',
  'text/rtf': 'RTF',
  'application/rtf': 'RTF',
  'application/xhtml+xml': 'HTML',
  'image/jpeg': 'image',
  'image/png': 'image',
  'image/tiff': 'image',
};

/**
 * Every opening of a letter is audited: it is fetched when its entry was opened on purpose, not while the arrow keys
 * run through the list.
 */
export function Letter({ entry }: { readonly entry: Entry }) {
  const { nameOf, inOrder } = useRecordOnScreen();
  const copies = letterCopies(entry);
  const [asked, setAsked] = useState(() => (useReading.getState().keepFocus ? null : 0));
  const isReport = entry.detail.section === 'results';
  if (entry.detail.section !== 'documents' && !hasReportText(entry)) return null;
  const what = isReport ? 'report' : 'letter';
  if (copies.length === 0) {
    const providers = inOrder(entry.sources.map(({ provider }) => provider))
      .map(nameOf)
      .join(' or ');
    return (
      <p className="wp-source">
        The {isReport ? 'text of the report' : 'letter itself'} was not sent: only that it exists. Ask {providers} for
        it.
      </p>
    );
  }
  const shown = asked === null ? undefined : copies[asked];
  return (
    <div className="wp-entry__part wp-letter wp-screen-only">
      <h3>{isReport ? 'Report' : 'Letter'}</h3>
      {!isReport && <OtherLetters entry={entry} />}
      {(copies.length > 1 || shown === undefined) && (
        <p className="wp-letter__copies">
          {copies.map((copy, index) => (
            <Button
              key={`${copy.provider} ${copy.path}`}
              look="text"
              aria-pressed={asked === index}
              onClick={() => {
                setAsked(index);
              }}
            >
              {copies.length > 1 ? `From ${nameOf(copy.provider)}` : `Show the ${what}`}
              {copy.contentType !== null && ` (${KINDS[copy.contentType] ?? copy.contentType})`}
            </Button>
          ))}
        </p>
      )}
      {shown !== undefined && <LetterView key={`${shown.provider} ${shown.path}`} copy={shown} title={entry.title} />}
    </div>
  );
}
