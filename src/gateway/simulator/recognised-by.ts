/**
 * By what did the gateway recognise a category or a label in this resource? The codes, labels and words that it reads,
 * in the order in which they stand.
 */
import { type Json, isObject } from '../../domain/json';
import { CAPPED, DOOR_CODE, EXCLUDED, HORMONE } from '../../policy/marks';
import type { Policy } from '../../policy/policy';
import { MEDICINE_TYPES } from '../label/elements';

const TELLS = EXCLUDED | CAPPED | HORMONE;
/** As deep as it is worth explaining; what is deeper is not judged at all. */
const DEPTH = 40;
const SHOWN = 4;

/**
 * Explains the label stage and decides nothing: words are named where no code or label tells; one of them is enough.
 * `wanted` are the bits that the resource was marked with.
 */
export function recognisedBy(policy: Policy, resource: Json, wanted: number): readonly string[] {
  const told = wanted & TELLS;
  if (told === 0) return [];
  const codes = new Set<string>();
  const words = new Set<string>();
  const isMedicine = MEDICINE_TYPES.has(String(resource['resourceType']));

  const readText = (text: string, isName: boolean): void => {
    const marks =
      (isName ? policy.text.names(text) : policy.text.words(text)) | (isMedicine ? policy.text.medicine(text) : 0);
    if ((marks & told) !== 0) words.add(`the words “${text.length > 80 ? `${text.slice(0, 80)}…` : text}”`);
  };
  const readCoding = ({ system, code, display }: Json, element: string): void => {
    if (typeof code !== 'string') return;
    const url = typeof system === 'string' ? system : undefined;
    if ((element === 'security' || element === 'securityLabel') && (policy.codes.label(url, code) & told) !== 0) {
      codes.add(`the label ${code}`);
      return;
    }
    const isFunction = element === 'specialty' || element === 'serviceType' || element === 'practiceSetting';
    if ((policy.codes.mark(url, code, isFunction) & told) !== 0)
      codes.add(`the code ${code}${typeof display === 'string' ? ` (${display})` : ''}`);
  };
  const walk = (value: unknown, element: string, depth: number): void => {
    if (depth > DEPTH) return;
    if (Array.isArray(value)) for (const item of value as readonly unknown[]) walk(item, element, depth + 1);
    else if (typeof value === 'string') {
      if (
        ['text', 'display', 'title', 'description', 'comment', 'name', 'conclusion', 'valueString', 'note'].includes(
          element,
        )
      )
        readText(value, element === 'text' || element === 'display');
    } else if (isObject(value)) {
      readCoding(value, element === 'coding' ? '' : element);
      for (const [key, inner] of Object.entries(value)) walk(inner, key === 'coding' ? element : key, depth + 1);
    }
  };
  walk(resource, '', 0);
  if ((told & DOOR_CODE) !== 0) return [...words].slice(0, SHOWN);
  return [...(codes.size > 0 ? codes : words)].slice(0, SHOWN);
}
