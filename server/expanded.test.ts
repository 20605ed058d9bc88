/** Is a value set that is only named loaded whole from the terminology server, or does nothing start? */
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildPolicy } from '../src/policy/policy';
import { checkConfig, type ServerConfig } from './config';
import { loadedValueSets } from './expanded';
import { SOUND } from '../tests/kits/server/sound-config';

const SNOMED = 'http://snomed.info/sct';
const SET = 'https://sets.example/hiv';

const given = (terms: string) => ({
  ...SOUND,
  terminology: { baseUrl: terms },
  policy: { valueSets: [{ url: SET, category: 'sexual-health' }] },
});

function config(): ServerConfig {
  const read = checkConfig(given('https://terms.example/fhir'), '.');
  if (!read.ok) throw new Error(read.problems.join('\n'));
  return read.config;
}

const json = (value: unknown, status = 200): Response => new Response(JSON.stringify(value), { status });
const expansion = (codes: readonly unknown[], more: object = {}) => ({
  resourceType: 'ValueSet',
  url: SET,
  expansion: { contains: codes.map((code) => ({ system: SNOMED, code })), ...more },
});

/** What is wrong with the start, or how many codes the set brought. */
async function started(answer: (url: URL) => Response): Promise<string | number | undefined> {
  const loaded = await loadedValueSets(config(), { fetch: (url) => Promise.resolve(answer(new URL(url))) });
  if (!loaded.ok) return loaded.problems.join();
  const built = buildPolicy({
    exclusions: {},
    optOutOtherSettings: 'suppress',
    valueSets: loaded.valueSets,
    knowsCode: () => true,
  });
  return built.ok ? built.policy.valueSets.find(({ file }) => file === SET)?.count : built.problems.join();
}

describe('a value set named by its canonical address', () => {
  it('is asked for by that address', async () => {
    const asked: URL[] = [];
    expect(
      await started((url) => {
        asked.push(url);
        return json(expansion(['86406008', '165815009']));
      }),
    ).toBe(2);
    expect(asked.map(({ pathname, searchParams }) => [pathname, [...searchParams]])).toEqual([
      ['/fhir/ValueSet/$expand', [['url', SET]]],
    ]);
  });

  it('may be a whole branch of SNOMED CT, by its implicit address', async () => {
    const branch = 'http://snomed.info/sct?fhir_vs=isa/86406008';
    const read = checkConfig(
      { ...given('https://terms.example/fhir'), policy: { valueSets: [{ url: branch, category: 'sexual-health' }] } },
      '.',
    );
    if (!read.ok) throw new Error(read.problems.join());
    const asked: (string | null)[] = [];
    const loaded = await loadedValueSets(read.config, {
      fetch: (url) => {
        asked.push(new URL(url).searchParams.get('url'));
        return Promise.resolve(json({ ...expansion(['86406008']), url: branch }));
      },
    });
    expect([loaded.ok, asked]).toEqual([true, [branch]]);
  });

  it('is read to its last page', async () => {
    const codes = ['86406008', '165815009', '8098009'];
    expect(
      await started(({ searchParams }) =>
        json(expansion(codes.slice(Number(searchParams.get('offset') ?? 0)).slice(0, 2), { total: 3 })),
      ),
    ).toBe(3);
  });

  it.each<readonly [string, (url: URL) => Response, RegExp]>([
    ['an id with a wrong check digit', () => json(expansion(['86406008', '86406009'])), /86406009/],
    ['a code held as a number', () => json(expansion([86406008])), /must be text/],
    ['a code ruined by a spreadsheet', () => json(expansion(['1.02E+15'])), /spreadsheet/],
    [
      'a page that is missing',
      ({ searchParams }) => json(expansion(searchParams.has('offset') ? [] : ['86406008'], { total: 2 })),
      /1 of 2/,
    ],
    [
      'codes left out',
      () => json(expansion(['86406008'], { parameter: [{ name: 'limitedExpansion', valueBoolean: true }] })),
      /left codes out/,
    ],
    [
      'a set too costly to expand',
      () =>
        json(
          expansion(['86406008'], {
            extension: [{ url: 'http://hl7.org/fhir/StructureDefinition/valueset-toocostly', valueBoolean: true }],
          }),
        ),
      /left codes out/,
    ],
    ['another set', () => json({ ...expansion(['86406008']), url: 'https://sets.example/other' }), /another value set/],
    ['no codes', () => json(expansion([])), /lists no codes/],
    ['no expansion', () => json({ resourceType: 'ValueSet', url: SET, compose: {} }), /no expanded ValueSet/],
    ['HTML', () => new Response('<html>'), /no usable answer \(unreadable\)/],
    ['a refusal', () => json({ resourceType: 'OperationOutcome' }, 404), /answered 404/],
    [
      'a redirect',
      () => new Response(null, { status: 302, headers: { Location: 'https://elsewhere.example/' } }),
      /answered 302/,
    ],
    [
      'its first page again and again',
      () => json(expansion(['86406008'], { total: 2 })),
      /a page of the expansion again/,
    ],
    [
      'pages without end',
      ({ searchParams }) =>
        json({
          ...expansion([]),
          expansion: {
            total: 1e9,
            contains: [{ system: 'https://codes.example', code: `n${searchParams.get('offset') ?? ''}` }],
          },
        }),
      /more pages/,
    ],
  ])('keeps the gateway from starting where the answer holds %s', async (_what, answer, problem) => {
    expect(await started(answer)).toMatch(problem);
    expect(await started(answer)).toContain(SET);
  });

  it('keeps it from starting where nobody answers', async () => {
    expect(await loadedValueSets(config(), { fetch: () => Promise.reject(new Error('nobody')) })).toMatchObject({
      ok: false,
      problems: [expect.stringContaining('network') as unknown],
    });
  });
});

describe('the command that lists the value sets', () => {
  const folder = mkdtempSync(join(tmpdir(), 'wp-expanded-'));
  let server: Server;
  beforeAll(
    () =>
      new Promise<void>((resolve) => {
        server = createServer((_request, response) =>
          response.end(JSON.stringify(expansion(['86406008', '86406009']))),
        ).listen(0, '127.0.0.1', resolve);
      }),
  );
  afterAll(() => {
    server.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('ends with 2, naming the set and the damaged code', async () => {
    const file = join(folder, 'config.json');
    writeFileSync(
      file,
      JSON.stringify(given(`http://127.0.0.1:${String((server.address() as AddressInfo).port)}/fhir`)),
    );
    const [code, err] = await new Promise<readonly [unknown, string]>((resolve) => {
      execFile(
        process.execPath,
        ['--import', 'tsx', join(import.meta.dirname, 'value-sets.ts'), '--config', file],
        (error, _out, stderr) => {
          resolve([error?.code, stderr]);
        },
      );
    });
    expect(code).toBe(2);
    expect(err).toMatch(/sets\.example\/hiv.*86406009/);
  }, 60_000);
});
