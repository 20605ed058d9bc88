/** The steps that most journeys begin with: sign in, open a record, ask its providers. */
import type { AuditEvent, Bundle, FhirResource, OperationOutcome } from 'fhir/r4';
import { expect } from 'vitest';
import type { OpenedRecord, Purpose } from '../../src/domain/api';
import { readCoverage, type StatedCoverage } from '../../src/domain/coverage';
import type { Answer, Mount, Visitor } from './mount';

export async function signIn(mount: Pick<Mount, 'visitor'>, userId: string): Promise<Visitor> {
  const visitor = mount.visitor();
  const { status } = await visitor.ask('POST', '/api/session', { userId });
  expect(status).toBe(204);
  return visitor;
}

export interface Who {
  readonly nhsNumber: string;
  readonly dateOfBirth: string;
}

export const tryOpening = (
  visitor: Visitor,
  who: Who,
  purpose: Purpose = 'direct-care',
  reason?: string,
): Promise<Answer> => visitor.ask('POST', '/api/records', { ...who, purpose, ...(reason ? { reason } : {}) });

export async function open(
  visitor: Visitor,
  who: Who,
  purpose: Purpose = 'direct-care',
  reason?: string,
): Promise<OpenedRecord> {
  const { status, body } = await tryOpening(visitor, who, purpose, reason);
  expect(status).toBe(201);
  return body as OpenedRecord;
}

export const askProvider = (visitor: Visitor, access: string, provider: string): Promise<Answer> =>
  visitor.ask('GET', `/fhir/${provider}/Patient/${access}/$everything`);

export interface Contribution {
  readonly text: string;
  readonly resources: readonly FhirResource[];
  readonly coverage: StatedCoverage;
}

export function contributionOf({ status, body, text }: Answer): Contribution {
  expect(status).toBe(200);
  const entries = (body as Bundle).entry ?? [];
  const outcomes = entries.filter(({ search }) => search?.mode === 'outcome');
  expect(outcomes).toHaveLength(1);
  return {
    text,
    resources: entries.flatMap(({ resource, search }) =>
      resource && search?.mode !== 'outcome' ? [resource as FhirResource] : [],
    ),
    coverage: readCoverage(outcomes[0]?.resource as OperationOutcome),
  };
}

/** Everything that every provider of an opened record releases, by provider id. */
export async function everythingOf(
  visitor: Visitor,
  { access, providers }: OpenedRecord,
): Promise<ReadonlyMap<string, Contribution>> {
  const answers = await Promise.all(
    providers.map(async ({ id }) => [id, contributionOf(await askProvider(visitor, access, id))] as const),
  );
  return new Map(answers);
}

/** Every event that this search finds, newest first, page by page as the links lead. */
export async function wholeAudit(
  officer: Visitor,
  query: Readonly<Record<string, string>>,
): Promise<readonly AuditEvent[]> {
  const events: AuditEvent[] = [];
  let path: string | undefined = '/api/audit/search';
  while (path !== undefined) {
    const { body } = await officer.ask('POST', path, { ...query, count: 500 });
    const { entry = [], link = [] } = body as Bundle<AuditEvent>;
    events.push(...entry.flatMap(({ resource }) => (resource ? [resource] : [])));
    path = link.find(({ relation }) => relation === 'next')?.url;
  }
  return events;
}

export const auditOf = async (mount: Pick<Mount, 'visitor'>, nhsNumber: string): Promise<readonly AuditEvent[]> =>
  wholeAudit(await signIn(mount, 'priscilla'), { nhsNumber });
