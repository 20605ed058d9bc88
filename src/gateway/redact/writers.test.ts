/** Is what is written just what the copy would be as JSON, byte for byte, whoever looks at whatever was sent? */
import fc from 'fast-check';
import type { FhirResource } from 'fhir/r4';
import { describe, expect, it } from 'vitest';
import { randomRole, randomSetting } from '../../../tests/kits/gateway/random-record';
import { accessId, key } from '../../../tests/kits/gateway/release';
import { policy } from '../../../tests/kits/gateway/shipped-policy';
import { strangeResources } from '../../../tests/kits/gateway/strange-record';
import { parseAsSent, writtenAsSent } from '../../domain/decimals';
import { turnsShown } from '../../domain/direction';
import type { Json, JsonDraft } from '../../domain/json';
import { clashesIn } from '../../stu3/bundle';
import { respeltToR4 } from '../../stu3/convert';
import type { Policy } from '../../policy/policy';
import type { Setting } from '../../domain/settings';
import type { Role } from '../../domain/roles';
import { release, releaseBytes, textsOf } from '../release';
import { createKnownConcepts } from '../label/known-concepts';
import { coding, concept, status } from './coded';
import { keepElements, type Context, type Plan } from './copier';
import { createOutput, putText } from './output';
import { putResource } from './writers';
import { casesOf } from '../../../tests/kits/deep';

/** `npm run deep` asks for more. */
const RUNS = casesOf(1200);

interface Look {
  readonly role: Role;
  readonly emergency: boolean;
  readonly setting: Setting;
}

/** As the answer would be made of copies, and as it is written; that it cannot be made is the same in both. */
function bothOf(resources: readonly FhirResource[], { role, emergency, setting }: Look, by: Policy = policy) {
  const input = () => ({
    contribution: {
      outcome: 'answered' as const,
      known: true,
      resources,
      supplies: null,
      partial: [],
      warnings: [],
    },
    // its name stands in what is said of a concern
    provider: { id: 'northgate', name: 'North\u202egate "Hospital"', setting },
    viewer: { role, emergency },
    policy: by,
    accessId,
    key,
  });
  const asked = <T>(work: () => T): T | string => {
    try {
      return work();
    } catch (error) {
      return String(error);
    }
  };
  const copied = asked(() => {
    const { resources: left, ...beside } = release(input());
    return { beside, texts: left.map((resource) => turnsShown(writtenAsSent(JSON.stringify(resource)))) };
  });
  const written = asked(() => {
    const { bytes, ends, ...beside } = releaseBytes(input());
    return { beside, texts: textsOf({ bytes, ends }) };
  });
  return { copied, written };
}

const looks = { role: randomRole, emergency: fc.boolean(), setting: randomSetting };

describe('what is written of a record', () => {
  let released = 0;

  it('is the JSON of its copies, byte for byte, and what is said beside it the same', () => {
    fc.assert(
      fc.property(strangeResources, fc.record(looks), (resources, look) => {
        const before = JSON.stringify(resources);
        const { copied, written } = bothOf(resources, look);
        expect(written).toEqual(copied);
        expect(JSON.stringify(resources)).toBe(before);
        if (typeof written !== 'string') released += written.texts.length;
      }),
      { numRuns: RUNS },
    );
    expect(released).toBeGreaterThan(RUNS);
  });

  it('is the same of what came in STU3', () => {
    fc.assert(
      fc.property(strangeResources, fc.record(looks), (resources, look) => {
        const sent = resources as unknown as readonly JsonDraft[];
        const clashes = clashesIn(sent);
        const converted = sent.flatMap((resource) => {
          try {
            const made = respeltToR4(resource, clashes);
            return made.ok ? [made.resource] : [];
          } catch {
            return [];
          }
        });
        const { copied, written } = bothOf(converted, look);
        expect(written).toEqual(copied);
      }),
      { numRuns: RUNS / 4 },
    );
  });
});

const NAMES = [
  ...policy.tables.lexicon.flatMap(({ examples }) => examples),
  ...policy.tables.medicines.flatMap(({ names }) => names),
];

