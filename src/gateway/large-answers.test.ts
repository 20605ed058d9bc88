/** Is a large answer the same to the byte where it is read elsewhere, and does nothing leave where that fails? */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readAuditEvent } from '../domain/audit';
import { ROLES } from '../domain/roles';
import { auditedIn } from '../../tests/kits/gateway/audited';
import { bundle, condition, patient, provider, replyWith } from '../../tests/kits/gateway/fake-server';
import {
  open,
  read,
  REASON,
  replyOf,
  tryOpening,
  world,
  type Change,
  type World,
} from '../../tests/kits/gateway/gateway';
import { randomRole, randomSetting, randomResources } from '../../tests/kits/gateway/random-record';
import type { Json } from '../domain/json';
import type { Aside, Held } from './aside';
import { asideHere } from './aside-here';
import type { ProviderConfig } from './config';
import type { WorkParts } from './work-out';

const OTHER = { ods: 'OTHER' } as const;

/** Everything is handed over, and it is counted how often. */
function counting(above = 0) {
  const counted = { read: 0, dropped: 0 };
  const aside = (parts: WorkParts): Aside => {
    const real = asideHere(parts, above);
    return {
      above,
      async read(...given) {
        counted.read += 1;
        const answer = await real.read(...given);
        if (answer.result.outcome !== 'held') return answer;
        const { drop } = answer.result;
        return {
          ...answer,
          result: {
            ...answer.result,
            drop: () => {
              counted.dropped += 1;
              drop();
            },
          },
        };
      },
    };
  };
  return { counted, aside };
}

type Replies = readonly (readonly [string, () => Response])[];

interface Seen {
  readonly status: number;
  readonly text: string;
  readonly changes: string;
  readonly asked: readonly string[];
  readonly audited: string;
}

/** What a user sees of the provider, twice, with all that is told and kept beside it. */
async function seen(replies: Replies, userId: string, change: Change): Promise<Seen> {
  const place = world(change);
  for (const [to, reply] of replies) place.replies.set(to, reply);
  const ask = await place.signIn(userId);
  const told: string[] = [];
  let status = 0;
  for (let times = 0; times < 2; times += 1) {
    const opening = await tryOpening(ask);
    told.push(JSON.stringify(opening.body['relationship'] ?? null));
    const access = String(opening.body['access']);
    const answer = await read(ask, access);
    ({ status } = answer);
    told.push(answer.text);
    told.push((await ask('GET', `/api/records/${access}/changes`)).text);
    place.replies.set('$everything', () => replyOf(bundle([patient(), condition('later')])));
  }
  return {
    status,
    text: told.join('\n'),
    changes: JSON.stringify(place.happened),
    asked: place.asked,
    audited: JSON.stringify(await auditedIn(place.stores)),
  };
}

async function sameBothWays(replies: Replies, userId: string, more: Partial<ProviderConfig> = OTHER, at = 0) {
  const change = { providers: [provider(more)] };
  const { counted, aside } = counting(at);
  const apart = await seen(replies, userId, { ...change, aside });
  expect(apart).toEqual(await seen(replies, userId, change));
  return { counted, seen: apart };
}

const page =
  (resources: readonly Json[], next?: string): (() => Response) =>
  () =>
    replyOf(bundle(resources, next === undefined ? {} : { link: [{ relation: 'next', url: next }] }));
const NEXT = 'https://north.test/fhir?page=2';
const encounter = { resourceType: 'Encounter', id: 'e', status: 'in-progress', period: { start: '2025-10-01' } };

const CASES: readonly (readonly [string, Replies, Partial<ProviderConfig>])[] = [
  ['one page', [['$everything', page([patient(), condition('1'), encounter])]], OTHER],
  ['one’s own organisation, asked before the record is', [['$everything', page([patient(), encounter])]], {}],
  [
    'several pages',
    [
      ['$everything', page([patient(), condition('1')], NEXT)],
      ['?page=2', page([condition('2')])],
    ],
    OTHER,
  ],
  [
    'a later page that cannot be read',
    [
      ['$everything', page([patient(), condition('1')], NEXT)],
      ['?page=2', () => replyWith('<html></html>')],
    ],
    OTHER,
  ],
  ['another person among them', [['$everything', page([patient(), patient({ id: 'p2' })])]], OTHER],
  ['what is no JSON', [['$everything', () => replyWith('{"resourceType":')]], OTHER],
  ['a refusal', [['$everything', () => replyWith(bundle([]), 500)]], OTHER],
  ['nobody of that number', [['north.test', page([])]], OTHER],
  [
    'a search by type',
    [
      [
        'metadata',
        () =>
          replyOf({
            resourceType: 'CapabilityStatement',
            rest: [{ resource: [{ type: 'Condition' }, { type: 'Observation' }, { type: 'Encounter' }] }],
          }),
      ],
      ['Condition?patient=Patient/p1', page([condition('1')])],
      ['Observation?patient=Patient/p1', () => replyWith('', 500)],
      ['Encounter?patient=Patient/p1', page([{ ...encounter, location: [{ location: { reference: 'Location/1' } }] }])],
      ['Location/1', () => replyOf({ resourceType: 'Location', id: '1', name: 'Ward 1' })],
    ],
    { ...OTHER, retrieve: 'search' },
  ],
  [
    'GP Connect',
    [['$gpc.getstructuredrecord', page([patient(), condition('1')])]],
    { ...OTHER, retrieve: 'gp-connect', fhirVersion: 'STU3' },
  ],
  ['more bytes than may be', [['$everything', page([patient(), condition('1')])]], { ...OTHER, maxBytes: 500 }],
];

