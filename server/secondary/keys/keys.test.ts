/** Are the custodian's keys made once, readable by nobody else, and gone for good once destroyed? */
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { keyFolder, type KeyName } from './key-folder';
import { opened, seal } from './sealed';

const base = mkdtempSync(join(tmpdir(), 'wp-keys-'));
afterAll(() => {
  rmSync(base, { recursive: true, force: true });
});
const folder = (name: string): string => join(base, name);

describe('a key', () => {
  it('is 32 random bytes, made when first asked for and the same ever after', () => {
    const keys = keyFolder(folder('a'));
    expect(keys.has('spine')).toBe(false);
    const first = keys.key('spine');
    expect(first).toHaveLength(32);
    expect(keyFolder(folder('a')).key('spine').equals(first)).toBe(true);
    expect(keys.key('ledger').equals(first)).toBe(false);
    expect(readdirSync(folder('a')).sort()).toEqual(['ledger.key', 'spine.key']);
  });

  it('is readable by its owner alone, in a folder of the owner’s alone', () => {
    mkdirSync(folder('b'), { mode: 0o755 });
    keyFolder(folder('b')).key('zone');
    expect(statSync(join(folder('b'), 'zone.key')).mode & 0o777).toBe(0o600);
    expect(statSync(folder('b')).mode & 0o777).toBe(0o700);
    chmodSync(join(folder('b'), 'zone.key'), 0o644);
    expect(() => keyFolder(folder('b')).key('zone')).toThrow(/open to others/);
  });

  it('that is cut short is no key', () => {
    const keys = keyFolder(folder('c'));
    keys.key('spine');
    writeFileSync(join(folder('c'), 'spine.key'), 'short');
    expect(() => keys.key('spine')).toThrow(/does not hold a key of 32 bytes/);
  });

  it('once destroyed is not there, and never made again', () => {
    const keys = keyFolder(folder('d'));
    keys.key('project-flu-1');
    keys.destroy('project-flu-1');
    expect(keys.has('project-flu-1')).toBe(false);
    expect(() => keys.key('project-flu-1')).toThrow(/was destroyed/);
    keys.destroy('project-flu-1');
    keys.destroy('project-never');
    expect(() => keys.key('project-never')).toThrow(/was destroyed/);
  });

  it.each(['../spine', 'project-', 'project-a/b', 'project-../x', 'other'])(
    'has no name that leads away: %s',
    (name) => {
      expect(() => keyFolder(folder('e')).key(name as KeyName)).toThrow(/is no name of a key/);
    },
  );
});

describe('what is sealed', () => {
  const key = Buffer.alloc(32, 7);
  const sealed = seal(key, 'spine', Buffer.from('9990123454'));

  it('opens with its key and name alone, and whole alone', () => {
    expect(opened(key, 'spine', sealed)?.toString()).toBe('9990123454');
    expect(opened(Buffer.alloc(32, 8), 'spine', sealed)).toBeNull();
    expect(opened(key, 'worklist', sealed)).toBeNull();
    expect(opened(key, 'spine', sealed.subarray(1))).toBeNull();
    expect(opened(key, 'spine', Buffer.alloc(3))).toBeNull();
    const turned = Buffer.from(sealed);
    turned[14] = (turned[14] ?? 0) ^ 1;
    expect(opened(key, 'spine', turned)).toBeNull();
  });

  it('shows nothing of what it holds, nor that it is the same', () => {
    expect(sealed.includes('999')).toBe(false);
    expect(seal(key, 'spine', Buffer.from('9990123454')).equals(sealed)).toBe(false);
  });
});
