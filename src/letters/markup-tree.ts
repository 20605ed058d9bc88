/**
 * How is markup held while it is read? As nodes linked to their neighbours, so that every change costs the same however
 * long the letter is, and counted, so that no letter can grow beyond bounds.
 */
import { MOST_DEPTH, MOST_NODES } from './bounds';

export interface MarkupNode {
  /** The name of an element in lower case, or `#text`, `#comment`, `#doctype`, `#document`. */
  name: string;
  readonly namespace: string;
  readonly attributes: { name: string; value: string }[];
  /** The words of a text or comment, piece by piece. */
  readonly text: string[];
  parent: MarkupNode | null;
  first: MarkupNode | null;
  last: MarkupNode | null;
  next: MarkupNode | null;
  previous: MarkupNode | null;
  /** What a template holds, which is never drawn. */
  content: MarkupNode | null;
}

/** Thrown by `Budget` alone, and caught where a letter is read: it has more in it than is read. */
export const TOO_MUCH = Symbol('too much');

/** How often a node may be put somewhere, for each that may be made: the parser moves what was nested wrongly. */
const MOVES = 4;

export interface Budget {
  /** Told of every node that is made. */
  node(): void;
  /** Told of every node that is put somewhere. */
  move(): void;
  deeper(): void;
  back(): void;
  /** Nodes made and moved so far: what the reading has cost. */
  readonly steps: number;
}

export function createBudget(mostNodes = MOST_NODES, mostDepth = MOST_DEPTH): Budget {
  let made = 0;
  let moved = 0;
  let depth = 0;
  const stopIf = (beyond: boolean): void => {
    // It crosses a parser that is not ours, which knows no other way out.
    if (beyond) throw TOO_MUCH;
  };
  return {
    node() {
      made += 1;
      stopIf(made > mostNodes);
    },
    move() {
      moved += 1;
      stopIf(moved > mostNodes * MOVES);
    },
    deeper() {
      depth += 1;
      stopIf(depth > mostDepth);
    },
    back() {
      depth -= 1;
    },
    get steps() {
      return made + moved;
    },
  };
}

/** What `read` gives; null where the letter has more in it than is read. */
export function withinBudget<T>(read: () => T): T | null {
  try {
    return read();
  } catch (error) {
    if (error === TOO_MUCH) return null;
    throw error;
  }
}

export const createNode = (name: string, attributes: MarkupNode['attributes'] = [], namespace = ''): MarkupNode => ({
  name,
  namespace,
  attributes,
  text: [],
  parent: null,
  first: null,
  last: null,
  next: null,
  previous: null,
  content: null,
});

export function detach(node: MarkupNode): void {
  const { parent, previous, next } = node;
  if (parent === null) return;
  if (previous === null) parent.first = next;
  else previous.next = next;
  if (next === null) parent.last = previous;
  else next.previous = previous;
  node.parent = node.previous = node.next = null;
}

/** Puts `node` under `parent`, before `reference` or at the end. */
export function insert(parent: MarkupNode, node: MarkupNode, reference: MarkupNode | null): void {
  detach(node);
  const previous = reference === null ? parent.last : reference.previous;
  node.parent = parent;
  node.previous = previous;
  node.next = reference;
  if (previous === null) parent.first = node;
  else previous.next = node;
  if (reference === null) parent.last = node;
  else reference.previous = node;
}

/** Adds words under `parent`; words that follow words are one text. */
export function insertWords(parent: MarkupNode, words: string, reference: MarkupNode | null, budget: Budget): void {
  const before = reference === null ? parent.last : reference.previous;
  if (before?.name === '#text') {
    before.text.push(words);
    return;
  }
  budget.node();
  const node = createNode('#text');
  node.text.push(words);
  insert(parent, node, reference);
}

export const attributeOf = ({ attributes }: MarkupNode, name: string): string | null =>
  attributes.find((attribute) => attribute.name === name)?.value ?? null;

/** Every node below `root` in document order, told when it begins and when it ends. No recursion. */
export function walkMarkup(
  root: MarkupNode,
  enter: (node: MarkupNode) => void,
  leave: (node: MarkupNode) => void,
): void {
  let node: MarkupNode | null = root.first;
  while (node !== null) {
    enter(node);
    if (node.first !== null) {
      node = node.first;
      continue;
    }
    leave(node);
    while (node.next === null) {
      const up: MarkupNode | null = node.parent;
      if (up === null || up === root) return;
      node = up;
      leave(node);
    }
    node = node.next;
  }
}