describe('an answer that is read elsewhere', () => {
  it.each(CASES)('is the same to the byte, asked for once: %s', async (_what, replies, more) => {
    const { counted } = await sameBothWays(replies, 'asha', more);
    expect(counted.read).toBeGreaterThan(0);
  });

  it.each(CASES)('is the same where it is handed over on the way: %s', async (_what, replies, more) => {
    for (const above of [300, 600, 900]) await sameBothWays(replies, 'asha', more, above);
  });

  it.each(ROLES)('is the same to %s', async (role) => {
    const [, replies] = CASES[0] ?? [];
    await sameBothWays(replies ?? [], `a-${role}`);
  });

  it('is the same whatever it holds, and whoever looks', async () => {
    await fc.assert(
      fc.asyncProperty(randomResources, randomRole, randomSetting, async (resources, role, setting) => {
        const all = resources as unknown as readonly Json[];
        await sameBothWays([['$everything', page([patient(), ...all])]], `a-${role}`, { ...OTHER, setting });
      }),
      { numRuns: 40 },
    );
  }, 120_000);

  it('is not handed over while it is small, and is let go of once it has left', async () => {
    const replies: Replies = [['$everything', page([patient(), condition('1')])]];
    expect((await sameBothWays(replies, 'asha', OTHER, 100_000)).counted.read).toBe(0);
    const { counted } = await sameBothWays(replies, 'asha');
    expect(counted).toEqual({ read: 2, dropped: 2 });
  });
});

/** As `asideHere`, but for what is broken; told where it may be broken. */
function breaking(broken: Partial<Held> | 'read', meanwhile?: () => Promise<void>) {
  return (parts: WorkParts): Aside => {
    const real = asideHere(parts, 0);
    return {
      above: 0,
      async read(asked, person, outside) {
        if (broken === 'read' && asked.id === 'north') throw new Error('CANARY');
        const answer = await real.read(asked, person, outside);
        if (answer.result.outcome !== 'held' || broken === 'read' || asked.id !== 'north') return answer;
        const { workOut } = answer.result;
        const result = {
          ...answer.result,
          workOut: async (wanted: Parameters<Held['workOut']>[0]) => {
            const made = await workOut(wanted);
            await meanwhile?.();
            return made;
          },
          ...broken,
        };
        return { ...answer, result };
      },
    };
  };
}

const SOUTH = { ...OTHER, id: 'south', name: 'Southbank Hospital', baseUrl: 'https://south.test/fhir' };
const two = [provider(OTHER), provider(SOUTH)];

function placed(aside: Change['aside']): World {
  const place = world({ providers: two, ...(aside === undefined ? {} : { aside }) });
  place.replies.set('south.test', page([patient()]));
  place.replies.set('$everything', page([patient(), condition('1')]));
  return place;
}

describe('where the answer cannot be worked through', () => {
  const ended = () => Promise.reject(new Error('CANARY'));
  it.each<[string, Parameters<typeof breaking>[0], number]>([
    ['ends while it is read', 'read', 502],
    ['ends while its letters are read', { readPdfs: ended }, 503],
    ['ends while it is worked through', { workOut: ended }, 502],
    ['answers without what was asked for', { workOut: () => Promise.resolve({} as never) }, 502],
  ])('that provider cannot be read, and the others can: what it was handed to %s', async (_what, broken, status) => {
    const place = placed(breaking(broken));
    const ask = await place.signIn('asha');
    const access = await open(ask);
    const answer = await read(ask, access);
    expect(answer.status).toBe(status);
    expect(answer.text).not.toMatch(/CANARY|Asthma/);
    expect((await read(ask, access, 'south')).text).toContain('Asthma');
    const failed = (await auditedIn(place.stores)).map(readAuditEvent).filter(({ succeeded }) => !succeeded);
    expect(failed.map(({ details }) => details['provider'])).toEqual(['Northgate Hospital']);
  });

  it('what is closed meanwhile is not given', async () => {
    let close: () => Promise<void> = () => Promise.resolve();
    const place = placed(breaking({}, () => close()));
    const ask = await place.signIn('asha');
    const access = await open(ask);
    close = async () => void (await ask('DELETE', `/api/records/${access}`));
    const answer = await read(ask, access);
    expect(answer.status).toBe(404);
    expect(answer.text).not.toContain('Asthma');
  });

  it('what an emergency opened is not given once it is over', async () => {
    let over: () => Promise<void> = () => Promise.resolve();
    const wanted: boolean[] = [];
    const place = placed((parts) => {
      const aside = breaking({}, () => over())(parts);
      return {
        ...aside,
        async read(...given) {
          const answer = await aside.read(...given);
          if (answer.result.outcome !== 'held') return answer;
          const { workOut } = answer.result;
          const told: Held['workOut'] = (of) => {
            wanted.push(of.viewer.emergency);
            return workOut(of);
          };
          return { ...answer, result: { ...answer.result, workOut: told } };
        },
      };
    });
    const ask = await place.signIn('ben');
    const access = await open(ask);
    await ask('POST', `/api/records/${access}/emergency`, { reason: REASON });
    over = async () => void (await ask('DELETE', `/api/records/${access}/emergency`));
    expect((await read(ask, access)).status).toBe(200);
    expect(wanted).toEqual([true, false]);
  });
});
