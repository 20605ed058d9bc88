/** What does every route get to work with? The request, the moment, and who is asking. */
import { turnsShown } from '../../domain/direction';
import type { AppConfig, Ports, Session } from '../ports';
import type { Problem } from './problem';

export interface Parts {
  readonly config: AppConfig;
  readonly ports: Ports;
}

export interface Call extends Parts {
  readonly request: Request;
  /** Milliseconds: one moment for the whole call. */
  readonly now: number;
  readonly params: Readonly<Record<string, string>>;
}

export interface SignedInCall extends Call {
  readonly session: Session;
}

export type Answered = Promise<Response | Problem>;

const HEADERS = { 'Content-Type': 'application/json', 'Cache-Control': 'no-store' };

/** INVARIANT: no character that turns text round leaves: JSON is written here. */
export const json = (status: number, body: unknown): Response =>
  new Response(turnsShown(JSON.stringify(body)), { status, headers: HEADERS });

export const nothing = (): Response => new Response(null, { status: 204, headers: { 'Cache-Control': 'no-store' } });
