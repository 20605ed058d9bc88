/** The timeline line by line, and one entry opened: made from a small record that is merged like any other. */
import type { FhirResource } from 'fhir/r4';
import type { ProviderState } from '../../record/entry';
import { buildRecord } from '../../record/record';
import { useReading } from '../open-record/reading';
import { linesOf, timelineRows } from '../open-record/timeline-rows';
import { EntryPanel } from '../screens/patient-record/EntryPanel';
import { FoldRow, TimelineHeading, TimelineRowButton } from '../screens/patient-record/TimelineRows';
import { NOW, PROVIDERS } from './examples';
import { Specimen } from './Specimen';
import { AT, Stage } from './Stage';

const subject = { reference: 'Patient/one' };

const dose = (id: string, product: string, text: string, asserted: string): FhirResource => ({
  resourceType: 'MedicationStatement',
  id,
  status: 'active',
  subject,
  medicationCodeableConcept: { text: product },
  effectivePeriod: { start: '2025-02-01' },
  dateAsserted: asserted,
  dosage: [{ text }],
});

const HELD: Readonly<Record<string, readonly FhirResource[]>> = {
  a: [
    dose('m1', 'Amlodipine 5mg tablets', 'One tablet (5 mg) once a day', '2026-10-12'),
    {
      resourceType: 'AllergyIntolerance',
      id: 'a1',
      patient: subject,
      code: { text: 'Penicillin' },
      recordedDate: '2010-05-04',
      criticality: 'high',
      reaction: [{ manifestation: [{ text: 'Anaphylaxis' }], severity: 'severe' }],
    },
    {
      resourceType: 'Appointment',
      id: 'p1',
      status: 'booked',
      description: 'Blood pressure review',
      start: '2026-12-04T10:30:00Z',
      participant: [{ actor: subject, status: 'accepted' }],
    },
  ],
  b: [
    dose('m2', 'Amlodipine 10mg tablets', 'One tablet (10 mg) once a day', '2026-11-02'),
    {
      resourceType: 'Observation',
      id: 'o1',
      status: 'final',
      subject,
      code: { text: 'Potassium' },
      effectiveDateTime: '2026-11-20T09:00:00Z',
      valueQuantity: { value: 5.9, unit: 'mmol/L' },
      referenceRange: [{ low: { value: 3.5 }, high: { value: 5.3 } }],
      category: [
        { coding: [{ system: 'http://terminology.hl7.org/CodeSystem/observation-category', code: 'laboratory' }] },
      ],
    },
    { resourceType: 'Condition', id: 'c1', subject, code: { text: 'Heart failure' }, onsetDateTime: '2026-09' },
  ],
};

const STATES: readonly ProviderState[] = PROVIDERS.map((provider) => ({
  state: 'answered',
  provider,
  resources: HELD[provider.id] ?? [],
  coverage: [],
  warnings: [],
  retrievedAt: NOW,
}));
const RECORD = buildRecord({ now: AT, providers: STATES });
const ROWS = timelineRows(linesOf(RECORD.entries));
const nothing = (): void => undefined;

// An entry takes the focus where somebody opened it; here nobody did.
useReading.setState({ keepFocus: true });

export function Rows() {
  return (
    <Stage record={RECORD} states={STATES}>
      {ROWS.map((row, index) => (
        <Specimen key={row.key} rule={row.kind === 'entry' ? row.entry.section : 'a heading'}>
          {row.kind === 'heading' && <TimelineHeading row={row} />}
          {row.kind === 'entry' && (
            <TimelineRowButton
              entry={row.entry}
              on={row.on}
              change={index % 2 === 0 ? null : 'new'}
              current={false}
              stop
              onOpen={nothing}
            />
          )}
        </Specimen>
      ))}
      <Specimen rule="a long day, folded">
        <FoldRow
          row={{ kind: 'fold', key: 'fold day', group: 'day', count: 42, day: '02-Sep-2026', next: 'next' }}
          stop
          onUnfold={nothing}
        />
      </Specimen>
    </Stage>
  );
}

export function OpenedEntry() {
  const entry = RECORD.entries.find(({ section }) => section === 'medications');
  return entry === undefined ? null : (
    <Stage record={RECORD} states={STATES}>
      <EntryPanel entry={entry} />
    </Stage>
  );
}
