// Does every engine give of a view what the view means? The cases are data: tests/kits/secondary/cases.ts.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Row } from '../../src/secondary/views/evaluate';
import { readView } from '../../src/secondary/views/read-view';
import { CASES, type Case } from '../../tests/kits/secondary/cases';
import { ENGINES, openEngine, withFolder, type Engine } from './engines';

async function given(engine: Engine, { resources, view }: Case): Promise<readonly Row[] | string> {
  const read = readView({ resource: (resources[0] as { resourceType: string }).resourceType, ...view });
  if (!read.ok) return read.problem;
  return withFolder(async (folder) => {
    const file = join(folder, 'resources.ndjson');
    writeFileSync(file, resources.map((one) => JSON.stringify(one)).join('\n'));
    const rows: Row[] = [];
    const asked = await engine.rows(read.value, file, (row) => rows.push(row));
    return asked.ok ? rows : asked.problem;
  });
}

describe.each(ENGINES)('by %s', (name) => {
  let engine: Engine;
  beforeAll(async () => {
    engine = await openEngine(name);
  });
  afterAll(() => {
    engine.close();
  });

  it.each(CASES)('$rule', async (one) => {
    const found = await given(engine, one);
    if ('refused' in one.gives) expect(found).toContain(one.gives.refused);
    else expect(found).toEqual(one.gives);
  });
});
