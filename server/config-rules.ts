/** What must hold between the keys of a config file, beyond the shape of each? One rule each, told by its place. */
import { z } from 'zod';
import { isLoopback } from './config-fields';
import { locatorRules } from './config-locator';
import { networkOf } from './http/proxies';

/** INVARIANT: nobody is believed unless named, and no row can mean everybody. */
export const trustedProxies = z
  .array(
    z.string().superRefine((row, context) => {
      const network = networkOf(row);
      if (typeof network === 'string') context.addIssue({ code: 'custom', message: network });
    }),
  )
  .default([]);

type Tell = (path: readonly (string | number)[], message: string) => void;

/** What the rules look at. */
interface Whole {
  readonly listen: { readonly host: string };
  readonly publicUrl?: string | undefined;
  readonly identity:
    | { readonly mode: 'demo' }
    | {
        readonly mode: 'oidc';
        readonly issuer: string;
        readonly scope: string;
        readonly roles: readonly object[];
        readonly clientAuth?: unknown;
        readonly clientSecretFile?: string | undefined;
      };
  readonly launch: {
    readonly smart: readonly { readonly iss: string }[];
    readonly links: readonly { readonly kind: string }[];
  };
  readonly demographics: { readonly baseUrl: string };
  readonly providers: readonly { readonly id: string; readonly baseUrl: string }[];
  readonly locator: Parameters<typeof locatorRules>[0]['locator'];
  readonly database: { readonly url: string };
  readonly audit: { readonly anchorFile?: string | undefined };
  readonly session: { readonly idleMinutes: number; readonly absoluteMinutes: number };
}

/**
 * INVARIANT: where browsers come back to with a sign-in is said by the config and by nothing that a request says, and
 * nobody on the way can read it.
 */
function publicUrlOfSignIn({ listen, publicUrl, identity }: Whole, tell: Tell): void {
  if (identity.mode !== 'oidc') return;
  if (publicUrl === undefined) {
    // on loopback whoever asks sits at this machine, as in a rehearsal on any free port
    if (!isLoopback(listen.host))
      tell(['publicUrl'], 'is required with OpenID Connect: the https origin that browsers use');
  } else if (!publicUrl.startsWith('https:') && !isLoopback(new URL(publicUrl).hostname)) {
    tell(['publicUrl'], 'must be https with OpenID Connect, unless it is on loopback');
  }
}

function signIn({ publicUrl, identity }: Whole, tell: Tell): void {
  if (identity.mode !== 'oidc') return;
  if (!identity.scope.split(/\s+/).includes('openid'))
    tell(['identity', 'scope'], 'must hold openid: without it the identity provider gives no ID token');
  if (publicUrl !== undefined && URL.canParse(identity.issuer) && new URL(identity.issuer).origin === publicUrl)
    tell(['identity', 'issuer'], 'is publicUrl itself: the identity provider has an address of its own');
  if (identity.clientAuth !== undefined && identity.clientSecretFile !== undefined)
    tell(['identity', 'clientSecretFile'], 'and identity.clientAuth: keep one of them, best clientAuth');
  const rows = identity.roles.map((row) => JSON.stringify(row));
  rows.forEach((row, at) => {
    if (rows.indexOf(row) < at) tell(['identity', 'roles', at], 'is the same as a row before');
  });
}

/** INVARIANT: where a launch comes back to, and whom a link is for, is said by the config and not by a Host header. */
function launches({ listen, publicUrl, launch: { smart, links } }: Whole, tell: Tell): void {
  if (smart.length === 0 && !links.some(({ kind }) => kind === 'jwt')) return;
  if (publicUrl === undefined && !isLoopback(listen.host))
    tell(['publicUrl'], 'is required with launch: the https origin that browsers use');
  if (publicUrl !== undefined && !publicUrl.startsWith('https:') && !isLoopback(new URL(publicUrl).hostname))
    tell(['publicUrl'], 'must be https with launch, unless it is on loopback');
  smart.forEach(({ iss }, at) => {
    if (publicUrl !== undefined && URL.canParse(iss) && new URL(iss).origin === publicUrl)
      tell(['launch', 'smart', at, 'iss'], 'is on publicUrl: it would ask this gateway itself');
  });
}

/** Asking ourselves would go round for ever, or be refused by our own sign-in. */
function nobodyAsksUs({ publicUrl, demographics, locator, providers }: Whole, tell: Tell): void {
  if (publicUrl === undefined) return;
  const ours = (url: string): boolean => URL.canParse(url) && new URL(url).origin === publicUrl;
  const message = 'is on publicUrl: it would ask this gateway itself';
  if (ours(demographics.baseUrl)) tell(['demographics', 'baseUrl'], message);
  if (locator.kind === 'nrl' && ours(locator.baseUrl)) tell(['locator', 'baseUrl'], message);
  providers.forEach(({ baseUrl }, at) => {
    if (ours(baseUrl)) tell(['providers', at, 'baseUrl'], message);
  });
}

/** INVARIANT: the anchor stands where the database's owner does not reach. */
function anchorOutside({ database, audit }: Whole, tell: Tell): void {
  const plain = (path: string): string => path.replace(/^\.\//, '').replace(/\/+$/, '');
  const folder = database.url.startsWith('pglite:') ? plain(database.url.slice('pglite:'.length)) : null;
  if (folder !== null && audit.anchorFile !== undefined && plain(audit.anchorFile).startsWith(`${folder}/`))
    tell(['audit', 'anchorFile'], 'must stand outside the folder of the database');
}

function sessions({ session: { idleMinutes, absoluteMinutes } }: Whole, tell: Tell): void {
  if (idleMinutes > absoluteMinutes)
    tell(['session', 'idleMinutes'], 'must not be longer than absoluteMinutes: it would never count');
}

/** Tells every contradiction of a config whose keys each have the right shape. */
export function soundTogether(config: Whole, tell: Tell): void {
  for (const rule of [publicUrlOfSignIn, signIn, launches, nobodyAsksUs, anchorOutside, sessions, locatorRules])
    rule(config, tell);
}
