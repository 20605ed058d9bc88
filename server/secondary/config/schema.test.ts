/**
 * Is `docs/secondary-config.schema.json` the schema by which a config for groups is read? Printed anew by UPDATE_DOCS=1
 * npx vitest run server/secondary/config/schema.test.ts.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { ROOT, textOf } from '../../../tests/kits/documents';
import { SECONDARY_CONFIG } from './schema';

const FILE = 'docs/secondary-config.schema.json';

const schema = {
  title: 'Whole Picture: config file of the program for groups of people',
  ...z.toJSONSchema(SECONDARY_CONFIG, { io: 'input', unrepresentable: 'any' }),
};

it('is printed from the schema that is read by', async () => {
  const path = join(ROOT, FILE);
  const printed = await format(JSON.stringify(schema), { ...(await resolveConfig(path)), filepath: path });
  if (process.env['UPDATE_DOCS'] !== undefined) writeFileSync(path, printed);
  expect(textOf(FILE)).toBe(printed);
});
