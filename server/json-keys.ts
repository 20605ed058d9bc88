/** Which keys stand twice in one object of a JSON text? The last would silently win. */

/** One object or list that is being read; `key` is where the reader is in it. */
interface Open {
  readonly keys: Set<string> | null;
  key: string | number;
}

const TOKEN = /"(?:[^"\\]|\\.)*"|[{}[\],:]/g;

const placeOf = (path: readonly Open[]): string =>
  path
    .map(({ key }) => (typeof key === 'number' ? `[${String(key)}]` : `.${key}`))
    .join('')
    .replace(/^\./, '');

/** Their places, as `listen.port`, of a text that is known to be JSON. */
export function doubledKeys(json: string): readonly string[] {
  const twice: string[] = [];
  const path: Open[] = [];
  let wantsKey = false;
  for (const [token] of json.matchAll(TOKEN)) {
    const here = path.at(-1);
    if (token === '{' || token === '[')
      path.push({ keys: token === '{' ? new Set() : null, key: token === '{' ? '' : 0 });
    else if (token === '}' || token === ']') path.pop();
    else if (token === ',' && here?.keys === null && typeof here.key === 'number') here.key += 1;
    else if (token.startsWith('"') && wantsKey && here?.keys) {
      here.key = JSON.parse(token) as string;
      if (here.keys.has(here.key)) twice.push(placeOf(path));
      here.keys.add(here.key);
    }
    wantsKey = token === '{' || (token === ',' && path.at(-1)?.keys !== null);
  }
  return twice;
}

/** Whether a text may still become JSON by going on, and is not wrong already. */
function mayGoOn(start: string): boolean {
  try {
    JSON.parse(start);
    return true;
  } catch (error) {
    const told = error instanceof Error ? error.message : '';
    if (/end of JSON input|Unterminated/.test(told)) return true;
    return Number(/at position (\d+)/.exec(told)?.[1] ?? -1) >= start.length;
  }
}

/**
 * Where a text stops being JSON, as “line 3, column 7”.
 * INVARIANT: nothing of the text is repeated, which may hold a password.
 */
export function whereNotJson(text: string): string {
  let good = 0;
  let bad = text.length;
  while (bad - good > 1) {
    const middle = Math.floor((good + bad) / 2);
    if (mayGoOn(text.slice(0, middle))) good = middle;
    else bad = middle;
  }
  const before = text.slice(0, good).split('\n');
  return `line ${String(before.length)}, column ${String((before.at(-1) ?? '').length + 1)}`;
}
