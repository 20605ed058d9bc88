// @vitest-environment node
/** What stands between the program and the disk: whom demographics name, what a request leaves, whose cookie it is. */
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { memoryStores } from '../../../tests/kits/secondary/memory-stores';
import type { SecondaryConfig } from '../config/shape';
import { keyFolder } from '../keys/key-folder';
import { personOf } from './demographics';
import { createMetrics } from './metrics';
import { cookieTransport } from './transport';
import { workOf } from './work';

const base = mkdtempSync(join(tmpdir(), 'groups-service-'));
afterAll(() => {
  rmSync(base, { recursive: true, force: true });
});

const NHS = 'https://fhir.nhs.uk/Id/nhs-number';
const patient = (number: string, family: string, more: object = {}) => ({
  resourceType: 'Patient',
  identifier: [{ system: NHS, value: number }],
  name: [{ family, given: ['Marjorie', 'Ann'] }],
  birthDate: '1948-03-14',
  ...more,
});

describe('demographics', () => {
  const file = join(base, 'demographics.ndjson');
  const lines = [
    'no JSON 9990123454',
    JSON.stringify(patient('9990000190', 'Other', { contact: [{ name: { text: '9990123454' } }] })),
    JSON.stringify(patient('9990123454', 'O’Brien-Smith')),
  ];
  writeFileSync(file, lines.join('\n'));
  const of = (number: string) => personOf({ demographics: { file } }, number);

  it('name whoever has the number, plain, and nobody in whose record it only stands', async () => {
    expect(await of('9990123454')).toEqual({ birthDate: '1948-03-14', family: 'obriensmith', given: 'marjorie' });
    expect(await of('9990087296')).toBeNull();
  });

  it('are read line by line as a build reads them: a lone carriage return ends no line', async () => {
    const separated = join(base, 'separated.ndjson');
    writeFileSync(separated, JSON.stringify(patient('9990123454', 'Smith')).replace(/,/g, ',\r'));
    expect(await personOf({ demographics: { file: separated } }, '9990123454')).toMatchObject({ family: 'smith' });
  });

  it('that are not there say so', async () => {
    await expect(personOf({ demographics: { file: join(base, 'none') } }, '9990123454')).rejects.toThrow();
  });
});

describe('the end of a request', () => {
  it('leaves no key, no data set and no answer of it, and nothing of another', async () => {
    const config = {
      dataDir: join(base, 'data'),
      keysDir: join(base, 'keys'),
      sources: [],
    } as unknown as SecondaryConfig;
    const { work } = workOf(config, memoryStores().stores);
    const keys = keyFolder(config.keysDir);
    for (const id of ['r-one', 'r-two']) {
      keys.key(`project-${id}`);
      for (const zone of ['sets', 'answers']) {
        mkdirSync(join(config.dataDir, zone, id), { recursive: true });
        writeFileSync(join(config.dataDir, zone, id, 'file'), 'x');
      }
    }
    expect(await work.remains('r-one')).toBe(true);
    await work.destroyKey('r-one');
    expect(await work.remains('r-one')).toBe(true);
    await work.deleteFiles('r-one');
    expect([await work.remains('r-one'), await work.remains('r-two')]).toEqual([false, true]);
    expect(() => keys.key('project-r-one')).toThrow();
    for (const zone of ['sets', 'answers']) expect(existsSync(join(config.dataDir, zone, 'r-two', 'file'))).toBe(true);
  });
});

describe('a session’s cookie', () => {
  const transport = cookieTransport(new Uint8Array(32).fill(1), true);
  const given = (() => {
    const headers = new Headers();
    transport.write(headers, 'abc');
    return headers.get('set-cookie') ?? '';
  })();
  const read = (cookie: string) => transport.read(new Request('https://x.test/', { headers: { cookie } }));

  it('is no other program’s, and is believed by its signature alone', () => {
    expect(given).toMatch(/^__Host-wp-groups=abc\..*HttpOnly; SameSite=Strict; Secure/);
    const own = given.split(';')[0] ?? '';
    expect(read(own)).toBe('abc');
    expect(read(own.replace('abc', 'abd'))).toBeNull();
    expect(read(own.replace('wp-groups', 'wp-session'))).toBeNull();
  });
});

describe('the metrics', () => {
  it('name a kind of route and no request, and share one word for unknown methods', async () => {
    const metrics = createMetrics();
    metrics.answered('api', 'BREW', 200, 0.1);
    expect(await metrics.text()).toContain('http_requests_total{route="api",method="other",status="200"} 1');
  });
});
