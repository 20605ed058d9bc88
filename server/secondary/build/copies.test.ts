/** Are the copies of sources that the program made itself deleted with a build, and made anew for the next? */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { isNhsNumber } from '../../../src/domain/nhs-number';
import { feed, JANE, NOW, patient, usual, type Feed, type Somebody } from '../../../tests/kits/secondary/feed';
import { approved } from '../../../tests/kits/secondary/zone';
import type { SecondaryConfig } from '../config/shape';
import { readIntake } from '../intake/state';
import { NO_REGISTER } from '../registers/objections';
import { runBuild } from './run';

vi.setConfig({ testTimeout: 120_000 });

/** Enough people to share a row. */
const NEIGHBOURS: readonly Somebody[] = Array.from({ length: 200 }, (_, at) => String(9_990_100_000 + at))
  .filter(isNhsNumber)
  .map((number) => ({ ...JANE, number, family: `Neighbour${number}` }));
const LIST = [JANE, ...NEIGHBOURS].map(({ number }) => `${number},`);
const patientOf = (of: Somebody): object => patient(`g-${of.number}`, of);

let place: Feed;
let server: Server;
let exports: number;

beforeEach(async () => {
  place = feed();
  usual(place);
  place.write('demographics.ndjson', [JANE, ...NEIGHBOURS].map(patientOf));
  place.write('ndop.dat', LIST);
  place.write('sources/gp/Patient.ndjson', [JANE, ...NEIGHBOURS].map(patientOf));
  place.write('sources/gp/Condition.ndjson', []);
  place.write('sources/trust/Patient.ndjson', [
    { ...patient('t-jane', JANE), identifier: [{ system: 'http://fhir.nhs.net/Id/nhs-number', value: JANE.number }] },
  ]);
  exports = 0;
  const answers: Readonly<Record<string, string>> = {
    '/fhir/status': JSON.stringify({ output: [{ type: 'Patient', url: '/fhir/patients' }] }),
    '/fhir/patients': JSON.stringify(patient('c-jane', JANE)),
  };
  server = createServer((request, response) => {
    const path = (request.url ?? '').split('?')[0] ?? '';
    if (path === '/fhir/$export') {
      exports += 1;
      response.writeHead(202, { 'content-location': '/fhir/status', 'retry-after': '1' }).end();
    } else response.end(answers[path] ?? '');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});
afterEach(async () => {
  place.remove();
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

/** A practice by folder, a trust that sends STU3, and a community service that exports. */
function configOf(more: object = {}): SecondaryConfig {
  const config = place.config(more);
  const [gp, trust] = config.sources as [SecondaryConfig['sources'][number], SecondaryConfig['sources'][number]];
  const port = String((server.address() as AddressInfo).port);
  return {
    ...config,
    sources: [
      gp,
      { ...trust, fhirVersion: 'STU3' },
      {
        ...gp,
        id: 'community',
        from: 'bulk',
        baseUrl: `http://127.0.0.1:${port}/fhir`,
        path: join(place.folder, 'data', 'linkage', 'exported', 'community'),
      },
    ],
  };
}

const built = (config: SecondaryConfig, id = 'r1') =>
  runBuild(config, approved(id, { columns: [], valueSets: ['flu-vaccine'] }), {
    own: NO_REGISTER,
    now: () => NOW,
    tell: () => undefined,
  });

const copies = (): readonly string[] =>
  ['exported/community', 'in-r4/trust'].filter((path) => existsSync(join(place.folder, 'data', 'linkage', path)));

it('a build deletes them, and the next of the same files gives the same bytes', async () => {
  const first = await built(configOf());
  expect(first).toMatchObject({ ok: true });
  expect(copies()).toEqual([]);
  const takenAt = readIntake(configOf())?.sources.map(({ id, state }) => `${id} ${state}`);
  expect(takenAt).toEqual(['gp taken', 'trust taken', 'community taken']);
  expect(await built(configOf())).toMatchObject({
    ok: true,
    value: { manifest: first.ok ? first.value.manifest : {} },
  });
  expect(copies()).toEqual([]);
  expect(exports).toBe(2);
});

it('a folder that somebody else filled is left as it was', async () => {
  await built(configOf());
  expect(readdirSync(join(place.folder, 'sources', 'gp'))).toEqual(['Condition.ndjson', 'Patient.ndjson']);
});

it('a build that is refused leaves them for the next, which asks for no second export', async () => {
  place.write('ndop.dat', []);
  expect(await built(configOf())).toMatchObject({ ok: false, rules: ['OB-3'] });
  expect(copies()).toHaveLength(2);
  place.write('ndop.dat', LIST);
  expect(await built(configOf())).toMatchObject({ ok: true });
  expect(exports).toBe(1);
});
