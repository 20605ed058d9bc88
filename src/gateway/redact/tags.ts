/** Which tags does a released resource carry? Why it is shown, told from the role view alone, and NOPAT; every other tag and label stays behind. */
import type { FhirResource } from 'fhir/r4';
import { ACT_CODE_SYSTEMS } from '../../domain/code-systems';
import { ROLE_VIEWS } from '../policy/role-views';

export const WHY_SYSTEM = 'urn:whole-picture:why';
/** “Do not disclose to the patient”: shown to staff as a flag. */
export const NOPAT = { system: 'http://terminology.hl7.org/CodeSystem/v3-ActCode', code: 'NOPAT' } as const;

function hasNopat(resource: FhirResource): boolean {
  const security = resource.meta?.security as unknown;
  if (!Array.isArray(security)) return false;
  return (security as readonly { system?: unknown; code?: unknown }[]).some(
    (coding) => coding?.code === 'NOPAT' && typeof coding.system === 'string' && ACT_CODE_SYSTEMS.includes(coding.system),
  );
}

/** One and the same tag for every resource shown by the same row: nothing changes it afterwards. */
const WHY = new Map<string, Readonly<Record<string, unknown>>>(ROLE_VIEWS.map(({ id }) => [id, { tag: [{ system: WHY_SYSTEM, code: id }] }]));

/** `why` is the id of the role view row; null for what is shown only because something else refers to it. Undefined: no tags at all. */
export function tagsOf(why: string | null, resource: FhirResource): Readonly<Record<string, unknown>> | undefined {
  const shown = why === null ? undefined : WHY.get(why);
  return hasNopat(resource) ? { security: [{ ...NOPAT }], ...shown } : shown;
}
