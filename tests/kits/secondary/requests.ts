/** What do tests of requests begin with? Made-up users, a form that is whole, and a law in force. */
import type { Law } from '../../../src/secondary/requests/in-force';
import type { Actor, StoredRequest } from '../../../src/secondary/requests/request';
import type { RequestForm, SecondaryRole } from '../../../src/secondary/shapes/request';

export const NOW = Date.UTC(2026, 10, 29, 12);
export const TODAY = '2026-11-29';

export const ICB = { ods: 'QMJ', name: 'North Central London ICB', kind: 'icb' } as const;

export const actor = (id: string, role: SecondaryRole, changes: Partial<Actor> = {}): Actor => ({
  id,
  name: `Name of ${id}`,
  role,
  organisation: ICB,
  ...changes,
});

export const ANALYST = actor('ana', 'analyst');
export const MEMBERS = [actor('mem-1', 'data-access-group'), actor('mem-2', 'data-access-group')] as const;

export const FORM: RequestForm = {
  project: {
    title: 'Flu jabs before winter',
    question: 'Who has no record of a flu jab?',
    purpose: 'prevention',
    benefit: 'Care teams know whom they miss',
  },
  people: { names: ['Ana Lyst'], organisation: ICB },
  data: {
    columns: ['ageBand', 'sex', 'borough'],
    valueSets: ['flu-vaccine'],
    precision: 'month',
    period: { from: '2025-09-01', to: '2026-03-31' },
  },
  setting: 'this-program',
  outputs: { questions: ['flu'], by: ['ageBand', 'borough'] },
};

export const LAW: Law = {
  legalBasis: { reference: '26/CAG/0001', from: '2026-01-01', to: '2027-12-31' },
  exceptions: [],
  maxAgeDays: 7,
};

export const request = (changes: Partial<StoredRequest> = {}): StoredRequest => ({
  id: 'r-aaaaaaaaaa',
  version: 1,
  state: 'draft',
  form: FORM,
  askedBy: ANALYST,
  createdAt: '2026-11-29T12:00:00.000Z',
  changedAt: '2026-11-29T12:00:00.000Z',
  decisions: [],
  approvedOn: null,
  expiresOn: null,
  endedOn: null,
  built: null,
  ...changes,
});

export const approved = (changes: Partial<StoredRequest> = {}): StoredRequest =>
  request({ state: 'approved', approvedOn: TODAY, expiresOn: '2027-11-29', ...changes });
