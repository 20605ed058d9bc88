/**
 * May somebody who is signed in try the policy? Yes, over the gateway's own made-up people or a synthetic record pasted
 * in; no provider, register or demographics is ever asked.
 */
import { z } from 'zod';
import type { SpecimensAnswer } from '../../domain/policy';
import { SETTINGS } from '../../domain/settings';
import { json, type Answer, type SignedInCall } from '../call';
import { readBody } from '../http/body';
import { isProblem, problem, type Problem } from '../http/problem';
import { SPECIMEN_RECORDS } from '../../policy/specimens/people';
import { isRoleOf } from '../session/membership';
import { readPasted } from '../simulator/pasted';
import { simulate, type TriedRecord } from '../simulator/simulate';

const viewer = {
  role: z.string({ error: 'choose one of the roles' }),
  purpose: z.enum(['direct-care', 'emergency'], { error: 'must be direct-care or emergency' }).default('direct-care'),
  emergency: z.boolean().default(false),
  optedOut: z.boolean().default(false),
  from: z.enum(['inside', 'outside'], { error: 'must be inside or outside' }).default('inside'),
};
const overPerson = z.strictObject({
  ...viewer,
  person: z.string({ error: 'choose a made-up person, or paste a record' }),
});
const overPasted = z.strictObject({
  ...viewer,
  pasted: z.unknown(),
  setting: z.enum(SETTINGS, { error: 'choose a setting' }).default('gp'),
  fhirVersion: z.enum(['R4', 'STU3'], { error: 'must be R4 or STU3' }).default('R4'),
});

type Asked = z.infer<typeof overPerson> | z.infer<typeof overPasted>;

async function askedOf({ request }: SignedInCall): Promise<{ readonly value: Asked } | Problem> {
  const named = await readBody(request.clone(), z.looseObject({}));
  if (isProblem(named)) return named;
  return 'pasted' in named.value ? readBody(request, overPasted) : readBody(request, overPerson);
}

function recordOf(asked: Asked): TriedRecord | Problem {
  if ('person' in asked) {
    const specimen = SPECIMEN_RECORDS.find(({ id }) => id === asked.person);
    if (specimen === undefined)
      return problem(400, 'bad-input', `person: must be one of ${SPECIMEN_RECORDS.map(({ id }) => id).join(', ')}.`);
    return { ...specimen, dropped: [] };
  }
  const read = readPasted(asked.pasted, asked.fhirVersion);
  if (isProblem(read)) return read;
  const { resources, dropped } = read;
  return {
    restricted: false,
    dropped,
    providers: [{ name: 'The pasted record', setting: asked.setting, region: 'inside', resources }],
  };
}

/**
 * `POST /api/policy/simulate`. INVARIANT: whatever was sent is tried and forgotten: not stored, not logged, not
 * audited.
 */
export async function simulatePolicy(call: SignedInCall): Answer {
  const body = await askedOf(call);
  if (isProblem(body)) return body;
  const { policy, config } = call.gateway;
  if (!isRoleOf(policy, body.value.role)) return problem(400, 'bad-input', 'role: choose one of the roles.');
  const record = recordOf(body.value);
  if (isProblem(record)) return record;
  const { region, regions } = config.instance;
  return json(200, simulate(policy, [region, ...regions], body.value, record));
}

/** `GET /api/policy/specimens` */
export const listSpecimens = (): Answer => {
  const answer: SpecimensAnswer = { people: SPECIMEN_RECORDS.map(({ id, name, about }) => ({ id, name, about })) };
  return Promise.resolve(json(200, answer));
};
