/** The example configs of `deploy/`, and a folder in which one is read as on a machine that has the files it names. */
import { copyFileSync, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { ROOT, textOf } from '../documents';

/** One for each way of running. */
export const EXAMPLES = [
  'deploy/demo/config.json',
  'deploy/one-gateway/8081.json',
  'deploy/two-gateways/8081.json',
  'deploy/two-gateways/8082.json',
] as const;

const VALUE_SET = JSON.stringify({
  resourceType: 'ValueSet',
  compose: { include: [{ system: 'http://snomed.info/sct', concept: [{ code: '86406008' }] }] },
});

/** What each file that a config names is given; a key is 32 bytes. */
function contentOf(file: string): string {
  if (file.includes('value-sets/')) return VALUE_SET;
  return file.includes('wrapping-key') ? Buffer.alloc(32, 7).toString('base64') : 'made-for-this-test';
}

/** Lays the example down with every file that it names; the path of the config. */
export function laidDown(example: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'wp-example-'));
  for (const [, key = '', file = ''] of textOf(example).matchAll(/"(\w*[fF]ile)": "\.\/([^"]+)"/g)) {
    if (key === 'anchorFile') continue;
    mkdirSync(join(folder, file, '..'), { recursive: true });
    writeFileSync(join(folder, file), contentOf(file), { mode: 0o600 });
  }
  const path = join(folder, basename(example));
  copyFileSync(join(ROOT, example), path);
  return path;
}
