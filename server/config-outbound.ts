/**
 * With what is each place asked, and through which proxy? The `auth` and `tls` of a place, and `outbound`. Source:
 * CONTRACT "Config file".
 */
import { resolve } from 'node:path';
import { z } from 'zod';
import type { AskedPlace, DemographicsConfig, GatewayConfig } from '../src/gateway/config';
import type { AuthConfig, TlsConfig } from '../src/gateway/credentials';
import { baseUrl, hostName, httpUrl, isLoopback, text } from './config-fields';
import type { OutboundConfig } from './outbound/agents';
import { canSign } from './outbound/assertion';
import { readCertificates, readPrivateKey, readSecret, type Read } from './outbound/named-file';

const header = z
  .string()
  .regex(/^[A-Za-z][A-Za-z0-9-]{0,63}$/, 'must be the name of a header')
  .refine(
    (name) =>
      !/^(?:accept|connection|content-.*|cookie|expect|host|te|trailer|transfer-encoding|upgrade|x-.*-id)$/i.test(name),
    'is a header that is set already',
  );

const asid = z.string().regex(/^\d{12}$/, 'must be an ASID (12 digits)');

const nhsClient = { tokenUrl: httpUrl, apiKeyFile: text, keyFile: text, kid: text };

export const auth = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('none') }),
  z.strictObject({ kind: z.literal('bearer-file'), file: text }),
  z.strictObject({ kind: z.literal('api-key'), header, file: text }),
  z.strictObject({
    kind: z.literal('oauth2'),
    tokenUrl: httpUrl,
    clientId: text,
    secretFile: text,
    scope: text.optional(),
  }),
  z.strictObject({
    kind: z.literal('smart-backend'),
    tokenUrl: httpUrl.optional(),
    clientId: text,
    keyFile: text,
    kid: text,
    alg: z.enum(['RS384', 'ES384']).default('RS384'),
    scope: text.default('system/*.rs'),
  }),
  z.strictObject({ kind: z.literal('nhs-signed-jwt'), ...nhsClient }),
  z.strictObject({ kind: z.literal('nhs-token-exchange'), ...nhsClient }),
  z.strictObject({
    kind: z.literal('gp-connect-ssp'),
    sspUrl: baseUrl,
    fromAsid: asid,
    toAsid: asid,
    device: z.strictObject({ system: httpUrl, value: text, model: text, version: text }),
  }),
]);

export const tls = z
  .strictObject({ certFile: text.optional(), keyFile: text.optional(), caFile: text.optional() })
  .superRefine(({ certFile, keyFile, caFile }, context) => {
    const missing = (path: string, message: string): void => {
      context.addIssue({ code: 'custom', path: [path], message });
    };
    if (certFile !== undefined && keyFile === undefined) missing('keyFile', 'is missing: certFile needs its key');
    if (certFile === undefined && keyFile !== undefined)
      missing('certFile', 'is missing: keyFile needs its certificate');
    if (certFile === undefined && keyFile === undefined && caFile === undefined)
      missing('caFile', 'is missing, and so is certFile: name one of them');
  });

/** What every place that is asked may name. */
export const askedWith = { auth: auth.optional(), tls: tls.optional() };

export const outbound = z.strictObject({
  /** Everything but this machine and `direct` is asked through it. */
  proxy: httpUrl.optional(),
  /** Trusted beside the usual authorities, for everything that is asked. */
  caFile: text.optional(),
  /** Hosts that are asked without the proxy. */
  direct: z.array(hostName).default([]),
});

/** A place as the file names it. */
interface Place {
  readonly baseUrl?: string | undefined;
  readonly auth?: z.output<typeof auth> | undefined;
  readonly tls?: z.output<typeof tls> | undefined;
}

type Tell = (path: readonly (string | number)[], message: string) => void;

const isSafe = (url: string): boolean => {
  if (!URL.canParse(url)) return true;
  const { protocol, hostname } = new URL(url);
  return protocol === 'https:' || isLoopback(hostname);
};

/**
 * INVARIANT: what proves who we are leaves this machine encrypted alone. Tells, by place, what of a place’s credentials
 * cannot be right.
 */
export function placeRules(
  at: readonly (string | number)[],
  place: Place & { readonly retrieve?: string },
  whole: { readonly publicUrl?: string | undefined; readonly identity: { readonly mode: string } },
  tell: Tell,
): void {
  const { auth: given, baseUrl: base } = place;
  if (given === undefined || given.kind === 'none') return;
  const urls: readonly (readonly [string, string | undefined])[] = [
    ['tokenUrl', 'tokenUrl' in given ? given.tokenUrl : undefined],
    ['sspUrl', 'sspUrl' in given ? given.sspUrl : undefined],
  ];
  for (const [name, url] of urls)
    if (url !== undefined && !isSafe(url)) tell([...at, 'auth', name], 'must be https: a credential goes there');
  if (base !== undefined && given.kind !== 'gp-connect-ssp' && !isSafe(base))
    tell([...at, 'baseUrl'], 'must be https: a credential goes there');
  if (given.kind === 'nhs-token-exchange' && whole.identity.mode !== 'oidc')
    tell([...at, 'auth', 'kind'], 'needs identity.mode oidc: it exchanges the ID token of a sign-in');
  if (given.kind !== 'gp-connect-ssp') return;
  if (place.retrieve !== 'gp-connect') tell([...at, 'auth', 'kind'], 'is for providers with retrieve gp-connect alone');
  if (whole.publicUrl === undefined) tell(['publicUrl'], 'is required with gp-connect-ssp: it names us to whom we ask');
}

