/** Is a file of places that has a wrong column, or a broken line, refused by its line, and never half read? */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openDatabase } from '../duckdb/database';
import { geographyProblem } from './geography';
import { placesIn } from './people';

const HEAD = 'postcode,lsoa,deprivationFifth,borough';
const COLUMNS = ['ageBand', 'borough'] as const;
const LINE = 'NW1 2AB,E01000001,3,Camden';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'wp-places-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

const written = (text: string): string => {
  const path = join(folder, 'geography.csv');
  writeFileSync(path, text);
  return path;
};

it.each<[string, string, RegExp]>([
  ['nothing', '', /does not begin with the line/],
  ['no head', `${LINE}\n`, /does not begin with the line/],
  ['another head', `postcode,lsoa,borough,deprivationFifth\n${LINE}\n`, /does not begin with the line/],
  ['no place', `${HEAD}\n`, /holds no place/],
  ['two columns changed about', `${HEAD}\n${LINE}\nNW1 2AC,E01000001,Camden,3\n`, /line 3: deprivationFifth/],
  ['a column too few', `${HEAD}\nNW1 2AB,E01000001,3\n`, /line 2: it has 3 columns/],
  ['a column too many', `${HEAD}\nNW1 2AB,E01000001,3,Camden,x\n`, /line 2: it has 5 columns/],
  ['a sixth fifth', `${HEAD}\nNW1 2AB,E01000001,6,Camden\n`, /line 2: deprivationFifth/],
  ['a decile', `${HEAD}\nNW1 2AB,E01000001,10,Camden\n`, /line 2: deprivationFifth/],
  ['no postcode', `${HEAD}\n,E01000001,3,Camden\n`, /line 2: postcode/],
  ['a name for a postcode', `${HEAD}\nJane Smith,E01000001,3,Camden\n`, /line 2: postcode/],
  ['a postcode for a borough', `${HEAD}\nNW1 2AB,E01000001,3,NW1 2AB\n`, /line 2: borough/],
  ['a postcode for an area', `${HEAD}\nNW1 2AB,NW1 2AB,3,Camden\n`, /line 2: lsoa/],
  ['a quotation mark that is never closed', `${HEAD}\nNW1 2AB,E01000001,3,"Camden\n`, /line 2: a quotation mark/],
  ['a quotation mark in a word', `${HEAD}\nNW1 2AB,E01000001,3,Cam"den\n`, /line 2: a quotation mark/],
  ['a line within a value', `${HEAD}\nNW1 2AB,E01000001,3,"Cam\nden"\n`, /line 2: a quotation mark/],
  ['half a last line', `${HEAD}\n${LINE}\nNW1 2`, /line 3: it has 1 columns?/],
])('%s is refused', async (_what, text, problem) => {
  const file = written(text);
  const found = geographyProblem(file, COLUMNS);
  expect(found).toMatchObject({ ok: false, code: 'geography' });
  const { message = '' } = found ?? {};
  expect(message).toMatch(problem);
  expect(message).not.toMatch(/Jane Smith|NW1 2/);
});

it('without a place only what needs none can be built', () => {
  expect(geographyProblem(written(`${HEAD}\n`), ['ageBand'])).toBeNull();
});

it('a file that is not there is refused', () => {
  expect(geographyProblem(join(folder, 'none.csv'), COLUMNS)).toMatchObject({ ok: false, code: 'geography' });
});

it.each<[string, string, readonly (string | null)[]]>([
  ['as it is', `${HEAD}\n${LINE}\n`, ['3', 'Camden']],
  ['without a last newline', `${HEAD}\n${LINE}`, ['3', 'Camden']],
  ['with the newlines of another system', `${HEAD}\r\n${LINE}\r\n`, ['3', 'Camden']],
  ['with the mark of Unicode before it', `\uFEFF${HEAD}\n${LINE}\n`, ['3', 'Camden']],
  ['with quotation marks', `${HEAD}\n"NW1 2AB","E01000001","3","Camden"\n`, ['3', 'Camden']],
  ['where something is not known', `${HEAD}\nnw12ab,,,\n`, [null, null]],
  ['with empty lines', `${HEAD}\n\n${LINE}\n\n`, ['3', 'Camden']],
])('one %s is read whole', async (_what, text, values) => {
  const file = written(text);
  expect(geographyProblem(file, COLUMNS)).toBeNull();
  const work = await openDatabase();
  try {
    await work.run(placesIn(file));
    const found: unknown[] = [];
    for await (const rows of work.rows('SELECT * FROM places')) found.push(...rows);
    const [fifth, borough] = values;
    expect(found).toEqual([{ postcode: 'NW12AB', fifth, borough }]);
  } finally {
    work.close();
  }
});
