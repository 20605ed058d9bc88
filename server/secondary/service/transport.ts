/** How does a browser prove its session here? By a signed cookie of a name of its own, that no script can read. */
import type { SessionTransport } from '../../../src/secondary/ports';
import { cookieMaker, cookieOf, sign, unsign } from '../../http/cookie';

/** INVARIANT: not the record's: cookies know no ports, and both may run at one address. */
const SESSION = 'wp-groups';

export function cookieTransport(key: Uint8Array, secure: boolean): SessionTransport {
  const cookies = cookieMaker(secure);
  const name = cookies.name(SESSION);
  return {
    read(request) {
      const cookie = cookieOf(request, name);
      return cookie === null ? null : unsign(key, name, cookie);
    },
    write(headers, id) {
      headers.append('Set-Cookie', cookies.line(SESSION, id === null ? null : sign(key, name, id), 'Strict'));
    },
  };
}
