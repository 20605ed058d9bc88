/** Is it told, by its key, who would be asked without encryption over a network, and nobody else? */
import { describe, expect, it } from 'vitest';
import { provider } from '../tests/kits/gateway/fake-server';
import { askedInClear } from './in-clear';

type Config = Parameters<typeof askedInClear>[0];

const SAFE: Config = {
  databaseUrl: 'postgres://wp@db.example/wp?sslmode=verify-full',
  identity: { mode: 'demo' } as Config['identity'],
  gateway: {
    demographics: { baseUrl: 'https://pds.example/fhir' } as Config['gateway']['demographics'],
    providers: [provider({ id: 'gp', baseUrl: 'https://gp.example/fhir' })],
  },
};

const withDatabase = (databaseUrl: string): Config => ({ ...SAFE, databaseUrl });

describe('what would be asked without encryption', () => {
  it('is nobody where every address is https and the database is asked for TLS', () => {
    expect(askedInClear(SAFE)).toEqual([]);
  });

  it('is each that is not, by its key, and none on this machine', () => {
    const issuer = 'http://login.example';
    expect(
      askedInClear({
        databaseUrl: 'postgres://wp@db.example/wp',
        identity: { mode: 'oidc', issuer } as Config['identity'],
        gateway: {
          demographics: { baseUrl: 'http://pds.example/fhir' } as Config['gateway']['demographics'],
          terminology: { baseUrl: 'http://tx.example/fhir' } as NonNullable<Config['gateway']['terminology']>,
          providers: [
            provider({ id: 'gp', baseUrl: 'http://gp.example/fhir' }),
            provider({ id: 'here', baseUrl: 'http://127.0.0.1:9000/here/fhir' }),
            provider({ id: 'trust', baseUrl: 'https://trust.example/fhir' }),
          ],
        },
      }),
    ).toEqual(['database.url', 'identity.issuer', 'demographics.baseUrl', 'terminology.baseUrl', 'providers.gp']);
  });

  it.each([
    ['pglite:./data', []],
    ['postgres://wp@127.0.0.1/wp', []],
    ['postgres://wp@%2Fvar%2Frun%2Fpostgresql/wp', ['database.url']],
    ['postgres://wp@/wp?host=/var/run/postgresql', []],
    ['postgres://wp@db.example/wp?sslmode=require', []],
    ['postgres://wp@db.example/wp?sslmode=disable', ['database.url']],
    ['postgres://wp@db.example/wp?sslmode=prefer', ['database.url']],
  ])('of a database at %s is %j', (url, told) => {
    expect(askedInClear(withDatabase(url))).toEqual(told);
  });
});
