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

/** Throws `TOO_MUCH` beyond the budget. */
export function xmlTree(xml: string, budget: Budget): MarkupNode | null {
  const root = createNode('#document');
  let open = root;
  const names: string[] = [];
  let at = 0;
  while (at < xml.length) {
    const next = xml.indexOf('<', at);
    const text = xml.slice(at, next < 0 ? xml.length : next);
    if (text !== '') {
      const words = unescaped(text);
      if (words === null || (open === root && words.replace('\ufeff', '').trim() !== '')) return null;
      if (open !== root) insertWords(open, words, null, budget);
    }
    if (next < 0) break;
    const over = passedOver(xml, next);
    if (over < 0) return null;
    if (over > 0) {
      at = over;
    } else if (xml.startsWith('<![CDATA[', next)) {
      const end = xml.indexOf(']]>', next);
      if (end < 0 || open === root) return null;
      insertWords(open, xml.slice(next + 9, end), null, budget);
      at = end + 3;
    } else if (xml[next + 1] === '/') {
      const end = xml.indexOf('>', next);
      if (end < 0 || names.pop() !== xml.slice(next + 2, end).trimEnd()) return null;
      open = open.parent ?? root;
      budget.back();
      at = end + 1;
    } else {
      const tag = readTag(xml, next + 1);
      if (tag === null || (open === root && root.first !== null)) return null;
      budget.node();
      const node = createNode(localName(tag.name), tag.attributes);
      insert(open, node, null);
      if (!tag.closed) {
        names.push(tag.name);
        open = node;
        budget.deeper();
      }
      at = tag.end;
    }
  }
  return names.length === 0 && root.first !== null ? root : null;
}
