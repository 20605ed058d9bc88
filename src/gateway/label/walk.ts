/**
 * What does one resource tell of itself, and whom does it refer to? One walk over every element, known or not. Source:
 * POLICY 3 and 5.
 */
import type { Json } from '../../domain/json';
import type { Policy } from '../../policy/policy';
import { HORMONE, settled, UNJUDGED, VALID } from '../../policy/marks';
import { holdsMore, judgeBareCode, judgeConcept, judgeTitle } from './concepts';
import { FORM_NAME, FREE_TEXT, HOLDS_ADDRESS, IN_EXTENSION, INLINE_LABEL, isFormName, isInlineLabel } from './elements';
import {
  asText,
  begin,
  codeMarks,
  codeWords,
  createJudging,
  DEEPEST,
  emptyParts,
  hasKeys,
  placeOf,
  type Judging,
  type OnReference,
  type Parts,
} from './judging';
import type { KnownConcept } from './known-concepts';
import { namesInExtensions, textsIn, type Reading } from './reading';
import { readConfidentiality, readLabels, readTags } from './security-labels';

export type { OnReference } from './judging';

export interface Walk {
  /** Everything a resource tells of itself. */
  judge(resource: Json, onReference: OnReference): number;
  /** What the security labels of the resource judged last said, wherever they stood in it. */
  labels(): number;
}

/** A text among the elements of a node: kept for the passes below, or judged where it stands. */
function takeText(judging: Judging, node: Json, key: string, value: string, depth: number, parts: Parts): void {
  switch (key) {
    case 'text':
      parts.text = value;
      break;
    case 'code':
      parts.code = value;
      break;
    case 'display':
      parts.display = value;
      break;
    case 'reference':
      parts.reference = value;
      break;
    case 'url':
      parts.url = value;
      break;
    case 'value':
    case 'unit':
      parts.isMeasure = true;
      judgeTitle(judging, key, value);
      break;
    case 'valueCode':
      judging.marks |= codeMarks(judging, undefined, value, false) & ~VALID;
      if (!isInlineLabel(node['url'])) judging.marks |= codeWords(judging, undefined, value, key);
      break;
    case 'data':
      // A document is what its words say, where they stand in it; of anything else the form goes that tells, and not
      // the whole.
      if (judging.isDocument || (judging.isBytes && depth === 0))
        judging.marks |= judging.reading.letter(value, node['contentType']);
      break;
    case 'confidentiality':
      readConfidentiality(judging, value);
      break;
    // of an extension it is free text
    case 'valueString':
      if (node['url'] === undefined) judgeTitle(judging, key, value);
      else if (isFormName(node['url'])) judgeTitle(judging, FORM_NAME, value);
      break;
    default:
      judgeTitle(judging, key, value);
  }
}

/** What stands in a list or an object where a text should is one all the same. */
function takeSaid(key: string, value: unknown, parts: Parts): void {
  if (key !== 'text' && key !== 'display') return;
  const said = textsIn(value).join('\n');
  if (said !== '') parts[key] = said;
}

function takeList(judging: Judging, key: string, value: readonly unknown[], depth: number, parts: Parts): void {
  if (key === 'coding') {
    parts.codings = value;
    return;
  }
  // what a resource contains is judged as a resource of its own
  if (key === 'contained' && depth === 0) return;
  if (key === 'securityLabel') readLabels(judging, value);
  takeSaid(key, value, parts);
  for (const item of value) {
    if (hasKeys(item)) enter(judging, item, key, depth + 1);
    // in nothing there is nothing to judge
    else if (item !== null) judgeTitle(judging, key, String(item));
  }
}

function takeObject(judging: Judging, node: Json, key: string, value: Json, depth: number, parts: Parts): void {
  if (key === 'meta') {
    const { security, tag, extension } = value;
    readLabels(judging, security);
    readTags(judging, tag);
    if (extension !== undefined) walk(judging, { extension }, key, depth + 1);
    return;
  }
  takeSaid(key, value, parts);
  if (key === 'securityLabel') readLabels(judging, value);
  else if (key === 'identifier') parts.identifier = value['value'];
  // the words of a title in another language, or as they were typed
  if (key.startsWith('_') && node['url'] === undefined)
    for (const words of namesInExtensions(value)) judgeTitle(judging, key.slice(1), words);
  enter(judging, value, isInlineLabel(node['url']) ? INLINE_LABEL : key, depth + 1);
}

/** A number, a truth value or nothing. */
function takeOther(judging: Judging, key: string, value: unknown, parts: Parts): void {
  if (key === 'value') parts.isMeasure = true;
  else if (key === 'code') parts.code = value;
  else if (key === 'valueCode') judging.marks |= codeMarks(judging, undefined, value, false);
}

