/**
 * Is a place reached with our certificate, by its own authority, through the proxy and no other way; and again with new
 * files, without a restart? Over real TLS on loopback.
 */
import { createServer as createHttp, type Server } from 'node:http';
import { createServer, type Server as TlsServer } from 'node:https';
import { connect, type AddressInfo, type Socket } from 'node:net';
import type { TLSSocket } from 'node:tls';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { certificate, type Certificate } from '../../tests/kits/server/certificates';
import { folder } from '../../tests/kits/server/reach';
import { createLog } from '../log';
import type { OutboundConfig } from './agents';
import { openOutbound, type Outbound } from './open-outbound';

const place = folder();
const authority = certificate('authority.test', null);
const others = certificate('others.test', null);
const HOST = 'place.test';
let server: TlsServer;
let proxy: Server;
let port = 0;
const tunnelled: string[] = [];
const opened: Outbound[] = [];
const sockets = new Set<Socket>();

const listening = (made: Server | TlsServer): Promise<number> =>
  new Promise((resolve) => {
    made.listen(0, '127.0.0.1', () => {
      resolve((made.address() as AddressInfo).port);
    });
  });

let proxyPort = 0;
beforeAll(async () => {
  const own = certificate(HOST, authority);
  server = createServer(
    { cert: own.cert, key: own.key, ca: [authority.cert], requestCert: true, rejectUnauthorized: false },
    (request, response) => {
      // a connection that goes on with an earlier one's keys shows no certificate again
      const socket = request.socket as TLSSocket;
      const { subject } = socket.getPeerCertificate() as { readonly subject?: { readonly CN: string } };
      response.end(socket.authorized && subject !== undefined ? subject.CN : 'nobody');
    },
  );
  port = await listening(server);
  proxy = createHttp((_request, response) => {
    // a question that is not tunnelled would show its headers here
    tunnelled.push('in clear');
    response.writeHead(500).end();
  });
  proxy.on('connect', ({ url, headers }, socket: Socket) => {
    tunnelled.push(`${url ?? ''} ${headers.authorization ?? 'no credential'}`);
    const through = connect(port, '127.0.0.1', () => {
      socket.write('HTTP/1.1 200 OK\r\n\r\n');
      through.pipe(socket);
      socket.pipe(through);
    });
    for (const one of [socket, through]) {
      sockets.add(one);
      one.on('error', () => one.destroy());
    }
  });
  proxyPort = await listening(proxy);
});
afterAll(async () => {
  await Promise.all(opened.map((one) => one.close()));
  for (const socket of sockets) socket.destroy();
  server.closeAllConnections();
  proxy.closeAllConnections();
  await Promise.all([server, proxy].map((one) => new Promise((resolve) => one.close(resolve))));
  place.end();
});

function outbound(config: Partial<OutboundConfig> = {}): Outbound {
  const made = openOutbound({
    config: { direct: [], ...config },
    publicUrl: '',
    users: () => null,
    now: Date.now,
    log: createLog('info', () => undefined),
  });
  opened.push(made);
  return made;
}

const proxied = (config: Partial<OutboundConfig> = {}): Outbound =>
  outbound({ proxy: `http://127.0.0.1:${String(proxyPort)}`, ...config });

const caFile = place.file('ca.pem', authority.cert, 0o644);
const pairOf = (name: string, { cert, key }: Certificate) => ({
  certFile: place.file(`${name}.crt`, cert, 0o644),
  keyFile: place.file(`${name}.key`, key),
});
const URL_ = `https://${HOST}/fhir/metadata`;
const ask = async (by: Outbound, tls: object, more: object = {}): Promise<string> => {
  const place_ = { baseUrl: `https://${HOST}/fhir`, tls, ...more };
  const answer = await by.fetchFor({ kind: 'provider', provider: 'north', place: place_ }, null)(URL_, {});
  return answer.text();
};

it('with our certificate, by its own authority, through the proxy, and the proxy sees neither', async () => {
  const file = place.file('bearer', 'canary-token');
  const tls = { caFile, ...pairOf('ours', certificate('ours', authority)) };
  expect(await ask(proxied(), tls, { auth: { kind: 'bearer-file', file } })).toBe('ours');
  expect(tunnelled.at(-1)).toBe(`${HOST}:443 no credential`);
  expect(tunnelled.join()).not.toMatch(/canary|in clear/);
});

it('a new certificate is shown from the next question on', async () => {
  const by = proxied();
  const tls = { caFile, ...pairOf('rotated', certificate('first', authority)) };
  expect(await ask(by, tls)).toBe('first');
  pairOf('rotated', certificate('second', authority));
  expect([await ask(by, tls), await ask(by, tls)]).toEqual(['second', 'second']);
});

it('without its authority, or with another alone, it is not trusted', async () => {
  await expect(ask(proxied(), pairOf('a', certificate('a', authority)))).rejects.toThrow();
  const other = place.file('other-ca.pem', others.cert, 0o644);
  await expect(ask(proxied(), { caFile: other })).rejects.toThrow();
  // not beside the one that outbound names either
  await expect(ask(proxied({ caFile }), { caFile: other })).rejects.toThrow();
});

it('outbound.caFile is trusted for everything that is asked', async () => {
  const by = proxied({ caFile });
  expect(await ask(by, {})).toBe('nobody');
  expect(await (await by.fetch(URL_, {})).text()).toBe('nobody');
});

it('loopback and what is named direct are asked without the proxy', async () => {
  const before = tunnelled.length;
  const by = proxied({ direct: ['localhost.test'] });
  const url = `https://127.0.0.1:${String(port)}/`;
  await by.fetch(url, {}).catch(() => undefined);
  await by.fetch('https://localhost.test/', {}).catch(() => undefined);
  expect(tunnelled.length).toBe(before);
});

it('a certificate that cannot be used is a credential that cannot be had', async () => {
  const tls = { caFile: place.file('bad.pem', 'canary', 0o644) };
  await expect(ask(proxied(), tls)).rejects.toMatchObject({ name: 'CredentialError' });
});
