/** PGlite, as a process loads it that a test has started: the package itself, its databases opened as copies. */
const COPYING = new URL('database.mjs', import.meta.url).href;

const isPGlite = (url) => /\/@electric-sql\/pglite\/dist\/index\.js$/.test(url);

export async function load(url, context, nextLoad) {
  if (!isPGlite(url)) return nextLoad(url, context);
  const own = JSON.stringify(`${url}?own`);
  const source = `
    export * from ${own};
    import { PGlite as Own } from ${own};
    import { copying } from ${JSON.stringify(COPYING)};
    export const PGlite = copying(Own);
  `;
  return { format: 'module', source, shortCircuit: true };
}
