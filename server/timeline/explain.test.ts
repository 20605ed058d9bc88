/** Does `--explain` tell why sources stand together, and exactly what of a resource no entry shows? */
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { timeline } from '../timeline';

const folder = mkdtempSync(join(tmpdir(), 'explain-'));
const bundle = (name: string, resource: object): string => {
  const path = join(folder, `${name}.json`);
  writeFileSync(path, JSON.stringify({ resourceType: 'Bundle', type: 'collection', entry: [{ resource }] }));
  return `${name}=${path}`;
};
const condition = (more: object = {}) => ({
  resourceType: 'Condition',
  id: 'c',
  code: { coding: [{ system: 'http://snomed.info/sct', code: '90560007', display: 'Gout' }] },
  recordedDate: '2020-01-01',
  ...more,
});
function run(...args: readonly string[]): string {
  const outcome = timeline(['--explain', '--now', '2024-06-01', ...args], 0);
  if (!outcome.ok) throw new Error(outcome.problem);
  return outcome.text;
}

describe('--explain', () => {
  it('gives the rule, the sides with their dates and the identifiers of each join', () => {
    const identifier = [{ system: 'https://shared.example/id', value: 'P1' }];
    const printed = JSON.parse(
      run('--json', bundle('a', condition({ identifier })), bundle('b', condition({ identifier }))),
    ) as { readonly entries: readonly { readonly explained: { readonly joins: readonly object[] } }[] };
    expect(printed.entries).toHaveLength(1);
    expect(printed.entries[0]?.explained.joins).toMatchObject([
      {
        rule: 'problem-identifier',
        sides: [
          { provider: 'a', reference: 'Condition/c', date: '2020-01-01' },
          { provider: 'b', reference: 'Condition/c', date: '2020-01-01' },
        ],
        identifiers: ['P1'],
      },
    ]);
  });

  it('names an element that no entry says, and none that it says', () => {
    const text = run(
      bundle(
        'a',
        condition({
          extension: [{ url: 'https://x.example/odd', valueString: 'zanzibar' }],
          onsetDateTime: '2019-05-06',
        }),
      ),
    );
    const line = text.split('\n').find((one) => one.includes('not shown of a Condition/c'));
    expect(line).toContain('extension.valueString');
    expect(line).not.toMatch(/\bcode\b|onsetDateTime/);
  });

  it('says nothing of it where it is not asked for', () => {
    const outcome = timeline(['--now', '2024-06-01', bundle('a', condition())], 0);
    expect(outcome).toMatchObject({ ok: true, text: expect.not.stringContaining('not shown of') });
  });
});
