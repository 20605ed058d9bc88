/** Is the markup of a letter what the parser's own tree would hold, and does its cost grow with its length alone? */
import fc from 'fast-check';
import { defaultTreeAdapter, parse, type DefaultTreeAdapterTypes } from 'parse5';
import { describe, expect, it } from 'vitest';
import { htmlTree } from './html-tree';
import { createBudget, type MarkupNode, TOO_MUCH, walkMarkup, withinBudget } from './markup-tree';

type Node = DefaultTreeAdapterTypes.Node;

function written(root: MarkupNode): string {
  const said: string[] = [];
  walkMarkup(
    root,
    (node) => {
      said.push(
        node.name === '#text' || node.name === '#comment'
          ? `${node.name}(${node.text.join('')})`
          : `<${node.name}${node.attributes.map(({ name, value }) => ` ${name}=${value}`).join('')}>`,
      );
      if (node.content !== null) said.push(`{${written(node.content)}}`);
    },
    (node) => said.push(`/${node.name}`),
  );
  return said.join('');
}

function writtenByParser(node: Node): string {
  if (defaultTreeAdapter.isTextNode(node)) return `#text(${node.value})/#text`;
  if (defaultTreeAdapter.isCommentNode(node)) return `#comment(${node.data})/#comment`;
  if (defaultTreeAdapter.isDocumentTypeNode(node)) return '<#doctype>/#doctype';
  const children = 'childNodes' in node ? node.childNodes.map(writtenByParser).join('') : '';
  if (!defaultTreeAdapter.isElementNode(node)) return children;
  const attributes = node.attrs.map(({ name, value }) => ` ${name}=${value}`).join('');
  const content = 'content' in node ? `{${writtenByParser((node as DefaultTreeAdapterTypes.Template).content)}}` : '';
  return `<${node.tagName}${attributes}>${content}${children}/${node.tagName}`;
}

const TAGS =
  'p div b i a table tr td th caption select option li ul form svg math template ' +
  'br html body script title h1 sup font nobr button';
const piece = fc.oneof(
  fc.constantFrom(...TAGS.split(' ')).map((tag) => `<${tag}>`),
  fc.constantFrom(...TAGS.split(' ')).map((tag) => `</${tag}>`),
  fc.constantFrom(
    'word ',
    '&amp;',
    '&#72;',
    '<!-- x -->',
    '<p class="a" id=b>',
    '<html lang=en>',
    '<',
    '"',
    '<!doctype html>',
    '\0',
    '\r\n',
    '<body x y>',
  ),
);

describe('the markup of a letter', () => {
  it('is what the parser’s own tree would hold', () => {
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        const html = pieces.join('');
        const tree = htmlTree(html, createBudget());
        expect(written(tree)).toBe(writtenByParser(parse(html, { scriptingEnabled: false })));
      }),
      { numRuns: 400 },
    );
  });

  /** Each repeats what is known to make parsers slow. */
  const SLOW: readonly (readonly [string, (many: number) => string])[] = [
    ['rows of words put before a table', (many) => `<br>${'x<br>'.repeat(many)}<table>${'x<br>'.repeat(many)}`],
    ['bold that is closed out of turn', (many) => `${'<b><p>'.repeat(many)}${'</b>'.repeat(many)}`],
    ['fonts that are never closed', (many) => Array.from({ length: many }, (_, at) => `<font size=${at}><p>`).join('')],
    [
      'attributes of the document added one by one',
      (many) => Array.from({ length: many }, (_, at) => `<html a${at}=1>`).join(''),
    ],
    ['attributes of one tag', (many) => `<p ${Array.from({ length: many }, (_, at) => `a${at}`).join(' ')}>`],
    ['links within links', (many) => '<a>x'.repeat(many)],
    ['tables within tables', (many) => '<table><td>'.repeat(many)],
    ['comments', (many) => '<!---->'.repeat(many)],
  ];

  it.each(SLOW)('costs in steps no more than its length, or is given up: %s', (_what, make) => {
    const cost = (many: number): number => {
      const budget = createBudget(20_000);
      return withinBudget(() => htmlTree(make(many), budget)) === null ? -1 : budget.steps;
    };
    const [some, more] = [cost(400), cost(1600)];
    if (some >= 0 && more >= 0) expect(more).toBeLessThanOrEqual(some * 4 + 100);
    expect(cost(40_000)).toBeLessThanOrEqual(20_000 * 5);
  });

  it('is given up where nodes are moved more often than so many letters need', () => {
    const moved = (times: number): true | null =>
      withinBudget(() => {
        const budget = createBudget(10);
        for (let at = 0; at < times; at += 1) budget.move();
        return true;
      });
    expect(moved(40)).toBe(true);
    expect(moved(41)).toBeNull();
  });

  it('is given up beyond its bounds, and any other fault is not swallowed', () => {
    expect(withinBudget(() => htmlTree('<p>'.repeat(30), createBudget(30)))).toBeNull();
    expect(withinBudget(() => htmlTree('<div>'.repeat(30), createBudget(100, 20)))).toBeNull();
    expect(withinBudget(() => htmlTree('<div></div>'.repeat(30), createBudget(100, 20)))).not.toBeNull();
    expect(() =>
      withinBudget(() => {
        throw new Error('a fault');
      }),
    ).toThrow('a fault');
    expect(typeof TOO_MUCH).toBe('symbol');
  });
});
