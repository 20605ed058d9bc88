/** Who did it where no person is signed in: a command that an administrator ran, or a start of the server. */
import type { AuditAction } from '../../domain/audit';
import { fromIso } from '../../domain/instant';
import type { AuditEntry, RegisterPlace } from '../entries';
import type { StoredConsent } from '../ports';
import { auditEvent, type AuditFacts } from './event';
import { placeDetails } from './place';

const COMMAND = { id: 'whole-picture', name: 'Whole Picture, by command' };

export interface CommandFacts extends Pick<AuditFacts, 'nhsNumber' | 'details'> {
  readonly action: AuditAction;
  /** Milliseconds since the epoch. */
  readonly at: number;
  readonly instance: { readonly name: string; readonly region: string };
}

/** What a command, or a start, puts on record. */
export const commandEntry = ({ action, at, instance, nhsNumber, details }: CommandFacts): AuditEntry => ({
  event: auditEvent({
    action,
    at,
    user: COMMAND,
    membership: null,
    succeeded: true,
    ...(nhsNumber === undefined ? {} : { nhsNumber }),
    ...(details === undefined ? {} : { details }),
    place: { instance, server: 'localhost', client: null },
  }),
  keys: { userId: COMMAND.id, ...(nhsNumber === undefined ? {} : { nhsNumber }) },
});

const DEMONSTRATION = { name: 'Whole Picture', region: 'demo' };

/** What tells of a decision that was made before this register was: it stands there from the first start on. */
export const carriedEntry =
  ({ id, nhsNumber, dateTime }: StoredConsent) =>
  (place: RegisterPlace): AuditEntry =>
    commandEntry({
      action: 'opted-out',
      at: fromIso(dateTime),
      instance: DEMONSTRATION,
      nhsNumber,
      details: { consent: id, ...placeDetails(place) },
    });
