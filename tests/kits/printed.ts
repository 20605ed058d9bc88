/** Does a part of a document say what a program prints for it? With UPDATE_DOCS=1 it is printed anew first. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT, textOf } from './documents';

/** What stands on a page between `<!-- name -->` and `<!-- /name -->`, each on its own line; null where none is. */
function partOf(page: string, name: string): { readonly from: number; readonly to: number } | null {
  const begin = `<!-- ${name} -->\n`;
  const at = page.indexOf(begin);
  const to = page.indexOf(`<!-- /${name} -->`, at);
  return at < 0 || to < 0 ? null : { from: at + begin.length, to };
}

/**
 * The part as it stands, to be compared with what is printed. `path` from the root; throws where the page has no such
 * part.
 */
export function printedPart(path: string, name: string, printed: string): string {
  const text = textOf(path);
  const part = partOf(text, name);
  if (part === null) throw new Error(`${path} has no part “${name}”`);
  if (process.env['UPDATE_DOCS'] === '1')
    writeFileSync(join(ROOT, path), text.slice(0, part.from) + printed + text.slice(part.to));
  const now = textOf(path);
  const { from, to } = partOf(now, name) ?? part;
  return now.slice(from, to);
}
