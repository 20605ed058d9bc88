/**
 * How is a file of the linkage zone encrypted? With AES-256-GCM under a key of the custodian, and its name as
 * associated data: a file that was put under another name does not decrypt.
 */
import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';

const IV = 12;
const TAG = 16;

const keyFor = (key: Buffer, name: string): Buffer => Buffer.from(hkdfSync('sha256', key, '', `zone:${name}`, 32));

export function seal(key: Buffer, name: string, content: Buffer): Buffer {
  const iv = randomBytes(IV);
  const cipher = createCipheriv('aes-256-gcm', keyFor(key, name), iv);
  cipher.setAAD(Buffer.from(name));
  return Buffer.concat([iv, cipher.update(content), cipher.final(), cipher.getAuthTag()]);
}

/** Null where it was sealed with another key, under another name, or is not whole. */
export function opened(key: Buffer, name: string, sealed: Buffer): Buffer | null {
  if (sealed.length < IV + TAG) return null;
  const decipher = createDecipheriv('aes-256-gcm', keyFor(key, name), sealed.subarray(0, IV));
  decipher.setAAD(Buffer.from(name));
  decipher.setAuthTag(sealed.subarray(sealed.length - TAG));
  try {
    return Buffer.concat([decipher.update(sealed.subarray(IV, sealed.length - TAG)), decipher.final()]);
  } catch {
    return null;
  }
}