const isFileKey = (key: string): boolean => key === 'file' || key.endsWith('File');

/** The same with absolute paths; left out stays out. */
function absolute<T extends object>(given: T, base: string): T {
  return Object.fromEntries(
    Object.entries(given).flatMap(([key, value]: [string, unknown]) => {
      if (value === undefined) return [];
      return [[key, isFileKey(key) && typeof value === 'string' ? resolve(base, value) : value]];
    }),
  ) as T;
}

/** How a place is asked, as the gateway's config holds it. */
export const askedWithOf = (place: Place, base: string): { readonly auth?: AuthConfig; readonly tls?: TlsConfig } => ({
  ...(place.auth === undefined ? {} : { auth: absolute(place.auth, base) }),
  ...(place.tls === undefined ? {} : { tls: absolute(place.tls, base) }),
});

/** Demographics as the gateway's config holds them. */
export const demographicsOf = (
  {
    kind,
    baseUrl: url,
    requestsPerSecond,
    ...place
  }: Place & {
    readonly kind: 'fhir-search' | 'pds';
    readonly baseUrl: string;
    readonly requestsPerSecond?: number | undefined;
  },
  base: string,
): DemographicsConfig => ({
  ...(kind === 'pds' ? { kind } : {}),
  baseUrl: url,
  ...(requestsPerSecond === undefined ? {} : { requestsPerSecond }),
  ...askedWithOf(place, base),
});

/** Outbound as the server's config holds it. */
export const outboundOf = (given: z.output<typeof outbound>, base: string): z.output<typeof outbound> =>
  absolute(given, base);

const READERS: Readonly<Record<string, (path: string) => Read<unknown>>> = {
  keyFile: readPrivateKey,
  certFile: readCertificates,
  caFile: readCertificates,
  file: readSecret,
  apiKeyFile: readSecret,
  secretFile: readSecret,
};

const NEEDED: Readonly<Partial<Record<AuthConfig['kind'], 'RS512' | 'by-alg'>>> = {
  'nhs-signed-jwt': 'RS512',
  'nhs-token-exchange': 'RS512',
  'smart-backend': 'by-alg',
};

function unfitKey(given: AuthConfig): string | null {
  const needed = NEEDED[given.kind];
  if (needed === undefined || !('keyFile' in given)) return null;
  const read = readPrivateKey(given.keyFile);
  const alg = needed === 'by-alg' && 'alg' in given ? given.alg : 'RS512';
  if (!read.ok || canSign(read.value, alg)) return null;
  const wanted = alg === 'ES384' ? 'an EC key on P-384' : 'an RSA key of at least 2048 bits';
  return `must hold ${wanted}, to sign with ${alg}`;
}

/** Every file of a part of the config that cannot be used, by its place in the file; nothing of what stands in it. */
function fileProblems(at: string, given: object | undefined): readonly string[] {
  if (given === undefined) return [];
  const problems = Object.entries(given).flatMap(([key, path]: [string, unknown]) => {
    const read = READERS[key];
    if (read === undefined || typeof path !== 'string') return [];
    const found = read(path);
    return found.ok ? [] : [`${at}.${key}: ${found.problem}`];
  });
  const unfit = 'kind' in given ? unfitKey(given as AuthConfig) : null;
  return unfit === null ? problems : [...problems, `${at}.keyFile: ${unfit}`];
}

/** Every file of a credential that cannot be used. */
export function credentialProblems(
  gateway: Pick<GatewayConfig, 'demographics' | 'terminology' | 'locator' | 'providers'>,
  outbound: OutboundConfig,
): readonly string[] {
  const places: readonly (readonly [string, AskedPlace | undefined])[] = [
    ['demographics', gateway.demographics],
    ['terminology', gateway.terminology],
    ['locator', gateway.locator?.kind === 'nrl' ? gateway.locator : undefined],
    ...gateway.providers.map((one, at) => [`providers[${String(at)}]`, one] as const),
  ];
  return [
    ...fileProblems('outbound', outbound),
    ...places.flatMap(([at, place]) => [
      ...fileProblems(`${at}.auth`, place?.auth),
      ...fileProblems(`${at}.tls`, place?.tls),
    ]),
  ];
}
