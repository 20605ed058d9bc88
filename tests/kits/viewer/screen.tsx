/** For tests only: a page with somebody signed in, and a gateway that answers from a table. */
import { QueryClientProvider } from '@tanstack/react-query';
import { render, type RenderResult } from '@testing-library/react';
import type { ReactNode } from 'react';
import { vi } from 'vitest';
import type { SessionAnswer } from '../../../src/domain/api';
import type { Role } from '../../../src/domain/roles';
import { queryClient } from '../../../src/viewer/api/query-client';
import { goTo } from '../../../src/viewer/navigation/navigation';
import { PATHS } from '../../../src/viewer/navigation/routes';
import { sessionStarted, useSession } from '../../../src/viewer/state/session';
import { openDialogsByHand } from './dialogs';

export interface Asked {
  readonly method: string;
  readonly path: string;
  readonly body: unknown;
}

export type Answers = Readonly<
  Record<
    string,
    (asked: Asked) => readonly [status: number, body?: unknown, headers?: Readonly<Record<string, string>>]
  >
>;

/**
 * Stands in for the gateway; keys are `METHOD /path`. Whatever is not in the table fails the test by a 500 and shows in
 * `asked`.
 */
export function answerWith(answers: Answers): readonly Asked[] {
  const asked: Asked[] = [];
  vi.stubGlobal('fetch', (path: string, init: { readonly method: string; readonly body?: string }) => {
    const request = {
      method: init.method,
      path,
      body: init.body === undefined ? undefined : (JSON.parse(init.body) as unknown),
    };
    asked.push(request);
    const [status, body, headers] = answers[`${init.method} ${path}`]?.(request) ?? [500];
    return Promise.resolve(
      new Response(body === undefined ? null : JSON.stringify(body), { status, headers: headers ?? {} }),
    );
  });
  return asked;
}

const PARKSIDE = { ods: 'Y00101', name: 'Parkside Medical Centre', region: 'QMJ' };

export const sessionOf = (role: Role, roles: readonly Role[] = [role]): SessionAnswer => ({
  user: { id: 'asha', name: 'Dr Asha Patel' },
  role,
  roles,
  organisation: PARKSIDE,
  memberships: roles.map((one) => ({ role: one, organisation: PARKSIDE })),
  instance: { name: 'North Central London' },
  idleEndsAt: '2026-11-22T10:15:00Z',
  endsAt: '2026-11-22T20:00:00Z',
});

const MINUTE = 60_000;

export function signInAs(role: Role, roles?: readonly Role[], idleMs = 15 * MINUTE, leftMs = 600 * MINUTE): void {
  sessionStarted(sessionOf(role, roles), idleMs, leftMs);
}

export function startAfresh(): void {
  openDialogsByHand();
  queryClient.clear();
  useSession.setState({ phase: 'checking' }, true);
  goTo(PATHS.home, 'replace');
}

export const show = (screen: ReactNode): RenderResult =>
  render(<QueryClientProvider client={queryClient}>{screen}</QueryClientProvider>);
