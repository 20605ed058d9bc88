/**
 * Is `docs/config.schema.json` the schema by which the product reads a config? Printed anew by UPDATE_DOCS=1 npx vitest
 * run tests/config-schema.test.ts.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020';
import { format, resolveConfig } from 'prettier';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { CONFIG } from '../server/config-schema';
import { ROOT, textOf } from './kits/documents';
import { EXAMPLES } from './kits/server/examples';

const FILE = 'docs/config.schema.json';

/** What a program can check of a config file; rules between keys are told by `npm run config:check` alone. */
const schema = {
  title: 'Whole Picture: config file',
  ...z.toJSONSchema(CONFIG, { io: 'input', unrepresentable: 'any' }),
};

it('is printed from the schema that is read by', async () => {
  const path = join(ROOT, FILE);
  const printed = await format(JSON.stringify(schema), { ...(await resolveConfig(path)), filepath: path });
  if (process.env['UPDATE_DOCS'] !== undefined) writeFileSync(path, printed);
  expect(textOf(FILE)).toBe(printed);
});

const validate = new Ajv2020({ strict: false, validateFormats: false }).compile(
  JSON.parse(textOf(FILE)) as Record<string, unknown>,
);

it.each(EXAMPLES)('takes %s', (file) => {
  expect(validate(JSON.parse(textOf(file))), JSON.stringify(validate.errors)).toBe(true);
});

it('refuses an unknown key and a missing part, as the reader does', () => {
  const demo = JSON.parse(textOf('deploy/demo/config.json')) as Record<string, unknown>;
  expect(validate(demo)).toBe(true);
  expect(validate({ ...demo, colour: 'red' })).toBe(false);
  expect(validate({ ...demo, providers: undefined })).toBe(false);
  expect(validate({ ...demo, providers: [] })).toBe(false);
});
