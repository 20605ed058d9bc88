/** What does every route get to work with? The gateway's parts, the request, the moment, and who is asking. */
import { turnsShown } from '../domain/direction';
import type { IsNeverNamed } from './audit/never-named';
import type { BytesInHand } from './bytes-in-hand';
import type { GatewayConfig } from './config';
import type { InHand } from './in-hand';
import type { Limits } from './limits';
import type { LastAnswers } from './last-answers';
import type { Memory } from './memory';
import type { Terminology } from './intake/terminology/translations';
import type { OwnTables } from './own-tables';
import type { Policy } from '../policy/policy';
import type { Ports, Session } from './ports';
import type { Problem } from './http/problem';

export interface Gateway {
  readonly config: GatewayConfig;
  readonly policy: Policy;
  readonly ports: Ports;
  readonly memory: Memory;
  /** How often one user may ask, counted over all gateways. */
  readonly limits: Limits;
  /** What this process is in the middle of. */
  readonly inHand: InHand;
  readonly bytes: BytesInHand;
  /** Null where none is configured. */
  readonly terminology: Terminology | null;
  /** What the page may be told of a deployer's tables; null where the shipped ones are in force. */
  readonly ownTables: OwnTables | null;
  /** Services whose users are not named where it is told who looked. */
  readonly neverNamed: IsNeverNamed;
  /** How each provider answered last, for whoever looks after the connections. */
  readonly lastAnswers: LastAnswers;
}

export interface Call {
  readonly gateway: Gateway;
  readonly request: Request;
  /** Milliseconds: one moment for the whole call. */
  readonly now: number;
  readonly params: Readonly<Record<string, string>>;
}

export interface SignedInCall extends Call {
  readonly session: Session;
}

export type Answer = Promise<Response | Problem>;

const HEADERS = { 'Content-Type': 'application/json', 'Cache-Control': 'no-store' };

/** INVARIANT: no character that turns text round leaves the gateway: JSON is written here, or by $everything. */
export const json = (status: number, body: unknown): Response =>
  new Response(turnsShown(JSON.stringify(body)), { status, headers: HEADERS });

export const nothing = (): Response => new Response(null, { status: 204, headers: { 'Cache-Control': 'no-store' } });
