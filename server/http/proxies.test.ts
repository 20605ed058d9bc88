/** Is the client of a request the one whom our own proxies name, and nobody else's word taken? */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { networkOf, originOf, proxiesOf } from './proxies';

const PROXIES = proxiesOf(['127.0.0.1', '10.0.0.0/8', '2001:db8::/32']);
const clientOf = (socket: string, forwarded?: string | readonly string[]): string | null =>
  originOf(socket, { 'x-forwarded-for': forwarded }, PROXIES).client;

describe('the client is', () => {
  it.each<[string, string, string | undefined, string]>([
    ['whoever connected, where that is no proxy of ours', '203.0.113.9', '198.51.100.1', '203.0.113.9'],
    ['the proxy, where it names nobody', '127.0.0.1', undefined, '127.0.0.1'],
    ['whom the proxy names', '127.0.0.1', '198.51.100.1', '198.51.100.1'],
    ['the right-most that is none of ours', '127.0.0.1', '1.1.1.1, 198.51.100.1, 10.2.3.4', '198.51.100.1'],
    ['the left-most, where all are ours', '127.0.0.1', '10.0.0.1, 10.0.0.2', '10.0.0.1'],
    ['named with a port', '127.0.0.1', '198.51.100.1:5123', '198.51.100.1'],
    ['of IPv6', '2001:db8::1', '2001:DB9::7', '2001:DB9::7'],
    ['of IPv6 with a port', '10.0.0.1', '[2001:db9::7]:443', '2001:db9::7'],
    ['of IPv4 in a socket of IPv6', '::ffff:127.0.0.1', '::ffff:198.51.100.1', '198.51.100.1'],
    ['the proxy, where what it hands on is no address', '127.0.0.1', '198.51.100.1, unknown', '127.0.0.1'],
    ['the last that is known, left of which there is no address', '127.0.0.1', 'x, 10.0.0.2', '10.0.0.2'],
    ['the proxy, where the header is empty', '127.0.0.1', '', '127.0.0.1'],
    ['the proxy, whatever a script puts there', '127.0.0.1', '<b>1.1.1.1</b>', '127.0.0.1'],
    ['the proxy, where an address has a zone', '127.0.0.1', 'fe80::1%eth0', '127.0.0.1'],
  ])('%s', (_rule, socket, forwarded, client) => {
    expect(clientOf(socket, forwarded)).toBe(client);
  });

  it('nobody whom a header names that no proxy of ours sent', () => {
    fc.assert(
      fc.property(fc.oneof(fc.ipV4(), fc.string()), fc.ipV4(), (header, socket) => {
        fc.pre(!PROXIES.trusts(socket));
        expect(clientOf(socket, header)).toBe(socket);
      }),
    );
  });

  it('always an address, whatever is sent through a proxy', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.ipV4(), fc.ipV6(), fc.string())), (hops) => {
        expect(clientOf('127.0.0.1', hops.join(', '))).toMatch(/^[0-9a-f.:]+$/i);
      }),
    );
  });
});

it('https is believed of a trusted proxy alone', () => {
  const https = (socket: string, proto: string): boolean =>
    originOf(socket, { 'x-forwarded-proto': proto }, PROXIES).https;
  expect(https('127.0.0.1', 'https')).toBe(true);
  expect(https('127.0.0.1', 'https, http')).toBe(false);
  expect(https('127.0.0.1', 'http')).toBe(false);
  expect(https('203.0.113.9', 'https')).toBe(false);
});

it('nobody is trusted unless named', () => {
  expect(proxiesOf([]).trusts('127.0.0.1')).toBe(false);
  expect(proxiesOf(['::1']).trusts('127.0.0.1')).toBe(false);
});

it.each([
  'proxy.internal',
  '10.0.0',
  '10.0.0.0/33',
  '2001:db8::/129',
  '0.0.0.0/0',
  '::/0',
  '10.0.0.0/8/8',
  '',
  '10.0.0.0/',
  '10.0.0.0/-1',
  'fe80::1%eth0',
  ' 10.0.0.1',
])('a row %j is refused', (row) => {
  expect(networkOf(row)).toBeTypeOf('string');
});
