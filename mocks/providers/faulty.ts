/** What does a provider that misbehaves send? Each is a fault really seen; none may become silence in the record. */
import type { Fault } from './control';
import { fhir, refusal } from './answers';

const SOMEBODY_ELSE = { nhsNumber: '9990000018', birthDate: '1931-05-05' };

/** Rewrites every Patient in a body so that it is plainly somebody else. */
function asSomebodyElse(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(asSomebodyElse);
  if (typeof value !== 'object' || value === null) return value;
  const object = value as Record<string, unknown>;
  if (object['resourceType'] === 'Patient') {
    return {
      ...object,
      birthDate: SOMEBODY_ELSE.birthDate,
      identifier: [{ system: 'https://fhir.nhs.uk/Id/nhs-number', value: SOMEBODY_ELSE.nhsNumber }],
      name: [{ use: 'official', family: 'XX-TESTSOMEBODY', given: ['Else'] }],
    };
  }
  return Object.fromEntries(Object.entries(object).map(([key, inner]) => [key, asSomebodyElse(inner)]));
}

async function withWarning(good: Response): Promise<Response> {
  const body = (await good.json()) as Record<string, unknown>;
  if (!Array.isArray(body['entry'])) return fhir(body, good.status);
  const warning = {
    resourceType: 'OperationOutcome',
    issue: [{ severity: 'warning', code: 'incomplete', diagnostics: 'An archive could not be searched' }],
  };
  return fhir(
    { ...body, entry: [...(body['entry'] as unknown[]), { resource: warning, search: { mode: 'outcome' } }] },
    good.status,
  );
}

/**
 * The answer after the fault; `good` is made only where the fault needs it. `hang` is for the caller: it has the abort
 * signal.
 */
export async function faulty(fault: Exclude<Fault, 'hang'>, good: () => Promise<Response>): Promise<Response> {
  switch (fault) {
    case 'none':
      return good();
    case 'error-500':
      return refusal(500, 'exception', 'java.lang.NullPointerException at RecordStore.fetch');
    case 'html':
      return new Response('<!doctype html><title>Scheduled maintenance</title><p>Back soon', {
        headers: { 'content-type': 'text/html' },
      });
    case 'empty-200':
      return fhir({ resourceType: 'Bundle', type: 'searchset' });
    case 'redirect':
      return new Response(null, { status: 302, headers: { location: 'https://elsewhere.example/fhir' } });
    case 'cut-off': {
      const answer = await good();
      const text = await answer.text();
      return new Response(text.slice(0, Math.floor(text.length / 2)), {
        status: answer.status,
        headers: { 'content-type': 'application/fhir+json' },
      });
    }
    case 'wrong-person': {
      const answer = await good();
      return fhir(asSomebodyElse(await answer.json()), answer.status);
    }
    case 'warning':
      return withWarning(await good());
  }
}
