/** Which cryptographic primitives does the product use? Read from its sources, so that no table leaves one out. */
import { filesBelow, textOf } from '../documents';

const SOURCES = filesBelow(['src', 'server'], /(?<!\.test)\.tsx?$/);

/** By what a source writes, the name in docs/assurance/asvs.md. */
const NAMES: readonly (readonly [RegExp, string])[] = [
  [/'aes-256-gcm'|'AES-GCM'/, 'AES-256-GCM'],
  [/createCipheriv\('aes-256-cbc'/, 'AES-256-CBC'],
  [/createHmac\('sha256'|\bhmac\(sha256/, 'HMAC-SHA-256'],
  [/hkdfSync\('sha256'|\bhkdf\(sha256/, 'HKDF-SHA-256'],
  [/createHash\('sha256'\)|\bsha256\(|'SHA-256'/, 'SHA-256'],
  [/\bsha1\(|'SHA-1'/, 'SHA-1'],
  [/\bsipHash/i, 'SipHash'],
  [/\brandomBytes\(/, 'randomBytes'],
];

/** Every call that names an algorithm, as written: `createHash('md5')`, `subtle.sign`, an import of a hash. */
const CALLS =
  /createHash\([^)]*\)|createHmac\([^,)]*|createCipheriv\([^,)]*|createSign\([^)]*|hkdfSync\([^,)]*|subtle\.\w+|@noble\/hashes\/\w+|\b(?:pbkdf2|scrypt|generateKeyPair)\w*/g;

const KNOWN_CALLS: ReadonlySet<string> = new Set([
  "createHash('sha256')",
  "createHmac('sha256'",
  "createCipheriv('aes-256-gcm'",
  "createCipheriv('aes-256-cbc'",
  "hkdfSync('sha256'",
  'subtle.importKey',
  'subtle.encrypt',
  'subtle.decrypt',
  'subtle.digest',
  '@noble/hashes/sha2',
  '@noble/hashes/hmac',
  '@noble/hashes/hkdf',
  '@noble/hashes/utils',
  '@noble/hashes/legacy',
]);

/** The names of those that are used. */
export const primitivesUsed = (): readonly string[] =>
  NAMES.flatMap(([pattern, name]) => (SOURCES.some((path) => pattern.test(textOf(path))) ? [name] : []));

/** Calls into cryptography that nobody has looked at, with the file. */
export const callsUnknown = (): readonly string[] =>
  SOURCES.flatMap((path) =>
    [...textOf(path).matchAll(CALLS)].flatMap(([call]) => (KNOWN_CALLS.has(call) ? [] : [`${path}: ${call}`])),
  );
