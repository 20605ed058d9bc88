/**
 * Has this resource the shape that FHIR gives its type, so that every later stage can rely on it? What can be mended
 * is; what would leave its sensitivity in doubt is refused.
 */
import type { FhirResource } from 'fhir/r4';
import { isObject, type JsonDraft } from '../../../domain/json';
import { ANYWHERE, AT_TOP, BELOW, type Shape } from './shapes';

/** A coding by which nothing can be judged: its code or system is no text. */
const isBadCoding = ({ code, system }: JsonDraft): boolean =>
  (code !== undefined && typeof code !== 'string') || (system !== undefined && typeof system !== 'string');

/** Elements that are read by people: what stands in a list of them is all of the name. */
const NAMES: ReadonlySet<string> = new Set(['display', 'title', 'description', 'name']);

/** INVARIANT: a name in a list is not lost before it is judged: it may tell what its code does not. */
function shapeText(node: JsonDraft, key: string, value: unknown): void {
  // an object with a value: as a converter from XML writes it
  const sent: readonly unknown[] = Array.isArray(value) ? value : isObject(value) ? [value['value']] : [];
  const texts = sent.filter((item) => typeof item === 'string');
  if (texts.length === 1 || (texts.length > 1 && NAMES.has(key))) node[key] = texts.join('; ');
  else Reflect.deleteProperty(node, key);
}

/** Gives the element its shape; false where that cannot be done without guessing. */
function shapeElement(node: JsonDraft, key: string, shape: Shape): boolean {
  const value = node[key];
  switch (shape) {
    case 'list':
      if (isObject(value)) node[key] = [value];
      else if (!Array.isArray(value) || !(value as unknown[]).every(isObject)) return false;
      return true;
    case 'object':
      if (isObject(value)) return true;
      if (!Array.isArray(value) || value.length !== 1 || !isObject(value[0])) return false;
      node[key] = value[0];
      return true;
    case 'texts':
      if (!Array.isArray(value)) node[key] = [value];
      if ((node[key] as unknown[]).some((item) => typeof item === 'object' && item !== null))
        Reflect.deleteProperty(node, key);
      return true;
    case 'text':
      // a date, title or status of another shape is left out: one bad element does not take the resource with it
      if (typeof value === 'number' || typeof value === 'boolean') node[key] = String(value);
      else if (typeof value !== 'string') shapeText(node, key, value);
      return true;
  }
}

type Shapes = ReadonlyMap<string, Shape | null>;

/** By name, in one table for each place: at the top of a type, and inside its elements; null for no shape. */
const SHAPES: ReadonlyMap<string, { readonly top: Shapes; readonly below: Shapes }> = new Map(
  [...AT_TOP].map(([type, own]) => {
    const below: Shapes = new Map([...ANYWHERE, ...(BELOW.get(type) ?? [])]);
    return [type, { top: new Map([...below, ...own]), below }];
  }),
);

/** `here`: the shapes of what stands in this node; `below`: of what stands further in. */
function shapeNode(node: JsonDraft, here: Shapes, below: Shapes): boolean {
  for (const key in node) {
    const shape = here.get(key) ?? null;
    if (shape !== null && !shapeElement(node, key, shape)) return false;
    const value = node[key];
    if (typeof value !== 'object' || value === null) continue;
    if (!Array.isArray(value)) {
      if (!shapeNode(value as JsonDraft, below, below)) return false;
      continue;
    }
    for (const item of value as unknown[]) {
      if (!isObject(item)) continue;
      if (key === 'contained' ? !shapeContained(item) : key === 'coding' && isBadCoding(item)) return false;
      if (key !== 'contained' && !shapeNode(item, below, below)) return false;
    }
  }
  return true;
}

const shapeContained = (resource: JsonDraft): boolean => {
  const shapes = SHAPES.get(String(resource['resourceType']));
  return shapes === undefined || shapeNode(resource, shapes.top, shapes.below);
};

/**
 * True when the R4 resource has, or could be given, its shape; mended in place. A type that no section carries is not
 * looked at: nothing of it is ever released. The resource must already be known not to be nested too deep.
 */
export const hasShapeOfType = (resource: FhirResource): boolean => shapeContained(resource as unknown as JsonDraft);
