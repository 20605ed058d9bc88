/** How does a recorded act read to the person it is about? Plain words, no codes. */
import { OPENING_REASONS } from '../../../domain/alerts';
import { PURPOSE_NAMES } from '../../../domain/api';
import type { AuditLine } from '../../../domain/audit';
import { AUDIT_ACTIONS } from '../../../domain/audit';

const OPENED_FOR: Readonly<Record<string, string>> = OPENING_REASONS;
const PURPOSE_WORDS: Readonly<Record<string, string>> = PURPOSE_NAMES;

const RELATIONSHIPS: Readonly<Record<string, string>> = {
  registered: 'Registered with their practice',
  'in-care': 'In their care',
  'self-claimed': 'Said they are caring for the person; not found in the record',
};

/** Steps that follow from an opened record: shown only when every step is asked for. */
const STEPS: readonly string[] = (
  ['provider-read', 'record-closed', 'emergency-ended', 'signed-in', 'signed-out', 'role-changed'] as const
).map((action) => AUDIT_ACTIONS[action].text);

export const isStep = (line: AuditLine): boolean => line.succeeded && STEPS.includes(line.action);

export const purposeOf = ({ details }: AuditLine): string =>
  PURPOSE_WORDS[details['purpose'] ?? ''] ?? details['purpose'] ?? '';

export const relationshipOf = ({ details }: AuditLine): string =>
  RELATIONSHIPS[details['relationship'] ?? ''] ?? details['relationship'] ?? '';

export const isEmergency = ({ action, details }: AuditLine): boolean =>
  details['emergency'] === 'yes' ||
  details['purpose'] === 'emergency' ||
  action === AUDIT_ACTIONS['emergency-opened'].text ||
  action === AUDIT_ACTIONS['emergency-renewed'].text;

/**
 * What else was said about it, such as the provider or why it was refused; references to our own bookkeeping stay out.
 */
export function particularsOf({ details }: AuditLine): string {
  const parts = [
    details['why'] ?? details['result'],
    details['provider'],
    details['what'],
    details['kind'],
    details['to'],
    OPENED_FOR[details['opened for'] ?? ''],
    details['case reference'] === undefined ? undefined : `Case reference: ${details['case reference']}`,
  ];
  return parts.filter((part) => part !== undefined && part !== '').join(' · ');
}
