/** Shows the page of secondary use over a table of answers, and keeps what it asked. */
import { render } from '@testing-library/react';
import { vi } from 'vitest';
import type { SecondaryRole } from '../../../src/secondary/shapes/request';
import { App } from '../../../src/viewer/secondary/App';
import { answers } from '../../../src/viewer/secondary/frame/session';
import { openDialogsByHand } from '../viewer/dialogs';
import { sessionOf } from './shown';

export interface Asked {
  readonly method: string;
  readonly path: string;
  readonly body: unknown;
}

export type Table = Readonly<Record<string, () => readonly [status: number, body?: unknown]>>;

/** As they come from a program: who may sign in is told after that somebody signed out, and neither at once. */
const LATE_MS: Readonly<Record<string, number>> = { 'GET /api/identity': 40, 'DELETE /api/session': 10 };

const NOBODY = { signedIn: false, instance: { name: 'North Central London' } };

/** `role` null: nobody is signed in. Whatever is not in the table is not found. */
export function showPage(path: string, role: SecondaryRole | null, table: Table): readonly Asked[] {
  const asked: Asked[] = [];
  const whole: Table = { 'GET /api/session': () => [200, role === null ? NOBODY : sessionOf(role)], ...table };
  vi.stubGlobal('scrollTo', () => undefined);
  vi.stubGlobal('fetch', (url: string, { method = 'GET', body }: { method?: string; body?: string } = {}) => {
    asked.push({ method, path: url, body: body === undefined ? undefined : (JSON.parse(body) as unknown) });
    const [status, answer] = whole[`${method} ${url}`]?.() ?? [404, { error: { code: 'not-found', message: '' } }];
    const text = answer === undefined ? null : JSON.stringify(answer);
    const response = new Response(text, { status });
    const late = LATE_MS[`${method} ${url}`];
    if (late === undefined) return Promise.resolve(response);
    return new Promise((resolve) => {
      setTimeout(() => {
        resolve(response);
      }, late);
    });
  });
  openDialogsByHand();
  answers.clear();
  history.replaceState(null, '', path);
  render(<App />);
  return asked;
}

/** Of what was asked, what changes something. */
export const sent = (asked: readonly Asked[]): readonly Asked[] => asked.filter(({ method }) => method !== 'GET');
