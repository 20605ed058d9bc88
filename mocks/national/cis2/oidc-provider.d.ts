/** What of oidc-provider is used here? The package brings no types of its own. */
declare module 'oidc-provider' {
  import type { IncomingMessage, ServerResponse } from 'node:http';

  interface Context {
    readonly path: string;
    readonly method: string;
    readonly query: Readonly<Record<string, string | string[] | undefined>>;
    readonly oidc: {
      readonly issuer: string;
      readonly client?: { readonly clientId: string };
      readonly entities: { readonly Grant?: { readonly jti: string } };
      urlFor(name: string): string;
    };
    body: unknown;
    status: number;
    type: string;
  }
  interface Grant {
    readonly jti: string;
    addOIDCScope(scope: string): void;
    save(): Promise<string>;
  }
  interface Client {
    backchannelLogout(subject: string, sid: string): Promise<void>;
  }
  export class Provider {
    constructor(issuer: string, configuration: object);
    readonly Grant: new (of: { readonly accountId: string; readonly clientId: string }) => Grant;
    readonly Client: { find(id: string): Promise<Client | undefined> };
    callback(): (request: IncomingMessage, response: ServerResponse) => void;
    use(middleware: (ctx: Context, next: () => Promise<void>) => Promise<void>): void;
    on(event: string, listener: (ctx: Context, ...more: never[]) => void): void;
    interactionDetails(
      request: IncomingMessage,
      response: ServerResponse,
    ): Promise<{ readonly uid: string; readonly params: Readonly<Record<string, string>> }>;
    interactionFinished(request: IncomingMessage, response: ServerResponse, result: object): Promise<void>;
  }
  export const errors: {
    readonly InvalidRequest: new (description: string) => Error;
  };
}