describe('what is remembered of a concept that was written', () => {
  const looked = { role: 'gp', emergency: false, setting: 'gp' } as const;

  // inside an allergy a name stays that goes everywhere else
  it.each([false, true])('is kept apart for allergies, whichever comes first: %s', (isReversed) => {
    const subject = { reference: 'Patient/p1' };
    const apart = NAMES.filter((text) => {
      const code = { coding: [{ system: 'urn:local', code: '1', display: text }], text };
      const sent = [
        {
          resourceType: 'AllergyIntolerance',
          id: 'a',
          patient: subject,
          code: { text: 'Dust' },
          reaction: [{ manifestation: [code] }],
        },
        { resourceType: 'Encounter', id: 'e', status: 'finished', class: { code: 'AMB' }, subject, reasonCode: [code] },
        { resourceType: 'Observation', id: 'o', status: 'final', code: { text: 'Weight' }, subject, method: code },
      ] as unknown as FhirResource[];
      const { copied, written } = bothOf(isReversed ? sent.reverse() : sent, looked);
      return JSON.stringify(written) !== JSON.stringify(copied);
    });
    expect(apart).toEqual([]);
  });
});

const PLAN: Plan = new Map([
  ['code', concept],
  ['status', status],
  ['tag', coding],
]);
const SECRET = { text: 'secret' };
const SECRET_CODING = { code: '1', display: 'secret' };

describe('a concept that may not pass', () => {
  const context = (keepsNames: boolean): Context => ({
    mayPass: () => false,
    conceptPasses: () => false,
    nameStays: () => false,
    namesMedicine: () => false,
    keepsNames,
    id: 'a',
    meta: undefined,
    refer: () => undefined,
    letterPasses: () => false,
    sameContent: () => '',
    document: () => null,
  });

  /** Each of these in turn, by one memory; and what the copiers make of it. */
  function inTurn(all: readonly (readonly [boolean, Json])[]) {
    const known = createKnownConcepts();
    return all.map(([keepsNames, value]) => {
      const output = createOutput(0);
      const given = { context: context(keepsNames), known, output, id: 'a', meta: null, refer: () => false };
      putResource(value, 'X', PLAN, { ...given, hasId: false, hasMeta: false, hasDigits: false });
      const text = `${new TextDecoder().decode(output.bytes.subarray(0, output.at))}}`;
      const { id, resourceType, ...kept } = JSON.parse(text) as Json;
      const copy = keepElements(value, PLAN, context(keepsNames));
      return { kept, copy: copy ?? {}, named: [id, resourceType] };
    });
  }

  const ALL: readonly (readonly [boolean, Json])[] = [true, false].flatMap((keepsNames) =>
    [{ code: SECRET }, { status: SECRET }, { tag: SECRET_CODING }].map((value) => [keepsNames, value] as const),
  );
  it.each(ALL.map((_, from) => from))('passes inside an allergy alone, whichever was met first: from %i on', (from) => {
    const turned = [...ALL.slice(from), ...ALL.slice(0, from)];
    for (const order of [turned, [...turned].reverse()])
      for (const { kept, copy } of inTurn([...order, ...order])) expect(kept).toEqual(copy);
  });
});

describe('a number that is written', () => {
  it.each(['1.10', '4.0', '1500', '1.5e3', '0.123456789012345678901'])(
    'has the digits it was sent with: %s',
    (digits) => {
      const sent = parseAsSent(
        '[{"resourceType":"Observation","id":"o","status":"final","code":{"text":"Weight"},' +
          `"subject":{"reference":"Patient/p1"},"valueQuantity":{"value":${digits},"unit":"kg"}}]`,
      ) as FhirResource[];
      const { copied, written } = bothOf(sent, { role: 'gp', emergency: false, setting: 'gp' });
      expect(written).toEqual(copied);
      expect(JSON.stringify(written)).toContain(`\\"value\\":${digits},`);
    },
  );
});

function quoted(text: string): string {
  const output = createOutput(0);
  putText(output, text);
  return new TextDecoder().decode(output.bytes.subarray(0, output.at));
}

describe('a text that is written', () => {
  it('is escaped as JSON escapes it, and turned nowhere', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.string({ unit: 'binary' }), fc.string({ unit: 'binary-ascii' })), (text) => {
        expect(quoted(text)).toBe(turnsShown(JSON.stringify(text)));
      }),
    );
    for (let unit = 0; unit < 0x10000; unit += 1) {
      const text = `a${String.fromCharCode(unit)}b`;
      if (quoted(text) !== turnsShown(JSON.stringify(text))) expect.fail(`U+${unit.toString(16)}`);
    }
  });
});
