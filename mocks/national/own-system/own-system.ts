/**
 * From where does somebody in the demonstration come to the record? A made-up system with every door: SMART App Launch,
 * and links in each of their kinds. It also says how the demo's config knows it.
 */
import { formatNhsNumber } from '../../../src/domain/nhs-number';
import { createSmartEhr, type EhrPatient, type SmartEhr } from '../smart-ehr/smart-ehr';
import { encryptedLink, signedToken, type Linked } from './links';
import { lostPage, ownSystemPage, postingPage, type PageUser } from './page';
import { CLIENT_KID, makeSecrets, type Secrets } from './secrets';

export const OWN_SYSTEM = 'Parkside EPR';
const CLIENT_ID = 'whole-picture-demo';
const NUMBER_SYSTEM = 'https://fhir.nhs.uk/Id/nhs-number';

export interface OwnSystem {
  answer(request: Request): Promise<Response>;
  /** For the `launch` of the demo's config. */
  readonly launch: Readonly<Record<string, unknown>>;
  readonly ehr: SmartEhr;
}

interface SystemParts {
  readonly secrets: Secrets;
  readonly ehr: SmartEhr;
  readonly patients: readonly EhrPatient[];
  readonly users: readonly PageUser[];
  /** Where the demo is, once it listens. */
  readonly product: () => string;
}

interface Name {
  readonly use?: string;
  readonly family?: string;
  readonly given?: readonly string[];
}

function numberOf(patient: EhrPatient): string {
  const identifiers = patient['identifier'] as readonly { use?: string; system?: string; value?: string }[];
  return identifiers.find(({ use, system }) => system === NUMBER_SYSTEM && use !== 'old')?.value ?? '';
}

function nameOf(patient: EhrPatient): string {
  const names = (patient['name'] ?? []) as readonly Name[];
  const name = names.find(({ use }) => use === 'official' || use === 'usual') ?? names[0];
  return `${(name?.family ?? '').toUpperCase()}, ${(name?.given ?? []).join(' ')}`;
}

const bornOf = (patient: EhrPatient): string => String(patient['birthDate']);

/** 14-Mar-1948, as the NHS writes a date of birth. */
const written = (iso: string): string =>
  new Date(iso)
    .toLocaleDateString('en-GB', { day: '2-digit', month: 'short', year: 'numeric', timeZone: 'UTC' })
    .replaceAll(' ', '-')
    .replace('Sept', 'Sep');

const html = (text: string, status = 200): Response =>
  new Response(text, {
    status,
    headers: { 'Content-Type': 'text/html; charset=utf-8', 'Cache-Control': 'no-store' },
  });

const goTo = (to: string): Response =>
  new Response(null, { status: 302, headers: { Location: to, 'Cache-Control': 'no-store' } });

const page = ({ patients, users }: SystemParts): string =>
  ownSystemPage(
    OWN_SYSTEM,
    patients.map((patient) => ({
      id: patient.id,
      name: nameOf(patient),
      born: written(bornOf(patient)),
      number: formatNhsNumber(numberOf(patient)),
    })),
    users,
  );

/** `GET /open?door&patient&user&start`: what the button of a system does. */
async function open(parts: SystemParts, params: URLSearchParams): Promise<Response> {
  const { ehr, patients, users, secrets, product } = parts;
  const patient = patients.find(({ id }) => id === params.get('patient'));
  const user = users.find(({ id }) => id === params.get('user'))?.id ?? null;
  if (patient === undefined) return html(lostPage('There is no such patient here.'), 404);
  const linked: Linked = { nhsNumber: numberOf(patient), dateOfBirth: bornOf(patient), user };
  const at = `${product()}/launch/link`;
  switch (params.get('door')) {
    case 'smart': {
      const start = params.get('start') ?? '';
      const launch = ehr.press({
        patient: patient.id,
        fhirUser: `Practitioner/${user ?? 'unknown'}`,
        encounter: `visit-${patient.id}`,
        tenant: 'parkside',
        fhirContext: [{ reference: 'Encounter/1', role: 'urn:own-system:whatever' }],
        ...(start === '' ? {} : { intent: start }),
      });
      return goTo(`${product()}/launch?${new URLSearchParams({ iss: ehr.iss, launch }).toString()}`);
    }
    case 'link': {
      const { nhsNumber, dateOfBirth } = linked;
      return goTo(`${at}#${new URLSearchParams({ patient: nhsNumber, birthdate: dateOfBirth }).toString()}`);
    }
    case 'hint':
      return goTo(`${at}/own-hint?${encryptedLink(secrets, linked, false, Date.now())}`);
    case 'signed':
      return goTo(`${at}/own-signed?${encryptedLink(secrets, linked, true, Date.now())}`);
    case 'token':
      return html(postingPage(`${at}/own-token`, await signedToken(secrets, linked, product(), Date.now())));
    default:
      return html(lostPage('There is no such way to the record.'), 404);
  }
}

const configOf = (ehr: SmartEhr, { files }: Secrets, users: readonly PageUser[]): OwnSystem['launch'] => {
  const known = Object.fromEntries(users.map(({ id }) => [id, id]));
  return {
    smart: [
      {
        iss: ehr.iss,
        name: OWN_SYSTEM,
        clientId: CLIENT_ID,
        clientAuth: { kind: 'private_key_jwt', keyFile: files.clientKey, kid: CLIENT_KID, alg: 'ES384' },
        users: Object.fromEntries(users.map(({ id }) => [`Practitioner/${id}`, id])),
      },
    ],
    links: [
      { id: 'own-hint', name: OWN_SYSTEM, kind: 'aes-256-cbc', keyFile: files.key, keyId: 'k1', users: known },
      {
        id: 'own-signed',
        name: OWN_SYSTEM,
        kind: 'aes-256-cbc-hmac',
        keyFile: files.key,
        macKeyFile: files.macKey,
        keyId: 'k1',
        users: known,
      },
      { id: 'own-token', name: OWN_SYSTEM, kind: 'jwt', jwksFile: files.jwks, issuer: 'urn:own-system', users: known },
    ],
    deepLink: true,
  };
};

/** `origin` is where it is reached, `folder` takes the keys of this start. */
export async function createOwnSystem(given: {
  readonly origin: string;
  readonly folder: string;
  readonly patients: readonly EhrPatient[];
  readonly users: readonly PageUser[];
  readonly product: () => string;
}): Promise<OwnSystem> {
  const { origin, folder, patients, users, product } = given;
  const secrets = await makeSecrets(folder);
  const ehr = await createSmartEhr({
    origin,
    client: {
      clientId: CLIENT_ID,
      get redirectUri() {
        return `${product()}/launch/callback`;
      },
      auth: { kid: CLIENT_KID, publicJwk: secrets.clientPublicJwk },
    },
    patients,
  });
  const parts: SystemParts = { secrets, ehr, patients, users, product };
  return {
    ehr,
    launch: configOf(ehr, secrets, users),
    answer(request) {
      const { pathname, searchParams } = new URL(request.url);
      if (request.method === 'GET' && pathname === '/') return Promise.resolve(html(page(parts)));
      if (request.method === 'GET' && pathname === '/open') return open(parts, searchParams);
      return ehr.answer(request);
    },
  };
}
