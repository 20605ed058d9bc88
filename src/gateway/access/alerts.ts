/**
 * What must the privacy officer be told of? One alert for each thing that POLICY 6 names; they acknowledge it in their
 * list.
 */
import type { Alert } from '../../domain/alerts';
import { toIso } from '../../domain/instant';
import { formatNhsNumber } from '../../domain/nhs-number';
import { roleName } from '../../domain/roles';
import type { SignedInCall } from '../call';
import type { User } from '../config';
import { plainPostcode, type Kin } from '../intake/identity/kin';
import type { Person, PersonName } from '../intake/identity/person';
import { lookUp } from './look-up';
import { personKey, userKey } from '../privacy/keyed';

export type AlertKind = 'self-claimed' | 'emergency' | 'own-record' | 'household';

/** What one user does so often that it is told, about nobody in particular. */
export type CeilingKind = 'look-ups' | 'openings';

/** What happened; an emergency without a relationship is one alert, of the kind `emergency`. */
type Happened = AlertKind | 'emergency-self-claimed' | 'emergency-renewed' | 'desk-own-record' | 'desk-household';

const KINDS: Readonly<Record<Happened, AlertKind>> = {
  'self-claimed': 'self-claimed',
  emergency: 'emergency',
  'emergency-renewed': 'emergency',
  'emergency-self-claimed': 'emergency',
  'own-record': 'own-record',
  'desk-own-record': 'own-record',
  household: 'household',
  'desk-household': 'household',
};

const WORDS: Readonly<Record<Happened, string>> = {
  'self-claimed': 'opened a record without a relationship that could be found',
  emergency: 'opened emergency access',
  'emergency-renewed': 'renewed emergency access',
  'emergency-self-claimed': 'opened emergency access, without a relationship that could be found',
  'own-record': 'opened a record in their own name, or that of a namesake',
  'desk-own-record': 'looked up, at a desk, a person of their own name or number',
  'desk-household': 'looked up, at a desk, somebody who may be of their own household or family',
  // INVARIANT: the same words whichever holds, so that nobody learns a former name or address, or who is a contact.
  household: 'opened the record of somebody who may be of their own household or family',
};

const CEILINGS: Readonly<Record<CeilingKind, string>> = {
  'look-ups': 'found as many people within an hour as one user may, and searches by name are refused until it is over',
  openings:
    'opened as many records for direct care within an hour as one user may, and is refused more until it is over',
};

/** An alert about what a user does, naming no person; rejects when it cannot be stored. */
export async function raiseUserAlert({ gateway, session, now }: SignedInCall, kind: CeilingKind): Promise<void> {
  const {
    user: { id: userId, name },
    membership: { role, organisation },
  } = session;
  const { key, randomId, stores } = gateway.ports;
  await stores.alerts.add(
    {
      id: randomId(),
      at: toIso(now),
      kind,
      text: `${name} (${roleName(role)}, ${organisation.name}) ${CEILINGS[kind]}.`,
      userName: name,
      userId,
      role,
      organisation: { ods: organisation.ods, name: organisation.name },
    },
    { audience: 'organisation', userKey: userKey(key, userId, organisation.ods) },
  );
}

/** Stores the alert durably; rejects when it cannot, and then nothing opens. */
export async function raiseAlert(
  { gateway, session, now }: SignedInCall,
  happened: Happened,
  nhsNumber: string,
  reason?: string,
  access?: string,
): Promise<void> {
  const {
    user: { id: userId, name },
    membership: { role, organisation },
  } = session;
  const { key, stores } = gateway.ports;
  const who = `${name} (${roleName(role)}, ${organisation.name})`;
  const alert: Alert = {
    id: gateway.ports.randomId(),
    at: toIso(now),
    kind: KINDS[happened],
    text:
      `${who} ${WORDS[happened]}: NHS number ` +
      `${formatNhsNumber(nhsNumber)}.${reason ? ` Reason given: ${reason}` : ''}`,
    userName: name,
    userId,
    role,
    organisation: { ods: organisation.ods, name: organisation.name },
  };
  await stores.alerts.add(alert, {
    audience: 'organisation',
    nhsNumber,
    personKey: personKey(key, nhsNumber),
    userKey: userKey(key, userId, organisation.ods),
    ...(access === undefined ? {} : { access }),
  });
}

const plain = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
const wordsOf = (text: string): readonly string[] =>
  plain(text)
    .split(/[\s,]+/u)
    .filter(Boolean);

const TITLES: readonly string[] = ['mr', 'mrs', 'ms', 'miss', 'mx', 'dr', 'prof', 'professor', 'sir', 'dame', 'rev'];

/** A name of text alone has its title in it, which a user's name may lack. */
function isNamed(words: readonly string[], { family, given }: PersonName): boolean {
  const families = wordsOf(family).filter((word) => given !== '' || !TITLES.includes(word.replace(/\.$/u, '')));
  const all = [...families, ...wordsOf(given).slice(0, 1)];
  return all.length > 1 && all.every((word) => words.includes(word));
}

const NO_KIN: Kin = { families: [], postcodes: [], contacts: [] };

/**
 * How is the user themself tied to this person, so that the privacy officer is told? By the user's NHS number; by a
 * family name, present or former, with the postcode of a present or former address; by the name of a recorded contact;
 * or as a namesake. The user's NHS number and postcode count where the deployer gives them: without a postcode a
 * household cannot be seen, and the hazard log says so. Source: POLICY 6.
 */
export function ownTie(
  { name, nhsNumber, postcode }: Readonly<Pick<User, 'name' | 'nhsNumber' | 'postcode'>>,
  person: Person,
  kin: Kin = NO_KIN,
): 'own-record' | 'household' | null {
  const { family, given } = person;
  if (nhsNumber !== undefined && [person.nhsNumber, ...person.otherNhsNumbers].includes(nhsNumber)) return 'own-record';
  const words = wordsOf(name);
  const hasFamily = (one: string): boolean => one !== '' && wordsOf(one).every((part) => words.includes(part));
  const [first] = wordsOf(given);
  if (nhsNumber === undefined && hasFamily(family) && first !== undefined && words.includes(first)) return 'own-record';
  if (kin.contacts.some((contact) => isNamed(words, contact))) return 'household';
  const home = postcode === undefined ? null : plainPostcode(postcode);
  const homes = [...kin.postcodes, ...(person.postcode === undefined ? [] : [plainPostcode(person.postcode)])];
  return home !== null && homes.includes(home) && [family, ...kin.families].some(hasFamily) ? 'household' : null;
}

/** Tells of somebody at a desk who is tied to the person they have just looked up. */
export async function alertTied(
  call: SignedInCall,
  { person, kin }: { readonly person: Person; readonly kin: Kin },
): Promise<void> {
  const tie = ownTie(call.session.user, person, kin);
  if (tie !== null) await raiseAlert(call, `desk-${tie}`, person.nhsNumber);
}

/**
 * The same for the desks, who open no record and yet look somebody up. Demographics that do not answer leave what the
 * user's own number tells: nobody's opt-out waits for an alert. Rejects where the alert cannot be stored.
 */
export async function alertOfDesk(call: SignedInCall, nhsNumber: string): Promise<void> {
  const found = await lookUp(call, nhsNumber);
  if (found.outcome === 'found') await alertTied(call, found);
  else if (call.session.user.nhsNumber === nhsNumber) await raiseAlert(call, 'desk-own-record', nhsNumber);
}
