/** From which systems may a record be launched, and by what are they known? The `launch` of a config file. */
import { createPublicKey } from 'node:crypto';
import { resolve } from 'node:path';
import type { JSONWebKeySet } from 'jose';
import { z } from 'zod';
import { baseUrl, isLoopback, ods, text, unique } from './config-fields';
import { keyedAuth, type ClientAuth } from './config-identity-files';
import { readSecretFile, THE_WORLD } from './keys/secret-file';
import type { SigningKey } from './keys/signing-key';

/** Source: SMART App Launch 2.2, "Client Authentication: Asymmetric": both must be supported. */
const ALGORITHMS = ['RS384', 'ES384'] as const;

const clientAuth = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('secret'), secretFile: text }),
  z.strictObject({
    kind: z.literal('private_key_jwt'),
    keyFile: text,
    kid: text,
    alg: z.enum(ALGORITHMS).default('RS384'),
    next: z.strictObject({ keyFile: text, kid: text, alg: z.enum(ALGORITHMS).optional() }).optional(),
  }),
]);

/**
 * What a system says of its user, and whom of ours that is. `same`: its word is the id that the user has here.
 * INVARIANT: it only ever has to agree with who signed in here; it gives nobody a role.
 */
const users = z.union([z.literal('same'), z.record(z.string(), text)], {
  error: 'must be "same", or an object of their users to ours',
});

const smart = z.strictObject({
  /** The FHIR base by which the system names itself. */
  iss: baseUrl,
  name: text.optional(),
  clientId: text,
  clientAuth,
  /** Where whoever launches from it must be working. */
  organisation: ods.optional(),
  /** By the system's own word for one of its organisations. */
  tenants: z.record(z.string(), ods).optional(),
  users: users.optional(),
});

const linkFields = {
  id: z.string().regex(/^[a-z0-9][a-z0-9-]{0,31}$/, 'must be 1 to 32 of a-z 0-9 -'),
  name: text.optional(),
  organisation: ods.optional(),
  users: users.optional(),
};

const link = z.discriminatedUnion('kind', [
  z.strictObject({ ...linkFields, kind: z.literal('aes-256-cbc'), keyFile: text, keyId: text }),
  z.strictObject({ ...linkFields, kind: z.literal('aes-256-cbc-hmac'), keyFile: text, macKeyFile: text, keyId: text }),
  z.strictObject({ ...linkFields, kind: z.literal('jwt'), jwksFile: text, issuer: text }),
]);

export const launch = z.strictObject({
  smart: z
    .array(smart)
    .default([])
    .superRefine((rows, context) => {
      rows.forEach(({ iss }, at) => {
        const tell = (message: string): void => {
          context.addIssue({ code: 'custom', path: [at, 'iss'], message });
        };
        if (rows.findIndex((row) => row.iss === iss) < at) tell('is given twice');
        if (iss.startsWith('http:') && !isLoopback(new URL(iss).hostname)) tell('must be https');
      });
    }),
  links: z
    .array(link)
    .default([])
    .superRefine((rows, context) => {
      unique(
        (path, message) => {
          context.addIssue({ code: 'custom', path, message });
        },
        rows.map((row) => row.id),
      );
    }),
  deepLink: z.boolean().default(true),
});

type LaunchFile = z.output<typeof launch>;
type Users = z.output<typeof users>;

interface Row {
  /** As the log, the audit and an address name it. */
  readonly id: string;
  /** As people call it. */
  readonly name: string;
  readonly organisation?: string | undefined;
  readonly users?: Users | undefined;
}

export interface SmartRow extends Row {
  readonly iss: string;
  readonly clientId: string;
  readonly auth: ClientAuth;
  readonly tenants?: Readonly<Record<string, string>> | undefined;
}

export type LinkRow = Row &
  (
    | { readonly kind: 'aes-256-cbc'; readonly keyId: string; readonly key: Uint8Array }
    | {
        readonly kind: 'aes-256-cbc-hmac';
        readonly keyId: string;
        readonly key: Uint8Array;
        readonly macKey: Uint8Array;
      }
    | { readonly kind: 'jwt'; readonly jwks: JSONWebKeySet; readonly issuer: string }
    /** Its keys cannot be used. INVARIANT: no key is left in it, and whatever comes by `method` is refused. */
    | { readonly kind: 'shut'; readonly method: 'GET' | 'POST' }
  );

export interface LaunchConfig {
  readonly smart: readonly SmartRow[];
  readonly links: readonly LinkRow[];
  readonly deepLink: boolean;
}

type Tell = (problem: string) => void;

/** Exactly 32 bytes in base64. */
function keyIn(place: string, file: string, base: string, tell: Tell): Uint8Array {
  const path = resolve(base, file);
  const secret = readSecretFile(path);
  if (!secret.ok) {
    tell(`${place}: ${secret.problem}`);
    return new Uint8Array(32);
  }
  const trimmed = secret.text.trim();
  const key = Buffer.from(trimmed, 'base64');
  if (key.length !== 32 || key.toString('base64') !== trimmed)
    tell(`${place}: ${path} does not hold 32 bytes in base64: make one with openssl rand -base64 32`);
  return new Uint8Array(key);
}

/** Whoever may write the file could make links of their own. */
const OTHERS_WRITE = 0o002;

