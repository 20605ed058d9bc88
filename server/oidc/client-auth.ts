/** How do we prove at the identity provider that we are ourselves? By a secret, or by a signature of our own key. */
import { importPKCS8 } from 'jose';
import * as client from 'openid-client';
import type { ClientAuth } from '../config-identity-files';

/**
 * As the OpenID Connect library takes it. `now`: what proves us at this moment, asked for each proof. `audience`: whom
 * a signed proof is meant for; `issuer` is what RFC 7523 bis asks for, `token-endpoint` what CIS2 takes.
 */
export function clientAuthFor(now: () => ClientAuth, audience: 'issuer' | 'token-endpoint'): client.ClientAuth {
  return async (server, metadata, body, headers) => {
    await (
      await proofBy(now(), audience)
    )(server, metadata, body, headers);
  };
}

async function proofBy(auth: ClientAuth, audience: 'issuer' | 'token-endpoint'): Promise<client.ClientAuth> {
  if (auth.kind === 'none') return client.None();
  if (auth.kind === 'secret') return client.ClientSecretPost(auth.secret);
  const { pem, kid, alg } = auth.key;
  // a key that was read and checked does not fail here; if it does, it fails where it is used
  const key = await importPKCS8(pem, alg);
  return async (server, metadata, body, headers) => {
    const sign = client.PrivateKeyJwt(
      { key, kid },
      {
        [client.modifyAssertion]: (header, payload) => {
          header['typ'] = 'JWT';
          if (audience === 'token-endpoint') payload['aud'] = server.token_endpoint ?? server.issuer;
        },
      },
    );
    await sign(server, metadata, body, headers);
  };
}
