/**
 * What is a sealed part of the audit? Rows in order, packed and encrypted, under a head that says where they belong in
 * the chain, and signed: whoever holds the head alone can tell that the file is the one that was written.
 */
import { createHash, createPrivateKey, createPublicKey, hkdfSync, sign, verify, type KeyObject } from 'node:crypto';
import { gunzipSync, gzipSync } from 'node:zlib';
import { linkHash, type Link } from '../database/chain';
import type { Mark } from '../database/verify-audit';
import type { WrappingKey, WrappingKeys } from '../keys/wrapping';
import { fileKey, headerLine, headerOf, objectOf, sealText, unsealText, type CopyKind } from '../register/copy-lines';

const ARCHIVE: CopyKind = { format: 'whole-picture audit segment 1', name: 'a segment of the audit' };
const SIGNING = 'whole-picture audit segment signing 1';
/** Bytes that the rows of one segment may unpack to; none that we write comes near it. */
const MOST_BYTES = 268_435_456;

export interface ArchivedRow extends Link {
  readonly hash: string;
}

export interface SegmentHead {
  readonly first: number;
  readonly last: number;
  /** The hash of the row before the first, and of the last. */
  readonly previous: string;
  readonly hash: string;
  /** The latest instant that a row of it tells of, and when it was sealed. ISO. */
  readonly until: string;
  readonly sealedAt: string;
}

export const sha256 = (bytes: string | Buffer): string => createHash('sha256').update(bytes).digest('hex');

const padded = (seq: number): string => String(seq).padStart(12, '0');
export const segmentName = ({ first, last }: Pick<SegmentHead, 'first' | 'last'>): string =>
  `audit-${padded(first)}-${padded(last)}.segment`;
export const SEGMENT_NAME = /^audit-\d{12,}-\d{12,}\.segment$/;

/** An Ed25519 key as PKCS 8 is these bytes and the 32 of the seed. Source: RFC 8410, 7. */
const PKCS8_ED25519 = Buffer.from('302e020100300506032b657004220420', 'hex');

/** Follows from the wrapping key, so that no further key has to be kept; its public half stands in each head. */
const signingKey = ({ key }: WrappingKey): KeyObject =>
  createPrivateKey({
    key: Buffer.concat([PKCS8_ED25519, Buffer.from(hkdfSync('sha256', key, '', SIGNING, 32))]),
    format: 'der',
    type: 'pkcs8',
  });

const publicText = (key: KeyObject): string =>
  createPublicKey(key).export({ type: 'spki', format: 'der' }).toString('base64');

/** Seals rows that follow `before` without a gap; there is at least one. The text of the file. */
export function sealSegment(
  rows: readonly ArchivedRow[],
  before: Mark,
  key: WrappingKey,
  sealedAt: string,
): { readonly head: SegmentHead; readonly text: string } {
  const last = rows.at(-1);
  if (last === undefined) throw new Error('a segment holds a row');
  const head: SegmentHead = {
    first: before.seq + 1,
    last: last.seq,
    previous: before.hash,
    hash: last.hash,
    until: rows.reduce((latest, { recorded }) => (recorded > latest ? recorded : latest), ''),
    sealedAt,
  };
  const signer = signingKey(key);
  const header: unknown = JSON.parse(headerLine(key, ARCHIVE));
  const headLine = JSON.stringify({ ...(header as object), ...head, publicKey: publicText(signer) });
  const bound = headerOf(headLine, ARCHIVE);
  if (bound === null) throw new Error('a head that was just made can be read');
  const packed = gzipSync(rows.map((row) => JSON.stringify(row)).join('\n')).toString('base64');
  const body = `${headLine}\n${sealText(fileKey(key, bound, ARCHIVE), Buffer.from(headLine), packed)}`;
  return { head, text: `${body}\n${sign(null, Buffer.from(sha256(body)), signer).toString('base64')}\n` };
}

export type ReadSegment =
  { readonly ok: true; readonly head: SegmentHead; readonly rows: readonly ArchivedRow[] } | NotRead;

