/**
 * What is left of HTML when every tag loses its attributes, and script and style their content? Browsers look at
 * handlers and styles even in a
 * document that nobody draws; so they never come to see any.
 */

/** Their content is no markup and no words. */
const DROPPED = /^(?:script|style|iframe|noembed|noframes)$/i;
const TAG = /<\/?[a-z][^\s/>]*/gi;
const SPACE = /\s/;

/**
 * Where a tag that begins before `from` ends: at the first ">" outside a quoted value. Source: HTML standard, 13.2.5.32
 * to 13.2.5.39.
 */
function endOfTag(html: string, from: number): number {
  let at = from;
  while (at < html.length && html[at] !== '>') {
    if (html[at] !== '=') {
      at += 1;
      continue;
    }
    at += 1;
    while (at < html.length && SPACE.test(html[at] ?? '')) at += 1;
    const quote = html[at];
    if (quote === '"' || quote === "'") {
      const close = html.indexOf(quote, at + 1);
      at = close < 0 ? html.length : close + 1;
    } else while (at < html.length && html[at] !== '>' && !SPACE.test(html[at] ?? '')) at += 1;
  }
  return at;
}

/** The same tags and words, no attribute, no script, no style. What is cut off within a tag is left out. */
export function bareHtml(html: string): string {
  const kept: string[] = [];
  let at = 0;
  TAG.lastIndex = 0;
  for (let tag = TAG.exec(html); tag !== null; tag = TAG.exec(html)) {
    kept.push(html.slice(at, tag.index));
    const end = endOfTag(html, TAG.lastIndex);
    if (end >= html.length) return kept.join('');
    at = end + 1;
    const name = tag[0].slice(1);
    if (DROPPED.test(name)) {
      const close = new RegExp(`</${name}`, 'gi');
      close.lastIndex = at;
      const closed = close.exec(html);
      if (closed === null) return kept.join('');
      at = endOfTag(html, close.lastIndex) + 1;
      // What stood on either side must not make one tag now.
      kept.push(' ');
    } else kept.push(`${tag[0]}>`);
    TAG.lastIndex = at;
  }
  kept.push(html.slice(at));
  return kept.join('');
}
