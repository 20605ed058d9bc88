/** How does a FHIR server say what it found, a page at a time, or that it found nothing? */
import type { FixtureResource } from '../../fhir-fixtures/fixture';

const FHIR_JSON = 'application/fhir+json; charset=utf-8';

export const fhir = (body: unknown, status = 200): Response =>
  new Response(JSON.stringify(body), { status, headers: { 'content-type': FHIR_JSON } });

export const refusal = (status: number, code: string, text: string): Response =>
  fhir({ resourceType: 'OperationOutcome', issue: [{ severity: 'error', code, diagnostics: text }] }, status);

/** GP Connect says "not found" with a Spine error code. Source: GP Connect 1.6.2, error handling. */
export const spineRefusal = (status: number, issue: string, code: string, display: string): Response =>
  fhir(
    {
      resourceType: 'OperationOutcome',
      meta: { profile: ['https://fhir.nhs.uk/STU3/StructureDefinition/GPConnect-OperationOutcome-1'] },
      issue: [
        {
          severity: 'error',
          code: issue,
          details: {
            coding: [{ system: 'https://fhir.nhs.uk/STU3/CodeSystem/Spine-ErrorOrWarningCode-1', code, display }],
          },
        },
      ],
    },
    status,
  );

/** One page of a searchset; `next` is absolute, on the origin and path that were asked. */
export function page(requestUrl: string, resources: readonly FixtureResource[], defaultCount: number): Response {
  const url = new URL(requestUrl);
  const count = Math.max(1, Number(url.searchParams.get('_count')) || defaultCount);
  const offset = Math.max(0, Number(url.searchParams.get('_offset')) || 0);
  const link = [{ relation: 'self', url: url.href }];
  if (offset + count < resources.length) {
    const next = new URL(url.href);
    next.searchParams.set('_count', String(count));
    next.searchParams.set('_offset', String(offset + count));
    link.push({ relation: 'next', url: next.href });
  }
  const base = url.href.slice(0, url.href.indexOf('/fhir/') + '/fhir'.length);
  return fhir({
    resourceType: 'Bundle',
    type: 'searchset',
    total: resources.length,
    link,
    entry: resources.slice(offset, offset + count).map((resource) => ({
      fullUrl: `${base}/${resource.resourceType}/${resource.id}`,
      resource,
      search: { mode: 'match' },
    })),
  });
}
