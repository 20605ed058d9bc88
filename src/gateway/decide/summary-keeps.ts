/**
 * Which resources does a summary keep at all? Each by what it says of itself; the last three encounters by their dates.
 * Source: POLICY 4.
 */
import type { FhirResource } from 'fhir/r4';
import { saysNot } from '../../domain/do-not';
import type { Json } from '../../domain/json';
import { CLINICAL_WORDS, statusSaid } from '../../domain/status-said';
import { isUnread } from '../../domain/modifier-extensions';
import { COMMUNICATION_NEED_CODES, COMMUNICATION_NEED_WORDS, type SummaryRow } from '../../policy/tables/summaries';

/** An element of what may be anything; of nothing at all there is none. */
const part = (value: unknown, element: string): unknown => (value as Json | null | undefined)?.[element];
const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? (value as readonly unknown[]) : [value]);
const isText = (value: unknown): value is string => typeof value === 'string';

const codesOf = (concept: unknown): readonly string[] =>
  list(part(concept, 'coding'))
    .map((coding) => part(coding, 'code'))
    .filter(isText);
const textsOf = (concept: unknown): readonly string[] =>
  [part(concept, 'text'), ...list(part(concept, 'coding')).map((coding) => part(coding, 'display'))].filter(isText);

/** A missing clinical status counts as active; an encounter's own diagnosis is no active problem. */
function activeOrMajor(resource: Json): boolean {
  if (list(resource['category']).some((category) => codesOf(category).includes('encounter-diagnosis'))) return false;
  const status = resource['clinicalStatus'];
  if (codesOf(status).length === 0) return true;
  const said = statusSaid(status, CLINICAL_WORDS);
  // A status that is unclear, or in a code that nobody knows, counts as active.
  if (said.kind !== 'said' || said.word === 'active' || said.word === 'recurrence' || said.word === 'relapse')
    return true;
  return list(resource['extension']).some(
    (extension) =>
      /ProblemSignificance/.test(String(part(extension, 'url'))) &&
      [
        part(extension, 'valueCode'),
        ...codesOf(part(extension, 'valueCodeableConcept')),
        ...codesOf({ coding: part(extension, 'valueCoding') }),
      ].includes('major'),
  );
}

/** Issues of a plan, and orders that have ended, are past. */
function notPastIssues({ intent, status, basedOn, doNotPerform }: Json): boolean {
  if (intent === 'plan' || intent === 'proposal') return true;
  // An order not to give a medicine is no issue of the plan that it speaks of.
  const issueOf =
    !saysNot(doNotPerform) &&
    list(basedOn).some((to) => /(?:^|\/)MedicationRequest\//.test(String(part(to, 'reference'))));
  return (
    !issueOf &&
    status !== 'completed' &&
    status !== 'stopped' &&
    status !== 'cancelled' &&
    status !== 'entered-in-error'
  );
}

const NEED = new RegExp(`\\b(?:${COMMUNICATION_NEED_WORDS})\\b`, 'i');
const communicationNeed = ({ code, category }: Json): boolean =>
  [code, ...list(category)].some(
    (concept) =>
      codesOf(concept).some((sent) => COMMUNICATION_NEED_CODES.includes(sent)) ||
      textsOf(concept).some((text) => NEED.test(text)),
  );

const KEEPS: Readonly<Record<NonNullable<SummaryRow['only']>, (resource: Json) => boolean>> = {
  'active-or-major': activeOrMajor,
  'not-past-issues': notPastIssues,
  'communication-needs': communicationNeed,
  // Decided among all encounters of the contribution, by their dates.
  'last-three': () => true,
};

/**
 * What cannot be read cannot be told to be past: of it the line that says so is kept. Source: RECORD, “A condition that
 * cannot be read”.
 */
const isPastFor = (row: SummaryRow): boolean => row.only === 'active-or-major' || row.only === 'not-past-issues';

export const keptInSummary = (row: SummaryRow, resource: FhirResource): boolean =>
  row.only === undefined || (isPastFor(row) && isUnread(resource)) || KEEPS[row.only](resource as unknown as Json);

/** A sortable start: the date as sent; without one, the oldest. */
export function startOf(resource: FhirResource): string {
  const { period } = resource as unknown as Json;
  const start = part(period, 'start') ?? part(period, 'end');
  return isText(start) ? start : '';
}
