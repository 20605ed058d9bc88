/** What does a provider answer in the tests of asking one? */
import { bundle, patient, type FakeServer } from './fake-server';
import type { Json } from '../../../src/domain/json';
import type { IntakeResult } from '../../../src/gateway/pipeline';

export const ports = (server: FakeServer) => ({ fetch: server.fetch, now: () => 0 });
export const FOUND = bundle([patient()]);
export const ids = (result: IntakeResult): readonly string[] =>
  result.outcome === 'answered' ? result.resources.map(({ resourceType, id }) => `${resourceType}/${String(id)}`) : [];
export const next = (url: string): Json => ({ link: [{ relation: 'next', url }] });
