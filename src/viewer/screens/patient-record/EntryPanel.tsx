/**
 * What stands behind one line? Its sources side by side, conflicts first, why they were joined, and why it may be seen.
 */
import { useEffect, useMemo, useRef } from 'react';
import { formatDate, formatDateTime } from '../../../domain/dates/written';
import { SECTION_NAMES } from '../../../domain/sections';
import { describeEntry } from '../../../record/describe';
import type { Entry, EntryDescription } from '../../../record/entry';
import { staysOnScreen } from '../../../record/safeguarding';
import { LENS_SECTIONS } from '../../../record/lens';
import { Button } from '../../components/Button';
import { useDialogs } from '../../open-record/dialogs';
import { useReading } from '../../open-record/reading';
import { useRecordOnScreen } from '../../open-record/record-context';
import { denialWords } from '../../sections/allergies/denial-words';
import { ConflictWords } from '../../sections/ConflictWords';
import { Letter } from '../../sections/documents/Letter';
import { restOf } from '../../sections/entry-words';
import { MedicineLine } from '../../sections/medications/MedicineLine';
import { PreviousValue } from '../../sections/results/PreviousValue';
import { tellingConflicts } from '../../sections/medications/current-medicines';
import { AlsoRecorded } from './entry/AlsoRecorded';
import { EntryChanges } from './entry/EntryChanges';
import { EntryFacts } from './entry/EntryFacts';
import { EntryJoins } from './entry/EntryJoins';
import { EntryHistory } from './entry/EntryHistory';
import { EntryLinks } from './entry/EntryLinks';
import { EntryProvenance } from './entry/EntryProvenance';
import { FhirResources } from './entry/FhirResources';
import { ProblemParts } from './entry/ProblemParts';
import { WhyShown } from './entry/WhyShown';
import { focusRow } from '../../open-record/focus';
import { printRecord } from './print-record';

export function EntryPanel({ entry }: { readonly entry: Entry }) {
  const onScreen = useRecordOnScreen();
  const { record, nameOf, inOrder } = onScreen;
  const description = useMemo(() => describeEntry(record, entry.id), [record, entry.id]);
  const closeEntry = useReading((state) => state.closeEntry);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    // While the arrow keys move through the list the focus stays there; opened in any other way, it comes here.
    if (!useReading.getState().keepFocus) heading.current?.focus();
  }, [entry.id]);
  const providers = inOrder(entry.sources.map(({ provider }) => provider));
  const rest = restOf(entry, nameOf);
  // Who denies an allergy, and when: two spellings of one are no difference.
  const denials = entry.section === 'allergies' ? denialWords(record.entries, onScreen) : [];
  const close = (): void => {
    closeEntry();
    focusRow(entry.id);
  };
  return (
    // INVARIANT: what stays on the screen is printed in no way.
    <section className={staysOnScreen(entry) ? 'wp-entry wp-screen-only' : 'wp-entry'} aria-label="Entry">
      <div className="wp-entry__head">
        <h2 className="wp-entry__title" ref={heading} tabIndex={-1}>
          {entry.title}
        </h2>
        <Button look="text" className="wp-screen-only" onClick={close}>
          Close <kbd>Esc</kbd>
        </Button>
      </div>
      <p className="wp-source">
        {SECTION_NAMES[entry.section]}
        {` · ${entry.date === null ? (entry.when ?? 'date not recorded') : formatDateTime(entry.date)}`}
        {entry.end !== null && ` to ${formatDate(entry.end)}`}
        {entry.status !== null && ` · ${entry.status}`} · {providers.map(nameOf).join(', ')}
      </p>
      {entry.detail.section === 'medications' ? (
        <p className="wp-entry__summary">
          <MedicineLine entry={entry} />
        </p>
      ) : (
        rest !== null && (
          <p className="wp-entry__summary">
            {rest}
            <PreviousValue entry={entry} />
          </p>
        )
      )}
      <EntryChanges id={entry.id} />
      {tellingConflicts(entry).map((conflict) => (
        <div key={conflict.field} className="wp-conflict">
          {/known allerg/i.test(conflict.field) && denials.length > 0 ? (
            denials.join(' ')
          ) : (
            <>
              <b>Conflict</b> – <ConflictWords conflict={conflict} />
            </>
          )}
        </div>
      ))}
      <Letter key={entry.id} entry={entry} />
      {description !== null && <Described entry={entry} description={description} />}
      <WhyShown entry={entry} />
      <EntryProvenance sources={entry.sources} />
      <FhirResources sources={entry.sources} />
      <EntryTools entry={entry} />
    </section>
  );
}

/** INVARIANT: the number of a contact is shown by its own press, in Contacts, and nowhere else. */
const factsToShow = ({ detail }: Entry, { facts }: EntryDescription): EntryDescription['facts'] =>
  detail.section === 'alerts' && detail.kind === 'contact' ? facts.filter(({ label }) => label !== 'Telephone') : facts;

/** What only an opened entry is asked for: its sources' facts, why they are one, its history, what it is tied to. */
function Described({ entry, description }: { readonly entry: Entry; readonly description: EntryDescription }) {
  return (
    <>
      <EntryFacts facts={factsToShow(entry, description)} sources={entry.sources} conflicts={entry.conflicts} />
      <EntryJoins joins={description.joins} alone={description.alone} />
      <EntryHistory history={description.history} />
      {entry.section === 'problems' ? (
        <ProblemParts entry={entry} description={description} />
      ) : (
        <EntryLinks linked={description.linked} near={description.near} />
      )}
      <AlsoRecorded key={entry.id} entry={entry} description={description} />
    </>
  );
}

function EntryTools({ entry }: { readonly entry: Entry }) {
  const { opened } = useRecordOnScreen();
  const show = useDialogs((state) => state.show);
  return (
    <div className="wp-entry__tools wp-screen-only">
      {LENS_SECTIONS.has(entry.section) && (
        <Button
          look="text"
          onClick={() => {
            useReading.getState().setLens(entry.id);
          }}
        >
          Only what belongs with this
        </Button>
      )}
      <Button
        look="text"
        onClick={() => {
          show({ kind: 'report', entry });
        }}
      >
        Report a mistake
      </Button>
      <Button
        look="text"
        onClick={() => {
          void printRecord(opened.access, 'Summary and one entry');
        }}
      >
        Print
      </Button>
    </div>
  );
}
