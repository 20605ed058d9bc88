/**
 * What does a clinical document (HL7 CDA, release 2) say to its reader? Its title, who it is about and from, and the
 * titles and narrative of its sections, which is what was attested; the coded entries are not shown. Source: CDA R2,
 * 4.3.5 "Section Narrative Block".
 */
import { attributeOf, createNode, insert, walkMarkup, type MarkupNode } from './markup-tree';

/** What a narrative's elements are in the words of HTML. */
const NARRATIVE: Readonly<Record<string, string>> = {
  content: 'span',
  paragraph: 'p',
  list: 'ul',
  item: 'li',
  linkhtml: 'a',
  rendermultimedia: 'img',
  footnote: 'span',
  footnoteref: 'span',
};
const AS_THEY_ARE = /^(?:br|sub|sup|table|caption|thead|tbody|tfoot|tr|td|th|col|colgroup)$/;
const CONTAINERS = /^(?:component|structuredbody|section)$/;
const HEADERS: Readonly<Record<string, string>> = {
  recordtarget: 'Patient',
  author: 'Author',
  custodian: 'Custodian',
  legalauthenticator: 'Signed by',
  informationrecipient: 'To',
};

export const isClinicalDocument = (root: MarkupNode): boolean => root.first?.name === 'clinicaldocument';

/** The names within a header: of a person or an organisation. */
function namesIn(header: MarkupNode): string {
  const found: string[] = [];
  let name: MarkupNode | null = null;
  let words: string[] = [];
  walkMarkup(
    header,
    (node) => {
      if (name === null && node.name === 'name') {
        name = node;
        words = [];
      } else if (name !== null && node.name === '#text') words.push(node.text.join(''));
    },
    (node) => {
      if (node !== name) return;
      found.push(words.join(' ').replace(/\s+/g, ' ').trim());
      name = null;
    },
  );
  return found.filter((one) => one !== '').join(', ');
}

function narrativeName(node: MarkupNode): string {
  if (node.name === 'list' && attributeOf(node, 'listtype')?.toLowerCase() === 'ordered') return 'ol';
  if (node.name === 'content' && attributeOf(node, 'revised')?.toLowerCase() === 'delete') return 'del';
  return NARRATIVE[node.name] ?? (AS_THEY_ARE.test(node.name) ? node.name : 'span');
}

/** Which HTML element stands for `node`; its parent has its own already. */
function nameFor(node: MarkupNode, within: 'document' | 'section' | 'body' | 'narrative' | 'hidden', depth: number) {
  if (within === 'narrative') return narrativeName(node);
  if (within === 'hidden') return node.name;
  if (node.name === 'title') return within === 'document' ? 'h1' : `h${String(Math.min(6, depth + 1))}`;
  if (CONTAINERS.test(node.name) || node.name === 'nonxmlbody') return 'div';
  if (node.name === 'text') return within === 'section' ? 'div' : 'object';
  return 'head';
}

/** A letter of another kind that a clinical document holds instead of sections; null where it holds none. */
export function letterWithin(root: MarkupNode): { readonly data: string; readonly contentType: string } | null {
  let body: MarkupNode | null = null;
  walkMarkup(
    root,
    (node) => {
      if (node.name === 'text' && node.parent?.name === 'nonxmlbody') body ??= node;
    },
    () => undefined,
  );
  if (body === null) return null;
  const node: MarkupNode = body;
  const words = node.first?.name === '#text' ? node.first.text.join('') : '';
  return attributeOf(node, 'representation')?.toUpperCase() === 'B64'
    ? { data: words, contentType: attributeOf(node, 'mediatype') ?? '' }
    : null;
}

/** Gives every element of the document the name of the HTML element that means the same, so that it reads as HTML. */
export function cdaAsHtml(root: MarkupNode): MarkupNode {
  const kinds = new Map<MarkupNode, 'document' | 'section' | 'body' | 'narrative' | 'hidden'>();
  let sections = 0;
  const isSection = new Set<MarkupNode>();
  walkMarkup(
    root,
    (node) => {
      if (node.name.startsWith('#')) return;
      const parent = node.parent ?? root;
      if (parent === root) {
        kinds.set(node, 'document');
        node.name = 'body';
        return;
      }
      const within = kinds.get(parent) ?? 'hidden';
      const was = node.name;
      if (was === 'section' && within === 'body') {
        sections += 1;
        isSection.add(node);
      }
      const header = within === 'document' ? HEADERS[was] : undefined;
      const name = nameFor(node, within, sections);
      node.name = name;
      const isText =
        within === 'narrative' || (was === 'title' && name !== 'head') || (was === 'text' && name === 'div');
      kinds.set(
        node,
        isText
          ? 'narrative'
          : name === 'head' || within === 'hidden'
            ? 'hidden'
            : was === 'section'
              ? 'section'
              : 'body',
      );
      const words = header === undefined ? '' : namesIn(node);
      if (header !== undefined && words !== '') {
        const line = createNode('p');
        kinds.set(line, 'narrative');
        const text = createNode('#text');
        text.text.push(`${header}: ${words}`);
        insert(line, text, null);
        insert(parent, line, node);
      }
    },
    (node) => {
      if (isSection.has(node)) sections -= 1;
    },
  );
  return root;
}
