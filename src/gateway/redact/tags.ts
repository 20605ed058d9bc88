/** Which tags does a released resource carry? Why it is shown, told from the role view alone, and NOPAT; every other tag and label stays behind. */
import type { FhirResource } from 'fhir/r4';
import { ACT_CODE_SYSTEMS } from '../../domain/code-systems';

export const WHY_SYSTEM = 'urn:whole-picture:why';
/** “Do not disclose to the patient”: shown to staff as a flag. */
export const NOPAT = { system: 'http://terminology.hl7.org/CodeSystem/v3-ActCode', code: 'NOPAT' } as const;

const hasNopat = (resource: FhirResource): boolean => {
  const security = resource.meta?.security as unknown;
  return (
    Array.isArray(security) &&
    (security as readonly { system?: unknown; code?: unknown }[]).some((coding) => coding?.code === 'NOPAT' && typeof coding.system === 'string' && ACT_CODE_SYSTEMS.includes(coding.system))
  );
};

/** `why` is the id of the role view row; null for what is shown only because something else refers to it. */
export function tagsOf(why: string | null, resource: FhirResource): Record<string, unknown> | null {
  const nopat = hasNopat(resource);
  if (why === null && !nopat) return null;
  return {
    ...(nopat ? { security: [{ ...NOPAT }] } : {}),
    ...(why === null ? {} : { tag: [{ system: WHY_SYSTEM, code: why }] }),
  };
}
