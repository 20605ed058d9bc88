/**
 * What is this privacy officer for? The instance's own officer sees every access, any other those by users of their own
 * organisation; two named ones keep the list of people whose openings alert at once. (Hazard H-47.)
 */
import type { GatewayConfig } from '../config';
import type { Session } from '../ports';

/** The ODS codes of the organisations whose officers see all: those that the instance itself is. */
const ofInstance = ({ privacy, instance }: GatewayConfig): readonly string[] =>
  privacy?.officersAt ?? [instance.region, ...instance.regions];

export interface Officer {
  readonly userId: string;
  /** Null where all is seen; else the ODS code of the only organisation whose users' accesses are. */
  readonly organisation: string | null;
  /** One of the two who keep the list. */
  readonly keepsList: boolean;
}

export function officerOf(config: GatewayConfig, { user, membership }: Pick<Session, 'user' | 'membership'>): Officer {
  const { ods } = membership.organisation;
  return {
    userId: user.id,
    organisation: ofInstance(config).includes(ods) ? null : ods,
    keepsList: config.privacy?.listOfficers?.includes(user.id) ?? false,
  };
}
