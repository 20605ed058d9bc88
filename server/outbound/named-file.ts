/**
 * What stands in a file that a credential names, now? Read again when the file changes, so that a key or token is
 * renewed without a restart.
 */
import { statSync } from 'node:fs';
import { X509Certificate, createPrivateKey, type KeyObject } from 'node:crypto';
import { readSecretFile } from '../keys/secret-file';

export type Read<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problem: string };

/** A secret that others may read, or write, is none; the group may, as where a file is mounted for a service. */
const OTHERS = 0o006;
/** A certificate is no secret; one that others may write is not the deployer’s. */
const OTHERS_WRITE = 0o002;

const bad = (problem: string): Read<never> => ({ ok: false, problem });
const good = <T>(value: T): Read<T> => ({ ok: true, value });

/** Visible characters alone: it goes into a header. */
const IN_A_HEADER = /^[\x21-\x7e]{1,16384}$/;

/** A token, API key or client secret. A problem names the file, and never what stands in it. */
export function readSecret(path: string): Read<string> {
  const read = readSecretFile(path, OTHERS);
  if (!read.ok) return bad(read.problem);
  const text = read.text.trim();
  return IN_A_HEADER.test(text) ? good(text) : bad(`${path} must hold one line without spaces`);
}

/** A private key in PEM, without a passphrase. */
export function readPrivateKey(path: string): Read<KeyObject> {
  const read = readSecretFile(path, OTHERS);
  if (!read.ok) return bad(read.problem);
  try {
    return good(createPrivateKey(read.text));
  } catch {
    return bad(`${path} does not hold a private key in PEM (without a passphrase)`);
  }
}

/** Certificates in PEM, as text. */
export function readCertificates(path: string): Read<string> {
  const read = readSecretFile(path, OTHERS_WRITE);
  if (!read.ok) return bad(read.problem);
  const each = read.text.match(/-----BEGIN CERTIFICATE-----[\s\S]+?-----END CERTIFICATE-----/g) ?? [];
  try {
    for (const one of each) new X509Certificate(one);
  } catch {
    return bad(`${path} holds a certificate that cannot be read`);
  }
  return each.length > 0 ? good(`${each.join('\n')}\n`) : bad(`${path} does not hold a certificate in PEM`);
}

/** Hears of a file that could not be used when it had changed. */
export type CannotUse = (problem: string) => void;

export interface NamedFile<T> {
  /** What the file holds now. */
  get(): Read<T>;
  /** Counts the times it was read anew. */
  version(): number;
}

/** Another where the file is, or may be read, otherwise than before. */
export const stampOf = (path: string): string => {
  try {
    const { mtimeNs, ino, size, mode } = statSync(path, { bigint: true });
    return [mtimeNs, ino, size, mode].join();
  } catch {
    return 'none';
  }
};

/**
 * The file at this path, looked at each time it is needed. A new content that cannot be used is told once, and what
 * stood there before goes on: a file that is half written is read whole the next time.
 */
export function namedFile<T>(path: string, read: (path: string) => Read<T>, cannotUse: CannotUse): NamedFile<T> {
  let stamp = '';
  let held: Read<T> | null = null;
  let versions = 0;
  const look = (): Read<T> => {
    const now = stampOf(path);
    if (held !== null && now === stamp) return held;
    stamp = now;
    const found = read(path);
    if (found.ok) {
      held = found;
      versions += 1;
      return found;
    }
    if (held !== null) cannotUse(found.problem);
    if (held?.ok !== true) held = found;
    return held;
  };
  return {
    get: look,
    version: () => {
      look();
      return versions;
    },
  };
}