/** A sentence that goes on from the name of the file. `absent`: what it takes to tell is not at hand. */
export interface NotRead {
  readonly ok: false;
  readonly problem: string;
  readonly absent?: true;
}

const faulty = (problem: string): NotRead => ({ ok: false, problem });

function headOf(line: string): (SegmentHead & { readonly publicKey: string }) | null {
  const { first, last, previous, hash, until, sealedAt, publicKey } = objectOf(line) ?? {};
  const whole =
    Number.isSafeInteger(first) &&
    Number.isSafeInteger(last) &&
    [previous, hash, until, sealedAt, publicKey].every((part) => typeof part === 'string');
  return whole ? ({ first, last, previous, hash, until, sealedAt, publicKey } as never) : null;
}

/** Is this the signature of its head’s key over what stands above it? */
function isSigned(body: string, signature: string, publicKey: string): boolean {
  try {
    const key = createPublicKey({ key: Buffer.from(publicKey, 'base64'), format: 'der', type: 'spki' });
    return verify(null, Buffer.from(sha256(body)), key, Buffer.from(signature, 'base64'));
  } catch {
    return false;
  }
}

function unpacked(text: string): readonly ArchivedRow[] | null {
  try {
    const lines = gunzipSync(Buffer.from(text, 'base64'), { maxOutputLength: MOST_BYTES }).toString('utf8');
    return lines.split('\n').map((line) => JSON.parse(line) as ArchivedRow);
  } catch {
    return null;
  }
}

/** The first row that does not follow the one before it as it was chained; null where all do, up to the last. */
function brokenRow(rows: readonly ArchivedRow[], { first, last, previous, hash }: SegmentHead): number | null {
  let at: Mark = { seq: first - 1, hash: previous };
  for (const row of rows) {
    if (row.seq !== at.seq + 1 || row.hash !== linkHash(at.hash, row)) return at.seq + 1;
    at = { seq: row.seq, hash: row.hash };
  }
  return at.seq === last && at.hash === hash ? null : at.seq + 1;
}

const keyNamed = ({ current, previous }: WrappingKeys, id: string): WrappingKey | undefined =>
  [current, ...previous].find((key) => key.id === id);

interface Seal {
  readonly ok: true;
  readonly head: SegmentHead;
  /** The rows, opened. */
  readonly rows: () => readonly ArchivedRow[] | null;
}

/** Is this a segment as we signed it? By its head and its signature alone: nothing is opened. Never throws. */
export function readSeal(text: string, keys: WrappingKeys): Seal | NotRead {
  const [headLine = '', sealed = '', signature = '', ...rest] = text.split('\n');
  const [header, head] = [headerOf(headLine, ARCHIVE), headOf(headLine)];
  if (header === null || head === null || rest.join('') !== '') return faulty('is no segment of an audit');
  if (!isSigned(`${headLine}\n${sealed}`, signature, head.publicKey))
    return faulty('was altered: it is not what was signed');
  const key = keyNamed(keys, header.key);
  if (key === undefined)
    return {
      ...faulty(`is sealed under the key ${header.key}: name its file in keys.previous to have it read`),
      absent: true,
    };
  if (head.publicKey !== publicText(signingKey(key))) return faulty('is signed by somebody else');
  const { first, last, previous, hash, until, sealedAt } = head;
  return {
    ok: true,
    head: { first, last, previous, hash, until, sealedAt },
    rows: () => {
      const opened = unsealText(fileKey(key, header, ARCHIVE), Buffer.from(headLine), sealed);
      return opened === null ? null : unpacked(opened);
    },
  };
}

/**
 * Is this a segment as it was sealed, and do its rows follow from one another? Never throws.
 * INVARIANT: no word of a row stands in a problem.
 */
export function readSegment(text: string, keys: WrappingKeys): ReadSegment {
  const seal = readSeal(text, keys);
  if (!seal.ok) return seal;
  const { head } = seal;
  const rows = seal.rows();
  if (rows === null) return faulty('is damaged: its rows cannot be opened');
  const broken = brokenRow(rows, head);
  return broken === null
    ? { ok: true, head, rows }
    : faulty(`does not hold together: row ${String(broken)} is not as it was written`);
}
