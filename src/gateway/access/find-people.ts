/**
 * Which person is meant? By NHS number and date of birth, or by name and date of birth; restricted people are never
 * among the matches.
 */
import { z } from 'zod';
import type { FindPatientAnswer } from '../../domain/api';
import { portsFor } from '../asking';
import { audit } from '../audit/record';
import { json, type Answer, type SignedInCall } from '../call';
import { readBodyBy } from '../http/body';
import { day, nhsNumber, words } from '../../forms/fields';
import { isProblem, type Problem } from '../http/problem';
import { within } from '../http/rate-limit';
import { findPeople, type FoundPeople } from '../intake/demographics/demographics';
import { bannerOf } from './banner';
import { tellOfCeiling } from './ceilings';
import { closedBy, lookUp } from './look-up';
import type { Person } from '../intake/identity/person';

const byNumber = z.strictObject({ nhsNumber, dateOfBirth: day('Date of birth') });
const byName = z.strictObject({
  family: words('Family name'),
  given: words('Given name'),
  dateOfBirth: day('Date of birth'),
  postcode: words('Postcode', 10).optional(),
});

type Asked = z.infer<typeof byNumber> | z.infer<typeof byName>;

const isByName = (json: unknown): boolean =>
  typeof json === 'object' && json !== null && ('family' in json || 'given' in json);

const askedOf = ({ request }: SignedInCall): Promise<{ readonly value: Asked } | Problem> =>
  readBodyBy<Asked>(request, (json) => (isByName(json) ? byName : byNumber));

async function look(call: SignedInCall, asked: Asked): Promise<FoundPeople> {
  if ('family' in asked) return findPeople(portsFor(call), call.gateway.config.demographics, asked);
  const found = await lookUp(call, asked.nhsNumber);
  if (found.outcome === 'unavailable') return found;
  const isMeant =
    found.outcome === 'found' && !found.person.restricted && found.person.dateOfBirth === asked.dateOfBirth;
  return { outcome: 'found', people: isMeant ? [found.person] : [] };
}

/** The number that was found, or asked for in vain: an attempt at somebody's number stands in their own report too. */
const numberOf = (asked: Asked, only?: Person): { readonly nhsNumber?: string } => {
  const number = only?.nhsNumber ?? ('nhsNumber' in asked ? asked.nhsNumber : undefined);
  return number === undefined ? {} : { nhsNumber: number };
};

async function answerTo(call: SignedInCall, asked: Asked, people: readonly Person[], tooMany: boolean): Answer {
  const only = people.length === 1 ? people[0] : undefined;
  await audit(call, 'looked-up', {
    ...numberOf(asked, only),
    query: asked,
    details: {
      result: tooMany
        ? 'too many matched'
        : people.length === 0
          ? 'nobody matched'
          : only
            ? 'one person matched'
            : 'several people matched',
    },
  });
  const answer: FindPatientAnswer = {
    matches: people.map((person) => {
      const { nhsNumber: number, name, dateOfBirth, gender } = bannerOf(person);
      return { nhsNumber: number, name, dateOfBirth, gender };
    }),
    ...(tooMany ? { tooMany } : {}),
  };
  return json(200, answer);
}

interface Looked {
  readonly answer: Response | Problem;
  readonly result: 'matched' | 'unmatched' | 'refused';
}

type Refusing = (why: string) => Promise<void>;

async function lookAndTell(call: SignedInCall, asked: Asked, refused: Refusing): Promise<Looked> {
  const found = await look(call, asked);
  if (found.outcome === 'unavailable') {
    await refused('demographics did not answer');
    return { answer: closedBy(found), result: 'refused' };
  }
  const people = found.outcome === 'found' ? found.people : [];
  return {
    answer: await answerTo(call, asked, people, found.outcome === 'too-many'),
    result: people.length === 0 ? 'unmatched' : 'matched',
  };
}

/**
 * Who has found as many people as one user may in an hour finds nobody more by name; number and date of birth go on,
 * since whoever has both has met the person or their papers. The privacy officer is told either way.
 * Source: CONTRACT "Config file".
 */
async function withinCeiling(call: SignedInCall, asked: Asked, refused: Refusing): Promise<Looked> {
  const {
    gateway: {
      limits: { matched },
    },
    session: { user },
    now,
  } = call;
  if (!('family' in asked)) {
    const looked = await lookAndTell(call, asked, refused);
    if (looked.result === 'matched' && (await matched.count(user.id, now))) await tellOfCeiling(call, 'look-ups');
    return looked;
  }
  const turn = await matched.enter(user.id, now);
  if (!isProblem(turn))
    return within(
      turn,
      () => lookAndTell(call, asked, refused),
      ({ result }) => result === 'matched',
    );
  await tellOfCeiling(call, 'look-ups');
  await refused('too many searches by name');
  return { answer: turn, result: 'refused' };
}

/** `POST /api/patients` */
export async function findPatients(call: SignedInCall): Answer {
  const body = await askedOf(call);
  if (isProblem(body)) return body;
  const refused: Refusing = (why) =>
    audit(call, 'look-up-refused', { ...numberOf(body.value), query: body.value, succeeded: false, details: { why } });
  const turn = await call.gateway.limits.lookUps.enter(call.session.user.id, call.now);
  if (isProblem(turn)) {
    await refused('too many look-ups');
    return turn;
  }
  const { answer } = await within(
    turn,
    () => withinCeiling(call, body.value, refused),
    ({ result }) => result === 'unmatched',
  );
  return answer;
}
