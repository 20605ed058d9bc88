/** Which person is meant? By NHS number and date of birth, or by name and date of birth; restricted people are never among the matches. */
import { z } from 'zod';
import type { FindPatientAnswer } from '../../domain/api';
import { audit } from '../audit/record';
import { json, type Answer, type SignedInCall } from '../call';
import { readBody } from '../http/body';
import { day, nhsNumber, words } from '../http/fields';
import { CLOSED, isProblem, type Problem } from '../http/problem';
import { findPeople, lookUpPerson } from '../intake/demographics';
import { bannerOf } from './banner';
import type { Person } from '../intake/person';

const byNumber = z.strictObject({ nhsNumber, dateOfBirth: day('Date of birth') });
const byName = z.strictObject({
  family: words('Family name'),
  given: words('Given name'),
  dateOfBirth: day('Date of birth'),
  postcode: words('Postcode', 10).optional(),
});

async function look(call: SignedInCall): Promise<readonly Person[] | Problem> {
  const { config, ports } = call.gateway;
  const named = await readBody(call.request.clone(), z.looseObject({}));
  if (isProblem(named)) return named;
  if ('family' in named.value || 'given' in named.value) {
    const body = await readBody(call.request, byName);
    if (isProblem(body)) return body;
    const found = await findPeople(ports, config.demographics, body.value);
    return found.outcome === 'unavailable' ? CLOSED : found.people;
  }
  const body = await readBody(call.request, byNumber);
  if (isProblem(body)) return body;
  const found = await lookUpPerson(ports, config.demographics, { nhsNumber: body.value.nhsNumber });
  if (found.outcome === 'unavailable') return CLOSED;
  return found.outcome === 'found' && !found.person.restricted && found.person.dateOfBirth === body.value.dateOfBirth
    ? [found.person]
    : [];
}

/** `POST /api/patients` */
export async function findPatients(call: SignedInCall): Answer {
  const { memory } = call.gateway;
  const userId = call.session.user.id;
  const limited = memory.lookUps.check(userId, call.now);
  if (limited !== null) {
    await audit(call, 'look-up-refused', { succeeded: false, details: { why: 'too many look-ups' } });
    return limited;
  }
  const people = await look(call);
  if (isProblem(people)) return people;
  if (people.length === 0) memory.lookUps.count(userId, call.now);
  const only = people.length === 1 ? people[0] : undefined;
  await audit(call, 'looked-up', {
    ...(only ? { nhsNumber: only.nhsNumber } : {}),
    details: { result: people.length === 0 ? 'nobody matched' : only ? 'one person matched' : 'several people matched' },
  });
  const answer: FindPatientAnswer = {
    matches: people.map((person) => {
      const { nhsNumber: number, name, dateOfBirth, gender } = bannerOf(person);
      return { nhsNumber: number, name, dateOfBirth, gender };
    }),
  };
  return json(200, answer);
}
