/** How does a simulator say no? With the name of what is missing or odd, so that whoever is wrong sees what is. */

/** What was refused, and where it stands: a header, a claim, a parameter. */
export class Odd extends Error {
  constructor(
    readonly what: string,
    readonly status = 400,
  ) {
    super(what);
  }
}

/** Ends the request where it does not hold. */
export function must(holds: boolean, what: string, status = 400): asserts holds {
  if (!holds) throw new Odd(what, status);
}

export const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

export const outcome = (status: number, code: string, diagnostics: string, headers: Record<string, string> = {}) =>
  new Response(
    JSON.stringify({
      resourceType: 'OperationOutcome',
      issue: [
        {
          severity: 'error',
          code: 'processing',
          details: {
            coding: [{ system: 'https://fhir.nhs.uk/R4/CodeSystem/Spine-ErrorOrWarningCode', version: '1', code }],
          },
          diagnostics,
        },
      ],
    }),
    { status, headers: { 'Content-Type': 'application/fhir+json', ...headers } },
  );
