/** How do the readers of the other kinds word what they all have: statuses, codes, people, dates? */
import type { CodeableConcept, Coding } from 'fhir/r4';
import { formatDateTime } from '../../../domain/dates/written';
import { codeInWords, conceptText } from '../../fhir/concept';
import { firstDate, list, textOf } from '../../fhir/shape';
import type { RecordDate } from '../../entry';
import { joinedBy } from '../care-plans/parts';

/** States that a reader expects; every other stands as a tag. */
const ORDINARY = new Set(['active', 'available', 'completed', 'final', 'registered', 'unknown']);

export const statusSaid = (status: unknown): string | null => {
  const said = textOf(status);
  return said === null ? null : codeInWords(said);
};

export const tagSaid = (status: unknown): string | null => {
  const said = textOf(status);
  return said === null || ORDINARY.has(said) ? null : said.replace(/-/g, ' ');
};

/** DICOM modalities in words. Source: DICOM PS3.3 C.7.3.1.1.1. */
const MODALITIES: Readonly<Record<string, string>> = {
  CR: 'X-ray (computed radiography)',
  CT: 'CT',
  DX: 'X-ray (digital radiography)',
  ECG: 'ECG',
  ES: 'Endoscopy',
  IO: 'Dental X-ray',
  MG: 'Mammography',
  MR: 'MRI',
  NM: 'Nuclear medicine',
  OCT: 'Optical coherence tomography',
  OP: 'Eye photography',
  PT: 'PET',
  PX: 'Dental panoramic X-ray',
  RF: 'Fluoroscopy',
  US: 'Ultrasound',
  XA: 'Angiography',
  XC: 'Photography',
};

/** Codings in words, each once: display, else the DICOM word, else the code. */
export const codingsSaid = (codings: readonly Coding[] | Coding | undefined): string | null =>
  joinedBy(', ', [
    ...new Set(
      list(codings).map(
        (coding) =>
          textOf(coding.display) ??
          MODALITIES[String(coding.code)] ??
          // a concept where a coding should be
          conceptText('coding' in coding || 'text' in coding ? (coding as CodeableConcept) : { coding: [coding] }),
      ),
    ),
  ]);

export const conceptsOf = (concepts: readonly CodeableConcept[] | CodeableConcept | undefined): string | null =>
  joinedBy(', ', [...new Set(list(concepts).map(conceptText))]);

export const dateSaid = (value: unknown): string | null => {
  const date = firstDate(value);
  return date === null ? null : formatDateTime(date);
};

export const numberSaid = (value: unknown): string | null =>
  typeof value === 'number' ? String(value) : textOf(value);

/** `2 series`, `1 image`; null where no number was sent. */
export const counted = (value: unknown, one: string, many: string): string | null => {
  const said = numberSaid(value);
  return said === null ? null : `${said} ${said === '1' ? one : many}`;
};

export const dateOf = (...values: readonly unknown[]): RecordDate | null => firstDate(...values);
