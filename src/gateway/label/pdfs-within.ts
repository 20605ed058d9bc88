/** Which PDFs stand within a contribution, and what do they say? Read before anything of it is labelled. */
import type { FhirResource } from 'fhir/r4';
import { type Json, isObject } from '../../domain/json';
import { isPdf } from '../../letters/letter';
import type { Ports } from '../ports';
import { bytesOfBase64, NO_PDFS, startOfBase64, type PdfsRead } from './attached-words';

/**
 * What is beyond is judged by what is said of it, until it is opened: nothing is given of a letter that was not read
 * then.
 */
const MOST_READ = 25;

const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? (value as readonly unknown[]) : [value]);

/** Where the types that hold letters have them. */
function attachmentsOf(resource: Json): readonly unknown[] {
  switch (resource['resourceType']) {
    case 'Binary':
      return [resource];
    case 'DocumentReference':
      return list(resource['content']).map((content) => (isObject(content) ? content['attachment'] : null));
    case 'DiagnosticReport':
      return list(resource['presentedForm']);
    default:
      return [];
  }
}

function* pdfsOf(resources: readonly unknown[]): Generator<string> {
  for (const resource of resources) {
    if (!isObject(resource)) continue;
    for (const attachment of attachmentsOf(resource)) {
      const data = isObject(attachment) ? attachment['data'] : undefined;
      if (typeof data !== 'string') continue;
      const start = startOfBase64(data);
      if (start !== null && isPdf(start)) yield data;
    }
    if (Array.isArray(resource['contained'])) yield* pdfsOf(resource['contained'] as readonly unknown[]);
  }
}

/** By their base64 as it was sent. Never rejects. */
export async function readPdfsWithin(resources: readonly FhirResource[], readPdf: Ports['readPdf']): Promise<PdfsRead> {
  if (readPdf === undefined) return NO_PDFS;
  const found = [...new Set(pdfsOf(resources))].slice(0, MOST_READ);
  if (found.length === 0) return NO_PDFS;
  const read = new Map<string, NonNullable<Awaited<ReturnType<typeof readPdf>>>>();
  for (const data of found) {
    const bytes = bytesOfBase64(data);
    const words = bytes === null ? null : await readPdf(bytes);
    if (words !== null) read.set(data, words);
  }
  return read;
}
