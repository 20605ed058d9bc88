/** What does each kind of field of a config file have to look like? */
import { z } from 'zod';

export const text = z.string().trim().min(1, 'must not be empty');
/**
 * ODS codes are capital letters and digits; test systems hold others, so only what could not be a code at all is
 * refused.
 */
export const ods = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,31}$/, 'must be an ODS code (letters and digits)');
export const httpUrl = z.string().refine((value) => {
  if (!URL.canParse(value)) return false;
  const url = new URL(value);
  return (
    (url.protocol === 'http:' || url.protocol === 'https:') &&
    url.username === '' &&
    url.password === '' &&
    url.search === '' &&
    url.hash === ''
  );
}, 'must be an http(s) URL without user, query or fragment');

/** Whether a host is this machine alone. */
export const isLoopback = (host: string): boolean => /^(127(\.\d{1,3}){3}|::1|\[::1\]|localhost)$/i.test(host);

/** A name or an address, and nothing that belongs into another key. */
export const hostName = text.refine(
  (host) => /^(\[?[0-9A-Fa-f:]*:[0-9A-Fa-f:.]*\]?|[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?)$/.test(host),
  'must be a host name or an address, without http:// and without a port',
);

export const baseUrl = httpUrl.transform((value) => value.replace(/\/+$/, ''));

/** Scheme, host and port alone; encrypted, unless it is on this machine. */
export const origin = httpUrl.pipe(
  z.string().refine((value) => {
    const { protocol, hostname, pathname } = new URL(value);
    return pathname === '/' && (protocol === 'https:' || isLoopback(hostname));
  }, 'must be an origin, as https://login.example.org: encrypted, and without a path'),
);

export const organisation = z.strictObject({ ods, name: text, region: ods });

/** Every string given twice, as an issue at its second place. */
export const unique = (issue: (path: (string | number)[], message: string) => void, at: readonly string[]): void => {
  at.forEach((id, index) => {
    if (at.indexOf(id) < index) issue([index, 'id'], `"${id}" is given twice`);
  });
};
