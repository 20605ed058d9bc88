/**
 * How does the gateway prove itself to whom it asks? The kinds of credentials, as the config names them. INVARIANT: no
 * secret stands in any of these, only the files that hold one. Source: CONTRACT "Config file".
 */

/** Shows a certificate of ours, or trusts an authority of their own. */
export interface TlsConfig {
  readonly certFile?: string | undefined;
  readonly keyFile?: string | undefined;
  readonly caFile?: string | undefined;
}

/** A key that signs who we are, as its owner registered it. */
interface SignedClient {
  readonly keyFile: string;
  readonly kid: string;
}

/** Source: NHS England digital, security and authorisation: signed JWT authentication, and token exchange. */
interface NhsClient extends SignedClient {
  readonly tokenUrl: string;
  readonly apiKeyFile: string;
}

/** What we call ourselves to the Spine Secure Proxy. Source: GP Connect, cross-organisation audit and provenance. */
export interface SspDevice {
  readonly system: string;
  readonly value: string;
  readonly model: string;
  readonly version: string;
}

export type AuthConfig =
  | { readonly kind: 'none' }
  | { readonly kind: 'bearer-file'; readonly file: string }
  | { readonly kind: 'api-key'; readonly header: string; readonly file: string }
  | {
      readonly kind: 'oauth2';
      readonly tokenUrl: string;
      readonly clientId: string;
      readonly secretFile: string;
      readonly scope?: string | undefined;
    }
  | ({
      readonly kind: 'smart-backend';
      /** Absent: as the server's `.well-known/smart-configuration` says. */
      readonly tokenUrl?: string | undefined;
      readonly clientId: string;
      readonly alg: 'RS384' | 'ES384';
      readonly scope: string;
    } & SignedClient)
  | ({ readonly kind: 'nhs-signed-jwt' } & NhsClient)
  | ({ readonly kind: 'nhs-token-exchange' } & NhsClient)
  | {
      readonly kind: 'gp-connect-ssp';
      readonly sspUrl: string;
      readonly fromAsid: string;
      readonly toAsid: string;
      readonly device: SspDevice;
    };

export type AuthKind = AuthConfig['kind'];
