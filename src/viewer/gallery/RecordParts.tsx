/** The parts of a record in every state: banner, coverage, medicines, results, conflicts, absences and dialogs. */
import type { Absence, AbsenceReason } from '../../record/entry';
import { useDialogs, type OpenDialog } from '../open-record/dialogs';
import { Button } from '../components/Button';
import { ConflictWords } from '../sections/ConflictWords';
import { MedicineLine } from '../sections/medications/MedicineLine';
import { ResultValue } from '../sections/results/ResultValue';
import { SectionAbsence } from '../sections/SectionAbsence';
import { CoverageStrip } from '../screens/patient-record/CoverageStrip';
import { PatientBanner } from '../screens/patient-record/PatientBanner';
import { RecordDialogs } from '../screens/patient-record/RecordDialogs';
import { BANNERS, CONFLICTS, COVERAGES, MEDICINES, RESULTS } from './examples';
import { entryOf } from './entry-of';
import { Specimen } from './Specimen';
import { AT, Stage } from './Stage';

export function Banners() {
  return BANNERS.map(({ rule, patient, label }) => (
    <Specimen key={rule} rule={rule}>
      <Stage patient={patient} label={label}>
        <PatientBanner now={AT} />
      </Stage>
    </Specimen>
  ));
}

export function Coverages() {
  return COVERAGES.map(({ rule, states }) => (
    <Specimen key={rule} rule={rule}>
      <Stage states={states}>
        <CoverageStrip />
      </Stage>
    </Specimen>
  ));
}

export function Lines() {
  return (
    <>
      {MEDICINES.map(({ rule, medicine }) => (
        <Specimen key={rule} rule={rule}>
          <MedicineLine entry={entryOf(rule, medicine)} />
        </Specimen>
      ))}
      {RESULTS.map(({ rule, result }) => (
        <Specimen key={rule} rule={rule}>
          <ResultValue entry={entryOf(rule, result)} />
        </Specimen>
      ))}
      {CONFLICTS.map(({ rule, conflict }) => (
        <Specimen key={rule} rule={rule}>
          <Stage>
            <div className="wp-conflict">
              <ConflictWords conflict={conflict} />
            </div>
          </Stage>
        </Specimen>
      ))}
    </>
  );
}

const REASONS: readonly AbsenceReason[] = [
  'asking',
  'failed',
  'identity-not-confirmed',
  'withheld-by-role',
  'not-supplied',
  'partial',
  'nothing-to-show',
  'explicit-negative',
  'opted-out',
];
const absence = (reason: AbsenceReason): Absence => ({
  section: 'allergies',
  reason,
  provider: reason === 'opted-out' ? null : 'b',
  text:
    reason === 'explicit-negative'
      ? '“No known allergies” was recorded by Ash on 12-Mar-2024.'
      : 'The provider says that confidential items are held back from this part.',
});

export function Absences() {
  return REASONS.map((reason) => (
    <Specimen key={reason} rule={reason}>
      <Stage absences={[absence(reason)]}>
        <SectionAbsence sections={['allergies']} empty />
      </Stage>
    </Specimen>
  ));
}

const DIALOGS: readonly OpenDialog[] = [
  { kind: 'emergency', renew: false },
  { kind: 'emergency', renew: true },
  { kind: 'never-shared' },
  { kind: 'help' },
  { kind: 'contacts' },
  { kind: 'export' },
  {
    kind: 'problem',
    title: 'This was not done',
    text: 'The gateway did not answer. Check your network connection and try again.',
  },
  { kind: 'report', entry: entryOf('amlodipine', MEDICINES[0].medicine) },
];
const nameOf = (dialog: OpenDialog): string =>
  dialog.kind === 'emergency' && dialog.renew ? 'emergency, again' : dialog.kind;

export function Dialogs() {
  const show = useDialogs((state) => state.show);
  return (
    <div className="wp-actions">
      {DIALOGS.map((dialog) => (
        <Button
          key={nameOf(dialog)}
          look="secondary"
          small
          onClick={() => {
            show(dialog);
          }}
        >{`Dialog: ${nameOf(dialog)}`}</Button>
      ))}
      <Stage>
        <RecordDialogs />
      </Stage>
    </div>
  );
}
