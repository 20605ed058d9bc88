/**
 * What does an HTML letter mean as markup? As every browser reads it (HTML standard, 13.2), by parse5, without a
 * document that a browser could draw: nothing runs and nothing is fetched.
 */
import { html, parse, type TreeAdapter, type TreeAdapterTypeMap } from 'parse5';
import { createNode, detach, insert, insertWords, type Budget, type MarkupNode } from './markup-tree';

type Types = TreeAdapterTypeMap<
  MarkupNode,
  MarkupNode,
  MarkupNode,
  MarkupNode,
  MarkupNode,
  MarkupNode,
  MarkupNode,
  MarkupNode,
  MarkupNode,
  MarkupNode
>;

const wordsOf = ({ text }: MarkupNode): string => text.join('');

/** What the parser asks of a node. */
const ASKED: Pick<
  TreeAdapter<Types>,
  | 'getDocumentTypeNodeName'
  | 'getDocumentTypeNodePublicId'
  | 'getDocumentTypeNodeSystemId'
  | 'getFirstChild'
  | 'getParentNode'
  | 'getAttrList'
  | 'getTagName'
  | 'getNamespaceURI'
  | 'getTextNodeContent'
  | 'getCommentNodeContent'
  | 'isTextNode'
  | 'isCommentNode'
  | 'isDocumentTypeNode'
  | 'isElementNode'
  | 'getNodeSourceCodeLocation'
  | 'setNodeSourceCodeLocation'
  | 'updateNodeSourceCodeLocation'
  | 'getTemplateContent'
> = {
  getDocumentTypeNodeName: wordsOf,
  getDocumentTypeNodePublicId: () => '',
  getDocumentTypeNodeSystemId: () => '',
  getFirstChild: ({ first }) => first,
  getParentNode: ({ parent }) => parent,
  getAttrList: ({ attributes }) => attributes,
  getTagName: ({ name }) => name,
  getNamespaceURI: ({ namespace }) => namespace as html.NS,
  getTextNodeContent: wordsOf,
  getCommentNodeContent: wordsOf,
  isTextNode: (node): node is MarkupNode => node.name === '#text',
  isCommentNode: (node): node is MarkupNode => node.name === '#comment',
  isDocumentTypeNode: (node): node is MarkupNode => node.name === '#doctype',
  isElementNode: (node): node is MarkupNode => !node.name.startsWith('#'),
  getNodeSourceCodeLocation: () => null,
  setNodeSourceCodeLocation: () => undefined,
  updateNodeSourceCodeLocation: () => undefined,
  getTemplateContent: (template) => template.content ?? template,
};

function adapterFor(budget: Budget): TreeAdapter<Types> {
  let mode = html.DOCUMENT_MODE.NO_QUIRKS;
  /** The names that an element had when others were added to it, so that each name is looked at once. */
  const namesOf = new Map<MarkupNode, Set<string>>();
  const counted = (node: MarkupNode): MarkupNode => {
    budget.node();
    return node;
  };
  const worded = (name: string, words: string): MarkupNode => {
    const node = counted(createNode(name));
    node.text.push(words);
    return node;
  };
  return {
    ...ASKED,
    createDocument: () => createNode('#document'),
    createDocumentFragment: () => counted(createNode('#document')),
    createElement: (name, namespace, attributes) => counted(createNode(name, attributes, namespace)),
    createCommentNode: (words) => worded('#comment', words),
    createTextNode: (words) => worded('#text', words),
    appendChild: (parent, node) => {
      budget.move();
      insert(parent, node, null);
    },
    insertBefore: (parent, node, reference) => {
      budget.move();
      insert(parent, node, reference);
    },
    insertText: (parent, words) => {
      insertWords(parent, words, null, budget);
    },
    insertTextBefore: (parent, words, reference) => {
      insertWords(parent, words, reference, budget);
    },
    detachNode: detach,
    setTemplateContent: (template, content) => {
      template.content = content;
    },
    adoptAttributes: (node, attributes) => {
      const names = namesOf.get(node) ?? new Set(node.attributes.map(({ name }) => name));
      namesOf.set(node, names);
      for (const attribute of attributes) if (!names.has(attribute.name)) node.attributes.push(attribute);
      for (const { name } of attributes) names.add(name);
    },
    setDocumentType: (document, name) => {
      insert(document, worded('#doctype', name), null);
    },
    setDocumentMode: (_document, next) => {
      mode = next;
    },
    getDocumentMode: () => mode,
    getChildNodes: (parent) => {
      const children: MarkupNode[] = [];
      for (let child = parent.first; child !== null; child = child.next) {
        budget.move();
        children.push(child);
      }
      return children;
    },
    onItemPush: () => {
      budget.deeper();
    },
    onItemPop: () => {
      budget.back();
    },
  };
}

/** The letter's markup; throws `TOO_MUCH` beyond the budget. Scripts never run, so what stands in for them is read. */
export const htmlTree = (text: string, budget: Budget): MarkupNode =>
  parse<Types>(text, { treeAdapter: adapterFor(budget), scriptingEnabled: false });