/** The first pass over a node: goes into what stands in it, and gathers what tells something only together. */
function gather(judging: Judging, node: Json, depth: number): Parts {
  const parts = emptyParts(judging, depth);
  for (const key in node) {
    const value = node[key];
    if (typeof value === 'string') takeText(judging, node, key, value, depth, parts);
    else if (typeof value !== 'object' || value === null) takeOther(judging, key, value, parts);
    else if (Array.isArray(value)) takeList(judging, key, value as readonly unknown[], depth, parts);
    else takeObject(judging, node, key, value as Json, depth, parts);
  }
  return parts;
}

/** The second pass: the codings of a node and the words beside them, or its words alone. */
function judgeCodings(judging: Judging, node: Json, { codings, text }: Parts, element: string, depth: number): void {
  if (codings !== undefined) {
    for (const coding of codings)
      if (hasKeys(coding) && holdsMore(coding)) walk(judging, coding, element, depth + 1, true);
    judgeConcept(judging, node, codings, text, element);
  } else if ((text !== undefined || node['_text'] !== undefined) && !FREE_TEXT.has(element))
    judgeConcept(judging, node, [], text, element);
}

/** A file’s name is as good as a title: “…/HIV%20clinic.pdf”. */
function wordsOfAddress(url: string): string {
  try {
    return decodeURIComponent(url.replaceAll('+', ' '));
  } catch {
    return url;
  }
}

/** The third: a label, a document's address or a reference that stands in an extension. */
function judgeUrl(judging: Judging, node: Json, url: string, element: string): void {
  if (isInlineLabel(url)) {
    readLabels(judging, node['valueCoding'] ?? node['valueCodeableConcept'] ?? { code: node['valueCode'] });
    return;
  }
  if (HOLDS_ADDRESS.has(element)) {
    if (judging.isDocument) judging.marks |= codeWords(judging, undefined, wordsOfAddress(url), element);
    judging.onReference('url', url, undefined, undefined);
    return;
  }
  if (!hasKeys(node['valueReference'])) return;
  const { reference } = node['valueReference'];
  for (const [ending, stands] of IN_EXTENSION)
    if (url.endsWith(ending) && typeof reference === 'string')
      judging.onReference(stands, reference, undefined, undefined);
}

/** The last: whom a node refers to, by address or by identifier, and the name beside it. */
function judgeReference(judging: Judging, node: Json, parts: Parts, element: string, isCoding: boolean): void {
  const { reference, display, identifier, code } = parts;
  if (judging.isMedicine && element === 'medicationReference' && display !== undefined)
    judging.marks |= judging.reading.medicine(display);
  if (reference !== undefined) {
    judging.onReference(element, reference, display, asText(identifier));
    return;
  }
  if (typeof identifier === 'string' && node['resourceType'] === undefined)
    judging.onReference(element, '', display, identifier);
  // INVARIANT: no text decides an allergy; the name of who recorded it does not.
  if (code === undefined && !isCoding && display !== undefined && !judging.isAllergy)
    judging.marks |= judging.reading.words(display);
}

/** A node within another: of a concept that was met in such a place before it is known what it tells. */
function enter(judging: Judging, node: Json, element: string, depth: number): void {
  const known = judging.reading.known.of(node);
  if (known === null || depth > DEEPEST) walk(judging, node, element, depth);
  else judging.marks |= marksOfKnown(judging, known, element, depth);
}

/** INVARIANT: such a concept holds codes and names alone: it tells of itself, refers to nobody and labels nothing. */
function marksOfKnown(judging: Judging, { concept, marks }: KnownConcept, element: string, depth: number): number {
  const place = placeOf(judging, element);
  const before = marks.get(place);
  if (before !== undefined) return before;
  const own = judging.marks;
  judging.marks = 0;
  walk(judging, concept, element, depth);
  const told = judging.marks;
  judging.marks = own;
  if (place >= 0) marks.set(place, told);
  return told;
}

/** One node and all that stands in it; `isCoding` for a coding whose code and name its concept judges. */
function walk(judging: Judging, node: Json, element: string, depth: number, isCoding = false): void {
  if (depth > DEEPEST) {
    judging.marks |= UNJUDGED;
    return;
  }
  const parts = gather(judging, node, depth);
  judgeCodings(judging, node, parts, element, depth);
  if (parts.code !== undefined && !isCoding)
    judgeBareCode(judging, node, parts.code, parts.display, parts.isMeasure, element);
  if (parts.url !== undefined) judgeUrl(judging, node, parts.url, element);
  judgeReference(judging, node, parts, element, isCoding);
}

export function createWalk({ codes }: Policy, reading: Reading): Walk {
  const judging = createJudging(codes, reading);
  return {
    judge(resource, onReference) {
      const type = String(resource['resourceType']);
      begin(judging, type, onReference);
      try {
        walk(judging, resource, type, 0);
      } catch {
        // INVARIANT: what cannot be judged is denied.
        judging.marks |= UNJUDGED;
      }
      judging.marks = settled(judging.marks | judging.labelled);
      return judging.isAllergy ? judging.marks & ~HORMONE : judging.marks;
    },
    labels: () => judging.labelled,
  };
}
