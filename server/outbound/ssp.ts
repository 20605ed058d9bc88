/**
 * How is a practice asked through the Spine Secure Proxy? By an address behind the proxy's, four headers, and a
 * statement of who asks that is new for each question. Source: GP Connect 1.6, "Spine integration" and "Cross
 * organisation audit and provenance".
 */
import { randomUUID } from 'node:crypto';
import { UnsecuredJWT } from 'jose';
import type { AuthConfig } from '../../src/gateway/credentials';
import type { Requester } from '../../src/gateway/ports';
import { credentialError } from './credential-error';

export type SspConfig = Extract<AuthConfig, { readonly kind: 'gp-connect-ssp' }>;

const GPC = 'urn:nhs:names:services:gpconnect';

/** What is asked, by its path below the base. */
const INTERACTIONS: readonly (readonly [string, RegExp, string])[] = [
  ['POST', /^Patient\/\$gpc\.getstructuredrecord$/u, `${GPC}:fhir:operation:gpc.getstructuredrecord-1`],
  ['GET', /^metadata$/u, `${GPC}:structured:fhir:rest:read:metadata-1`],
  ['GET', /^Binary\/[^/?]+$/u, `${GPC}:documents:fhir:rest:read:binary-1`],
];

const ODS = 'https://fhir.nhs.uk/Id/ods-organization-code';
const SDS_USER = 'https://fhir.nhs.uk/Id/sds-user-id';
const SDS_ROLE = 'https://fhir.nhs.uk/Id/sds-role-profile-id';
/** Whoever has no smartcard says so. */
const UNKNOWN = 'UNK';
/** Seconds, and exactly these. */
const LIVES = 300;

const TITLES = /^(?:Dr|Mr|Mrs|Ms|Miss|Mx|Prof|Professor|Sir|Dame|Sister|Nurse|Rev)\.?$/iu;

/** The parts of a name as it is shown: a title where there is one, given names, and the last word. */
export function nameParts(name: string): {
  readonly family: string;
  readonly given: readonly string[];
  readonly prefix?: readonly string[];
} {
  // CIS2 writes "FAMILY Given (Mr)" in `name`, and other providers "Dr Given Family"
  const cis2 = /^(?<family>\p{Lu}[\p{Lu}'’-]+) (?<given>[^()]+?) \((?<title>[^()]+)\)$/u.exec(name.trim())?.groups;
  if (cis2 !== undefined)
    return { family: cis2['family'] ?? '', given: (cis2['given'] ?? '').split(/\s+/u), prefix: [cis2['title'] ?? ''] };
  const words = name.trim().split(/\s+/u);
  const prefix = words.length > 1 && TITLES.test(words[0] ?? '') ? words.slice(0, 1) : [];
  const rest = words.slice(prefix.length);
  const family = rest.at(-1) ?? '';
  const given = rest.slice(0, -1);
  return { family, given: given.length > 0 ? given : [family], ...(prefix.length > 0 ? { prefix } : {}) };
}

export interface SspQuestion {
  readonly config: SspConfig;
  /** The provider's own base, as given in the config. */
  readonly baseUrl: string;
  readonly url: string;
  readonly method: string;
  readonly requester: Requester;
  /** Ours: the statement's issuer, and the name of our own system of users. */
  readonly publicUrl: string;
  /** Milliseconds. */
  readonly now: number;
}

/** The statement, unsigned: it ends in a dot. INVARIANT: of nobody but the user who is signed in. */
export function sspStatement({ config, baseUrl, requester, publicUrl, now }: SspQuestion): string {
  const { user, membership, vouched } = requester;
  const { device } = config;
  const issued = Math.floor(now / 1000);
  return new UnsecuredJWT({
    reason_for_request: 'directcare',
    requested_scope: 'patient/*.read conf/N',
    requesting_device: {
      resourceType: 'Device',
      identifier: [{ system: device.system, value: device.value }],
      model: device.model,
      version: device.version,
    },
    requesting_organization: {
      resourceType: 'Organization',
      identifier: [{ system: ODS, value: membership.organisation.ods }],
      name: membership.organisation.name,
    },
    requesting_practitioner: {
      resourceType: 'Practitioner',
      id: user.id,
      identifier: [
        { system: SDS_USER, value: vouched?.sdsUserId ?? UNKNOWN },
        { system: SDS_ROLE, value: vouched?.roleProfile ?? UNKNOWN },
        { system: `${publicUrl}/Id/user`, value: user.id },
      ],
      name: [nameParts(user.name)],
    },
  })
    .setIssuer(publicUrl)
    .setSubject(user.id)
    .setAudience(baseUrl)
    .setIssuedAt(issued)
    .setExpirationTime(issued + LIVES)
    .encode();
}

/** Where the question goes, and with which headers. Throws a credential error for what the proxy has no name for. */
export function throughSsp(question: SspQuestion): {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
} {
  const { config, baseUrl, url, method } = question;
  const path = url.startsWith(`${baseUrl}/`) ? url.slice(baseUrl.length + 1) : null;
  const interaction = INTERACTIONS.find(([verb, asked]) => path !== null && verb === method && asked.test(path))?.[2];
  if (interaction === undefined) throw credentialError('not-for-this');
  return {
    url: `${config.sspUrl}/${url}`,
    headers: {
      'Ssp-TraceID': randomUUID(),
      'Ssp-From': config.fromAsid,
      'Ssp-To': config.toAsid,
      'Ssp-InteractionID': interaction,
      Authorization: `Bearer ${sspStatement(question)}`,
    },
  };
}
