/**
 * Which tags does a released resource carry? The rows by which it is shown, NOPAT, and that it is a part, doubted or a
 * test (src/domain/sent-as.ts); every other tag and label stays behind.
 */
import type { FhirResource } from 'fhir/r4';
import { ACT_CODE_SYSTEMS } from '../../domain/code-systems';
import { marksFor, sentAs } from '../../domain/sent-as';

export const WHY_SYSTEM = 'urn:whole-picture:why';
/** “Do not disclose to the patient”: shown to staff as a flag. */
export const NOPAT = { system: 'http://terminology.hl7.org/CodeSystem/v3-ActCode', code: 'NOPAT' } as const;

function hasNopat(resource: FhirResource): boolean {
  const security = resource.meta?.security as unknown;
  if (!Array.isArray(security)) return false;
  return (security as readonly { system?: unknown; code?: unknown }[]).some(
    (coding) => coding?.code === 'NOPAT' && (ACT_CODE_SYSTEMS as readonly unknown[]).includes(coding.system),
  );
}

type Meta = Readonly<Record<string, unknown>>;

/** One and the same tags for every resource shown by the same decision; forgotten with it. */
const known = new WeakMap<readonly string[], Meta>();

function shownBy(why: readonly string[]): Meta {
  let meta = known.get(why);
  if (meta === undefined) known.set(why, (meta = { tag: why.map((code) => ({ system: WHY_SYSTEM, code })) }));
  return meta;
}

/**
 * The marks of what is contained in another, in the one place where such may carry any: of a product or a result
 * that is doubted or a test the one that holds it must be told. Source: FHIR R4 dom-5.
 */
export function tagsWithin(resource: FhirResource): Meta | undefined {
  const said = sentAs(resource);
  return said.length > 0 ? { tag: marksFor(said) } : undefined;
}

/**
 * `why` holds the ids of the rows; empty for what is shown only because something else refers to it. Undefined: no tags
 * at all.
 */
export function tagsOf(why: readonly string[], resource: FhirResource): Meta | undefined {
  const shown = why.length === 0 ? undefined : shownBy(why);
  const isNopat = hasNopat(resource);
  const said = sentAs(resource);
  return isNopat || said.length > 0
    ? { security: [...(isNopat ? [{ ...NOPAT }] : []), ...marksFor(said)], ...shown }
    : shown;
}
