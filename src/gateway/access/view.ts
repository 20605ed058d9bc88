/** What may this access see at this moment? The role's view, widened while emergency access lasts. */
import type { RecordView } from '../../domain/api';
import { toIso } from '../../domain/instant';
import type { Gateway } from '../call';
import type { Viewer } from '../pipeline';
import { emergencyOffered, emergencyOpens } from '../decide/emergency-opens';
import { addressAtOnce, contactsDepth, exportAllowed, restOffered, viewOf } from '../decide/views';
import type { Access } from '../ports';

/** INVARIANT: emergency access ends by itself; nothing has to happen for the view to narrow again. */
export const emergencyIsOpen = ({ emergency }: Access, now: number): boolean =>
  emergency !== null && now < emergency.endsAt;

export const viewerOf = (access: Access, now: number): Viewer => ({
  role: access.membership.role,
  emergency: emergencyIsOpen(access, now),
});

/** The view as the app is told it. */
export function viewNow({ policy }: Gateway, access: Access, now: number): RecordView {
  const { role, emergency } = viewerOf(access, now);
  return {
    sections: viewOf(policy, role, emergency),
    emergency: emergency && access.emergency ? { endsAt: toIso(access.emergency.endsAt) } : null,
    emergencyOffered: emergencyOffered(policy, role),
    exportOffered: exportAllowed(policy, role),
    emergencyOpens: emergencyOpens(policy, role),
    contacts: contactsDepth(policy, role),
    addressAtOnce: addressAtOnce(policy, role),
    restOffered: restOffered(policy, role) || emergency,
  };
}
