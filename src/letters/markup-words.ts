/**
 * What does a letter in markup say to its reader? Walked once in the order of the document; what browsers do not draw
 * is not shown, and kept aside to be judged.
 */
import { attributeOf, walkMarkup, type MarkupNode } from './markup-tree';
import { createPage, PLAIN, type Page } from './page';
import { raised, type Reading } from './paragraph';

const names = (list: string): ReadonlySet<string> => new Set(list.split(' '));

/** What begins a paragraph of its own. */
const BLOCKS = names(
  'address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure ' +
    'footer form header legend main menu nav ol optgroup p pre section summary table textarea ul xmp listing plaintext',
);
/** What breaks a row of cells up: the table only lays the letter out. */
const BREAKS_ROWS = names('table ul ol dl h1 h2 h3 h4 h5 h6');
/** What is never drawn. */
const HIDDEN = names('head script style template title meta link datalist noembed noframes param source track');
const PICTURES = names('img svg picture canvas math video audio image');
const FILES = names('iframe object embed frame applet');
const FIELDS = names('select input');
const STRUCK = names('del s strike');
const KEEPS_LINES = names('pre textarea xmp listing plaintext');
const HEADING = /^h([1-6])$/;
const NOT_DRAWN = /(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse))/i;
const STRUCK_STYLE = /(?:^|;)\s*text-decoration(?:-line)?\s*:[^;]*line-through/i;

const isHidden = (node: MarkupNode): boolean =>
  attributeOf(node, 'hidden') !== null || NOT_DRAWN.test(attributeOf(node, 'style') ?? '');

interface Place {
  page: Page;
  /** The outermost node that is not drawn, while within it. */
  hiddenBy: MarkupNode | null;
  /** Words within hidden parts. */
  hidden: string[];
  /** How many of these the walk is within. */
  kept: number;
  raisedBy: number;
  /** Numbers of the lists that the walk is within; null where points have none. */
  lists: (number | null)[];
  struck: Set<MarkupNode>;
  /** Rows within rows: whether each is still one row of cells. */
  rows: boolean[];
}

/** A break between blocks: within a row of cells, a line of its cell. */
function breakBlock({ page }: Place): void {
  if (page.inRow) page.freshLine();
  else page.end();
}

/** What is told of instead of drawn; true where nothing within it is shown. */
function isOutOfSight(node: MarkupNode, { page }: Place): boolean {
  const { name } = node;
  if (HIDDEN.has(name)) return true;
  if (PICTURES.has(name)) page.warnings.add('pictures');
  else if (FILES.has(name)) page.warnings.add('attached-files');
  else if (FIELDS.has(name)) {
    if (attributeOf(node, 'type')?.toLowerCase() !== 'hidden') page.warnings.add('form-fields');
  } else if (isHidden(node)) page.warnings.add('hidden-words');
  else return false;
  return true;
}

function beginItem(place: Place): void {
  const number = place.lists.at(-1) ?? null;
  if (number !== null) place.lists[place.lists.length - 1] = number + 1;
  place.page.begin({ kind: 'item', marker: number === null ? '•' : `${String(number)}.` });
}

function beginList(node: MarkupNode, place: Place): void {
  const start = Number(attributeOf(node, 'start') ?? '1');
  const numbered = node.name === 'ol' && attributeOf(node, 'reversed') === null && Number.isSafeInteger(start);
  place.lists.push(numbered ? start : null);
}

/** What a new element does to the paragraphs. */
function beginBlock(name: string, place: Place): void {
  const { page } = place;
  if (BREAKS_ROWS.has(name) && page.inRow) {
    page.end();
    if (place.rows.length > 0) place.rows[place.rows.length - 1] = false;
  }
  const level = HEADING.exec(name)?.[1];
  if (level !== undefined) page.begin({ kind: 'heading', level: Number(level) });
  else if (name === 'li') beginItem(place);
  else if (name === 'tr') {
    page.beginRow();
    place.rows.push(true);
  } else if (name === 'br' || name === 'hr') page.line();
  else if (BLOCKS.has(name)) breakBlock(place);
}

function enterElement(node: MarkupNode, place: Place): void {
  const { page } = place;
  const { name } = node;
  for (const { value } of node.attributes) if (value !== '') page.asides.push(value);
  if (place.hiddenBy !== null) return;
  if (isOutOfSight(node, place)) {
    place.hiddenBy = node;
    return;
  }
  beginBlock(name, place);
  if (name === 'ul' || name === 'ol') beginList(node, place);
  if (KEEPS_LINES.has(name)) place.kept += 1;
  if (name === 'sup') place.raisedBy += 1;
  if (STRUCK.has(name) || STRUCK_STYLE.test(attributeOf(node, 'style') ?? '')) {
    place.struck.add(node);
    page.warnings.add('struck-out');
    page.mark('[struck out: ');
  }
}

function leaveElement(node: MarkupNode, place: Place): void {
  const { page } = place;
  const { name } = node;
  if (place.hiddenBy !== null) {
    if (place.hiddenBy === node) place.hiddenBy = null;
    return;
  }
  if (place.struck.delete(node)) page.mark(']');
  if (name === 'sup') place.raisedBy -= 1;
  if (KEEPS_LINES.has(name)) place.kept -= 1;
  if (name === 'ul' || name === 'ol') place.lists.pop();
  if (HEADING.test(name) || name === 'li') page.begin(PLAIN);
  else if (name === 'td' || name === 'th') {
    if (place.rows.at(-1) === true) page.cellEnds(name === 'th');
    else page.end();
  } else if (name === 'tr') {
    place.rows.pop();
    page.end();
  } else if (BLOCKS.has(name)) breakBlock(place);
}

/** Blanks and line breaks of markup are one blank, save where it keeps its lines. */
function sayText(held: readonly string[], { page, kept, raisedBy }: Place): void {
  const text = held.join('');
  if (kept > 0) {
    text.split(/\r\n?|\n/).forEach((line, at) => {
      if (at > 0) page.line();
      page.say(line);
    });
    return;
  }
  const oneLine = text.replace(/\s+/g, ' ');
  page.say(raisedBy > 0 ? raised(oneLine) : oneLine, held);
}

/** Only what stands between its tags, in a template. */
function textsBelow(root: MarkupNode, into: string[]): void {
  walkMarkup(
    root,
    (node) => {
      if (node.name === '#text') into.push(node.text.join(''));
      into.push(...node.attributes.map(({ value }) => value));
    },
    () => undefined,
  );
}

/** INVARIANT: only text leaves here: no element, attribute or address of the letter is kept for the screen. */
export function markupWords(root: MarkupNode): Reading {
  const page = createPage(false);
  const place: Place = {
    page,
    hiddenBy: null,
    hidden: [],
    kept: 0,
    raisedBy: 0,
    lists: [],
    struck: new Set(),
    rows: [],
  };
  walkMarkup(
    root,
    (node) => {
      if (node.content !== null) textsBelow(node.content, page.asides);
      if (node.name === '#comment') page.asides.push(node.text.join(''));
      else if (node.name === '#text') {
        if (place.hiddenBy === null) sayText(node.text, place);
        else place.hidden.push(...node.text);
      } else if (!node.name.startsWith('#')) enterElement(node, place);
    },
    (node) => {
      leaveElement(node, place);
    },
  );
  page.asides.push(place.hidden.join(''), place.hidden.join(' '));
  return page.done();
}
