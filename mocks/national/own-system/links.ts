/** How does a system that knows no SMART write a link to a record? After docs/launching.md. */
import { createCipheriv, createHmac, randomBytes, randomUUID } from 'node:crypto';
import { SignJWT } from 'jose';
import { LINK_KID, type Secrets } from './secrets';

export interface Linked {
  readonly nhsNumber: string;
  readonly dateOfBirth: string;
  readonly user: string | null;
}

/** Seconds for which a link is good. */
const GOOD_FOR = 120;

const saidOf = ({ nhsNumber, dateOfBirth, user }: Linked, now: number) => ({
  patient: nhsNumber,
  birthdate: dateOfBirth,
  exp: Math.floor(now / 1000) + GOOD_FOR,
  ...(user === null ? {} : { user }),
});

/** The query behind `/launch/link/{system}`; `signed`: with a MAC, so that the record opens. */
export function encryptedLink({ key, macKey }: Secrets, linked: Linked, signed: boolean, now: number): string {
  const iv = randomBytes(16);
  const cipher = createCipheriv('aes-256-cbc', key, iv);
  const said = JSON.stringify({ ...saidOf(linked, now), nonce: randomUUID() });
  const data = Buffer.concat([cipher.update(said, 'utf8'), cipher.final()]);
  const query = new URLSearchParams({ keyId: 'k1', iv: iv.toString('base64url'), data: data.toString('base64url') });
  if (signed) query.set('mac', createHmac('sha256', macKey).update(iv).update(data).digest('base64url'));
  return query.toString();
}

/** The `token` of a form to `/launch/link/{system}`. */
export const signedToken = ({ signing }: Secrets, linked: Linked, audience: string, now: number): Promise<string> =>
  new SignJWT(saidOf(linked, now))
    .setProtectedHeader({ alg: 'ES256', kid: LINK_KID, typ: 'JWT' })
    .setIssuer('urn:own-system')
    .setAudience(audience)
    .setIssuedAt(Math.floor(now / 1000))
    .setJti(randomUUID())
    .sign(signing);
