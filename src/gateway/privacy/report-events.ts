/**
 * What of an event goes into the person's own report? Who by role and organisation, when, why and what; a member of
 * staff by name only where the officer decides so; nothing of machines, and nothing of what officers asked.
 */
import type { AuditEvent, AuditEventEntity } from 'fhir/r4';
import { maskedEvent, type IsNeverNamed } from '../audit/never-named';

/** Said by name in the report. INVARIANT: an allow-list: what is audited later is not told to anybody by itself. */
const TOLD: readonly string[] = [
  'organisation',
  'purpose',
  'relationship',
  'reason',
  'emergency',
  'opened for',
  'provider',
  'what',
  'why',
  'result',
  'access',
  'kind',
];

const entityOf = ({ detail, what, type, role }: AuditEventEntity): readonly AuditEventEntity[] => {
  const told = (detail ?? []).filter((one) => TOLD.includes(one.type));
  const person = what?.type === 'Patient';
  if (!person && told.length === 0) return [];
  return [
    {
      ...(person ? { what } : {}),
      ...(type === undefined ? {} : { type }),
      ...(role === undefined ? {} : { role }),
      ...(told.length === 0 ? {} : { detail: told }),
    },
  ];
};

/** INVARIANT: a service whose name tells is named in no report, also not where its own officer makes it. */
export function reportEvent(isNeverNamed: IsNeverNamed, staffNamed: boolean, stored: AuditEvent): AuditEvent {
  const event = { ...maskedEvent(isNeverNamed, stored) };
  // what is left keeps no profile
  delete event.meta;
  const [who] = event.agent;
  const organisation = (event.entity ?? [])
    .flatMap(({ detail = [] }) => detail)
    .find(({ type }) => type === 'organisation')?.valueString;
  const named = who?.who?.display ?? '';
  const shown = staffNamed || named === organisation ? named : '';
  const role = who?.role ?? [];
  const byRole = [role[0]?.text, organisation].filter(Boolean).join(', ') || 'Nobody signed in';
  return {
    ...event,
    agent: [
      {
        ...(who?.type === undefined ? {} : { type: who.type }),
        ...(role.length === 0 ? {} : { role }),
        who: { display: shown === '' ? byRole : shown },
        ...(shown === '' ? {} : { name: shown }),
        requestor: true,
      },
    ],
    entity: (event.entity ?? []).flatMap(entityOf),
  };
}