/** Public keys, each of which can be read. INVARIANT: a file with a private or a shared key is refused. */
function publicKeysIn(place: string, file: string, base: string, tell: Tell): JSONWebKeySet {
  const path = resolve(base, file);
  const found = readSecretFile(path, OTHERS_WRITE);
  if (!found.ok) {
    tell(`${place}: ${found.problem}`);
    return { keys: [] };
  }
  let read: unknown;
  try {
    read = JSON.parse(found.text);
  } catch {
    tell(`${place}: ${path} is not JSON`);
    return { keys: [] };
  }
  const set = z.object({ keys: z.array(z.looseObject({ kty: z.enum(['RSA', 'EC']) })).min(1) }).safeParse(read);
  if (!set.success) {
    tell(`${place}: ${path} is no JSON Web Key Set of RSA or EC keys`);
    return { keys: [] };
  }
  for (const key of set.data.keys) {
    try {
      if ('d' in key) tell(`${place}: ${path} holds a private key: it must hold public keys alone`);
      else createPublicKey({ key: key as never, format: 'jwk' });
    } catch {
      tell(`${place}: ${path} holds a key that cannot be read`);
    }
  }
  return set.data as JSONWebKeySet;
}

type LinkFile = LaunchFile['links'][number];

function linkRow(row: LinkFile, place: string, base: string, tell: Tell): LinkRow {
  const { id, name = id, organisation, users: theirs } = row;
  const common = { id, name, organisation, users: theirs };
  switch (row.kind) {
    case 'aes-256-cbc':
      return { ...common, kind: row.kind, keyId: row.keyId, key: keyIn(`${place}.keyFile`, row.keyFile, base, tell) };
    case 'aes-256-cbc-hmac':
      return {
        ...common,
        kind: row.kind,
        keyId: row.keyId,
        key: keyIn(`${place}.keyFile`, row.keyFile, base, tell),
        macKey: keyIn(`${place}.macKeyFile`, row.macKeyFile, base, tell),
      };
    case 'jwt':
      return {
        ...common,
        kind: row.kind,
        issuer: row.issuer,
        jwks: publicKeysIn(`${place}.jwksFile`, row.jwksFile, base, tell),
      };
  }
}

/** INVARIANT: a row of whose keys any cannot be used is shut, and keeps none that it had: it may be one taken away. */
function soundLinkRow(row: LinkFile, place: string, base: string, tell: Tell): LinkRow {
  const problems: string[] = [];
  const read = linkRow(row, place, base, (problem) => problems.push(problem));
  if (problems.length === 0 && read.kind === 'aes-256-cbc-hmac' && Buffer.from(read.key).equals(read.macKey))
    problems.push(`${place}.macKeyFile: holds the same key as keyFile: make one of its own`);
  if (problems.length === 0) return read;
  problems.forEach(tell);
  const { id, name, organisation, users: theirs } = read;
  return { id, name, organisation, users: theirs, kind: 'shut', method: row.kind === 'jwt' ? 'POST' : 'GET' };
}

/** A system by its host; where that has several, each with its path, so that nobody takes one for the other. */
function systemId(iss: string, all: LaunchFile['smart']): string {
  const { host, pathname } = new URL(iss);
  return all.filter((one) => new URL(one.iss).host === host).length > 1 ? `${host}${pathname}` : host;
}

interface Reading {
  readonly base: string;
  readonly tell: Tell;
  /** What was sound before, of the same config. */
  readonly before: LaunchConfig | undefined;
}

/** With what we prove ourselves there; where that cannot be used, with what did before. */
function smartRow(row: LaunchFile['smart'][number], id: string, place: string, reading: Reading): SmartRow {
  const { base, before } = reading;
  const was = before?.smart.find((one) => one.iss === row.iss);
  let usable = true;
  const tell = (problem: string): void => {
    usable = false;
    reading.tell(problem);
  };
  const { iss, clientId, clientAuth: auth, organisation, tenants, users: theirs } = row;
  const at = `${place}.clientAuth`;
  const read = (): ClientAuth => {
    if (auth.kind === 'private_key_jwt') return keyedAuth(auth, at, base, tell);
    const secret = readSecretFile(resolve(base, auth.secretFile), THE_WORLD);
    const text = secret.ok ? secret.text.trim() : '';
    if (!secret.ok) tell(`${at}.secretFile: ${secret.problem}`);
    else if (text === '') tell(`${at}.secretFile: ${auth.secretFile} is empty`);
    return { kind: 'secret', secret: text };
  };
  const now = { id, name: row.name ?? id, iss, clientId, auth: read(), organisation, tenants, users: theirs };
  // the same row where nothing is another: what is known of the system is known by its row
  return was !== undefined && (!usable || JSON.stringify(was) === JSON.stringify(now)) ? was : now;
}

/** Whom of the problems of `launch` concern: those who come by their own keys, or those whom we ask by ours. */
export interface TellOf {
  readonly theirs: Tell;
  readonly ours: Tell;
}

/**
 * Reads every key and secret that the rows name; what cannot be used is told, each at its place. `before`: what was
 * read of the same config before.
 */
export function launchConfig(file: LaunchFile, base: string, tell: TellOf, before?: LaunchConfig): LaunchConfig {
  const reading = { base, tell: tell.ours, before };
  return {
    smart: file.smart.map((row, at) =>
      smartRow(row, systemId(row.iss, file.smart), `launch.smart[${String(at)}]`, reading),
    ),
    links: file.links.map((row, at) => soundLinkRow(row, `launch.links[${String(at)}]`, base, tell.theirs)),
    deepLink: file.deepLink,
  };
}

/** Those by which it signs, now and next. */
export const signingKeysOf = (auth: ClientAuth): readonly SigningKey[] =>
  auth.kind === 'private_key_jwt' ? [auth.key, ...(auth.next === undefined ? [] : [auth.next])] : [];

/** Whom of ours a system speaks of; undefined where its row says nothing of that user. */
export function ourUser({ users: theirs }: Row, said: string | undefined): string | undefined {
  if (said === undefined || theirs === undefined) return undefined;
  if (theirs === 'same') return said;
  return Object.hasOwn(theirs, said) ? theirs[said] : undefined;
}
