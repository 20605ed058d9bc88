/**
 * What does an XML letter mean as markup? A small strict reader: elements, attributes, text, CDATA; comments and
 * instructions are passed over. Null where it is not well-formed, or needs what only a DTD could say: no entity but the
 * five of XML and characters by number is ever opened, so that nothing grows. Source: XML 1.0, fifth edition.
 */
import { createNode, insert, insertWords, type Budget, type MarkupNode } from './markup-tree';

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
const ENTITY = /&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|([a-z]{2,4}));|&/gi;
const NAME = /[^\s/>=<]+/y;
const BLANK = /\s*/y;

/** Null where an entity is not one of XML's own. */
function unescaped(text: string): string | null {
  if (!text.includes('&')) return text;
  let sound = true;
  const read = text.replace(ENTITY, (all, hex?: string, digits?: string, name?: string) => {
    const code = hex !== undefined ? Number.parseInt(hex, 16) : Number(digits ?? -1);
    if (name === undefined && code > 0 && code <= 0x10ffff) return String.fromCodePoint(code);
    const means = name === undefined ? undefined : ENTITIES[name];
    if (means === undefined) sound = false;
    return means ?? all;
  });
  return sound ? read : null;
}

/** `cda:section` is a section whatever its prefix; the name of an element in lower case. */
const localName = (name: string): string => name.slice(name.indexOf(':') + 1).toLowerCase();

interface Tag {
  readonly name: string;
  readonly attributes: MarkupNode['attributes'];
  readonly closed: boolean;
  readonly end: number;
}

function readTag(xml: string, from: number): Tag | null {
  let at = from;
  const take = (pattern: RegExp): string => {
    pattern.lastIndex = at;
    const found = pattern.exec(xml)?.[0] ?? '';
    at += found.length;
    return found;
  };
  const name = take(NAME);
  if (name === '') return null;
  const attributes: MarkupNode['attributes'] = [];
  for (;;) {
    take(BLANK);
    if (xml[at] === '>') return { name, attributes, closed: false, end: at + 1 };
    if (xml.startsWith('/>', at)) return { name, attributes, closed: true, end: at + 2 };
    const attribute = take(NAME);
    if (attribute === '') return null;
    take(BLANK);
    if (xml[at] !== '=') return null;
    at += 1;
    take(BLANK);
    const quote = xml[at];
    if (quote !== '"' && quote !== "'") return null;
    const close = xml.indexOf(quote, at + 1);
    const value = close < 0 ? null : unescaped(xml.slice(at + 1, close));
    if (value === null) return null;
    attributes.push({ name: localName(attribute), value });
    at = close + 1;
  }
}

/** Where what begins at `at` and is passed over ends; -1 where it does not, and 0 where it is not passed over. */
function passedOver(xml: string, at: number): number {
  const closing = xml.startsWith('<!--', at)
    ? '-->'
    : xml.startsWith('<?', at)
      ? '?>'
      : /^<!doctype/i.test(xml.slice(at, at + 9))
        ? '>'
        : null;
  if (closing === null) return 0;
  const end = xml.indexOf(closing, at + 2);
  // A DTD within the letter could give words other meanings.
  if (end < 0 || (closing === '>' && xml.slice(at, end).includes('['))) return -1;
  return end + closing.length;
}

interface Reading {
  readonly xml: string;
  readonly root: MarkupNode;
  readonly budget: Budget;
  /** The element that the words at hand stand in. */
  open: MarkupNode;
  /** The names of all elements that are open, as they were written. */
  readonly names: string[];
}

/** The words between two marks; false where there are none to be. */
function readText({ root, open, budget }: Reading, text: string): boolean {
  const words = unescaped(text);
  if (words === null) return false;
  if (open === root) return words.replace('\ufeff', '').trim() === '';
  if (words !== '') insertWords(open, words, null, budget);
  return true;
}

function readCdata({ xml, root, open, budget }: Reading, at: number): number {
  const end = xml.indexOf(']]>', at);
  if (end < 0 || open === root) return -1;
  insertWords(open, xml.slice(at + '<![CDATA['.length, end), null, budget);
  return end + ']]>'.length;
}

function readEnd(reading: Reading, at: number): number {
  const end = reading.xml.indexOf('>', at);
  if (end < 0 || reading.names.pop() !== reading.xml.slice(at + '</'.length, end).trimEnd()) return -1;
  reading.open = reading.open.parent ?? reading.root;
  reading.budget.back();
  return end + 1;
}

function readBeginning(reading: Reading, at: number): number {
  const { root, open, budget } = reading;
  const tag = readTag(reading.xml, at + 1);
  if (tag === null || (open === root && root.first !== null)) return -1;
  budget.node();
  const node = createNode(localName(tag.name), tag.attributes);
  insert(open, node, null);
  if (!tag.closed) {
    reading.names.push(tag.name);
    reading.open = node;
    budget.deeper();
  }
  return tag.end;
}

/** Where what begins at `at` ends; -1 where it is not well-formed. */
function readMark(reading: Reading, at: number): number {
  const over = passedOver(reading.xml, at);
  if (over !== 0) return over;
  if (reading.xml.startsWith('<![CDATA[', at)) return readCdata(reading, at);
  return reading.xml[at + 1] === '/' ? readEnd(reading, at) : readBeginning(reading, at);
}

/** Throws `TOO_MUCH` beyond the budget. */
export function xmlTree(xml: string, budget: Budget): MarkupNode | null {
  const root = createNode('#document');
  const reading: Reading = { xml, root, budget, open: root, names: [] };
  let at = 0;
  while (at >= 0 && at < xml.length) {
    const next = xml.indexOf('<', at);
    if (!readText(reading, xml.slice(at, next < 0 ? xml.length : next))) return null;
    if (next < 0) break;
    at = readMark(reading, next);
  }
  return at >= 0 && reading.names.length === 0 && root.first !== null ? root : null;
}
