/**
 * Does a provider that misbehaves cost anybody but itself anything? Each fault, asked in each way, through the served
 * product. Source: QUALITY "Providers that misbehave".
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Condition, OperationOutcome } from 'fhir/r4';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { demoConfig } from '../../mocks/demo-config';
import { createSimulator } from '../../mocks/providers/app';
import { listen, type Listening } from '../../server/host';
import { planted } from '../kits/gateway/canaries';
import { unhurried } from '../demo';
import { bundle, condition, patient, says, startIllProvider, type Answer, type IllProvider } from './ill-provider';
import type { Visitor } from './mount';
import { visitorOf } from './node-mount';
import { MARJORIE } from './people';
import { startServed, type Served } from './served';
import { askProvider, auditOf, contributionOf, open, signIn } from './signed-in';

const MB = 1024 * 1024;
const ALLOWED = 16 * MB;
const WAYS = ['everything', 'search', 'gp-connect'] as const;
type Way = (typeof WAYS)[number];
/** Others, whose answers must not change by a byte. */
const OTHERS = ['parkside', 'northgate'];
const NAME = 'Illness Hospital';

const UNUSABLE = {
  status: 502,
  text: `${NAME} could not be reached or gave no usable answer. Try again, or contact ${NAME} by phone.`,
};
const TOO_SLOW = { status: 504, text: `${NAME} did not answer in time. Try again, or contact ${NAME} by phone.` };
/** Of the typed searches one is answered well, and the other is what could not be read. */
const noRecord = (bySearch: string): Readonly<Record<Way, End>> => ({
  everything: UNUSABLE,
  search: partly(bySearch),
  'gp-connect': UNUSABLE,
});
const unconfirmed = (differs = '') => ({
  status: 409,
  text:
    `What ${NAME} holds could not be confirmed to be about this person, so nothing of it is shown.${differs} ` +
    `Check with the person, and contact ${NAME}.`,
});
const UNREADABLE = 'Some items in the provider’s answer could not be read.';
const LONGER =
  'The provider’s answer was longer than can be read here; more is held there. Contact the provider for the rest.';
const DOUBLED = 'Some items were sent more than once with different content; one of each is shown.';

type End =
  | { readonly status: number; readonly text: string }
  /** What stands under Problems, by title, and what is said of that section. */
  | { readonly shown: readonly string[]; readonly code: string; readonly text: string };
const shows = (...shown: readonly string[]): End => ({ shown, code: 'answered', text: `${NAME} answered.` });
const partly = (text: string, ...shown: readonly string[]): End => ({ shown, code: 'partial', text });

interface Fault {
  readonly what: string;
  readonly record: Answer;
  readonly lookUp?: Answer;
  readonly end: End | Readonly<Record<Way, End>>;
  /** Of the three ways of asking, and the one that waits for a moment only; all three unless said. */
  readonly ask?: readonly string[];
}

let elsewhere: Listening;
const askedElsewhere: string[] = [];

/** Pages without end, each with one condition and a next that is new. */
const endless: Answer = (response, origin, request) => {
  const page = Number(new URL(request.url ?? '', origin).searchParams.get('page') ?? '0');
  says(
    bundle(page === 0 ? [patient(), condition('1')] : [], {
      link: [{ relation: 'next', url: `${origin}/fhir?page=${String(page + 1)}` }],
    }),
  )(response, origin, request);
};

/** 200 MB of sound JSON, sent as fast as the caller takes it. */
const flood: Answer = (response) => {
  const more = Buffer.from(`${JSON.stringify({ resource: condition('1', { note: [{ text: 'x'.repeat(MB) }] }) })},`);
  let left = 200;
  const send = (): void => {
    while (left > 0 && !response.destroyed) {
      left -= 1;
      if (!response.write(more)) {
        response.once('drain', send);
        return;
      }
    }
    if (left === 0) response.end(`${JSON.stringify({ resource: patient() })}]}`);
  };
  response.writeHead(200, { 'Content-Type': 'application/fhir+json' });
  response.write('{"resourceType":"Bundle","entry":[');
  send();
};

/** One gigabyte of blanks round a sound answer; one member of the archive, sent many times over. */
const bomb: Answer = (response) => {
  const blanks = gzipSync(Buffer.alloc(8 * MB, 32));
  response.writeHead(200, { 'Content-Type': 'application/fhir+json', 'Content-Encoding': 'gzip' });
  response.end(
    Buffer.concat([
      gzipSync('{"resourceType":"Bundle"'),
      ...Array.from({ length: 128 }, () => blanks),
      gzipSync(',"total":0}'),
    ]),
  );
};

const nested = (depth: number): string => `${'{"extension":['.repeat(depth)}${']}'.repeat(depth)}`;
/** JSON that no object of ours could be written as. */
const spelled = (resource: unknown, placeholder: string, json: string): string =>
  JSON.stringify(bundle([patient(), resource as Record<string, unknown>])).replace(`"${placeholder}"`, () => json);
const record = (...resources: Parameters<typeof bundle>[0]): Answer => says(bundle([patient(), ...resources]));
const withNext =
  (url: (origin: string) => string): Answer =>
  (response, origin, request) => {
    says(bundle([patient(), condition('1')], { link: [{ relation: 'next', url: url(origin) }] }))(
      response,
      origin,
      request,
    );
  };
const SOMEBODY = {
  identifier: [{ system: 'https://fhir.nhs.uk/Id/nhs-number', value: '9990000018' }],
  name: [{ family: 'XX-TESTOTHER', given: ['Else'] }],
  birthDate: '1931-05-05',
};

const FAULTS: readonly Fault[] = [
  { what: 'nothing that is wrong', record: record(condition('1')), end: shows('Asthma') },
  { what: 'silence', record: () => undefined, end: TOO_SLOW, ask: ['hasty'] },
  {
    what: 'a body that drips and never ends',
    record: (response) => {
      response.write('{"resourceType":');
    },
    end: TOO_SLOW,
    ask: ['hasty'],
  },
  {
    what: 'silence when asked who is known',
    record: record(condition('1')),
    lookUp: () => undefined,
    end: TOO_SLOW,
    ask: ['hasty'],
  },
  {
    what: 'a 500',
    record: says('java.lang.NullPointerException at RecordStore.fetch', 500),
    end: noRecord(UNREADABLE),
  },
  {
    what: 'HTML',
    record: says('<!doctype html><title>Scheduled maintenance</title>', 200, { 'Content-Type': 'text/html' }),
    end: noRecord(UNREADABLE),
  },
  {
    what: 'JSON that is cut short',
    record: says(JSON.stringify(bundle([patient(), condition('1')])).slice(0, -30)),
    end: noRecord(UNREADABLE),
  },
  {
    what: 'a connection that breaks off',
    record: (response) => {
      response.write('{"resourceType":"Bundle","entry":[', () => {
        response.destroy();
      });
    },
    end: noRecord(UNREADABLE),
  },
  { what: '200 MB of JSON', record: flood, end: noRecord(LONGER) },
  { what: 'an archive that unpacks to a gigabyte', record: bomb, end: noRecord(LONGER) },
  {
    what: 'pages without end',
    record: endless,
    end: {
      everything: partly(LONGER, 'Asthma'),
      search: partly(LONGER, 'Asthma'),
      'gp-connect': partly(UNREADABLE, 'Asthma'),
    },
  },
  {
    what: 'a next page of another origin',
    record: withNext(() => `${elsewhere.origin}/fhir?page=2`),
    end: partly(UNREADABLE, 'Asthma'),
  },
  {
    what: 'a next page beside its own base',
    record: withNext((origin) => `${origin}/admin?page=2`),
    end: partly(UNREADABLE, 'Asthma'),
  },
  {
    what: 'a redirect to elsewhere',
    record: (response) => {
      response.writeHead(307, { Location: `${elsewhere.origin}/fhir/Patient/p1` }).end();
    },
    end: noRecord(UNREADABLE),
  },
  {
    what: 'the record of somebody else',
    record: says(bundle([patient(SOMEBODY), condition('1')])),
    end: unconfirmed(' The NHS number differs.'),
  },
  {
    what: 'something of somebody else',
    record: record(condition('1'), condition('2', { subject: { reference: 'Patient/p2' } })),
    end: unconfirmed(),
  },
  { what: 'two people', record: says(bundle([patient(), patient({ id: 'p2' }), condition('1')])), end: unconfirmed() },
  {
    what: 'two people when asked who is known',
    record: record(condition('1')),
    lookUp: says(bundle([patient(), patient({ id: 'p2' })])),
    end: unconfirmed(),
    ask: ['everything', 'search'],
  },
  {
    what: 'one id for two things',
    record: record(condition('1'), condition('1', { code: { text: 'Eczema' } })),
    end: partly(DOUBLED, 'Asthma'),
  },
  { what: 'one thing twice', record: record(condition('1'), condition('1')), end: shows('Asthma') },
  {
    what: 'references in a circle',
    record: record(
      condition('1', { evidence: [{ detail: [{ reference: 'Condition/2' }] }] }),
      condition('2', { evidence: [{ detail: [{ reference: 'Condition/1' }, { reference: 'Condition/2' }] }] }),
    ),
    end: shows('Asthma', 'Asthma'),
  },
  {
    what: 'the keys of every object',
    record: says(
      spelled(
        condition('1', { abatementString: 'HERE' }),
        'HERE',
        '"gone","__proto__":{"polluted":"yes","resourceType":"Patient"},"constructor":{"prototype":{"polluted":"yes"}}',
      ),
    ),
    end: shows('Asthma'),
  },
  {
    what: 'halves of letters',
    record: says(
      spelled(condition('1', { code: { text: 'HERE' } }), 'HERE', String.raw`"Asthma \ud83d in spring \ude00"`),
    ),
    end: shows('Asthma \ud83d in spring \ude00'),
  },
  {
    what: 'what is nested 10,000 deep',
    record: says(spelled(condition('1', { extension: ['HERE'] }), 'HERE', nested(10_000))),
    end: partly(UNREADABLE),
  },
  {
    what: 'what is nested 10,000 deep beside its resources',
    record: says(
      JSON.stringify(bundle([patient(), condition('1')], { extension: ['HERE'] })).replace('"HERE"', () =>
        nested(10_000),
      ),
    ),
    end: shows('Asthma'),
  },
  {
    what: 'dates that are none',
    record: record(
      condition('1', {
        onsetDateTime: '2024-13-45',
        recordedDate: 'yesterday',
        abatementDateTime: 20240101,
        meta: { lastUpdated: '0000-00-00T99:99:99Z' },
      }),
    ),
    end: shows('Asthma'),
  },
  {
    what: 'a code that is a number',
    record: record(
      condition('1', { code: { coding: [{ system: 'http://snomed.info/sct', code: 195967001, display: 'Asthma' }] } }),
    ),
    end: shows('Asthma'),
  },
  {
    what: 'a code that is a number whose digits a number would lose',
    record: says(
      spelled(
        condition('1', { code: { coding: [{ system: 'http://snomed.info/sct', code: 'HERE', display: 'Asthma' }] } }),
        'HERE',
        '1362761000000103999',
      ),
    ),
    end: shows('Asthma'),
  },
];

const folder = mkdtempSync(join(tmpdir(), 'wp-ill-'));
let simulated: Listening;
let ill: IllProvider;
let served: Served;
let asha: Visitor;
let access: string;
let well: ReadonlyMap<string, string>;

async function listening(answer: Parameters<typeof listen>[0]): Promise<Listening> {
  const made = await listen(answer, '127.0.0.1', 0);
  if (!made.ok) throw new Error(made.problem);
  return made;
}

/** What the others answer, but for the moment at which they did. */
const othersNow = async (): Promise<ReadonlyMap<string, string>> =>
  new Map(
    await Promise.all(
      OTHERS.map(
        async (id) => [id, (await askProvider(asha, access, id)).text.replace(/"timestamp":"[^"]*"/, '')] as const,
      ),
    ),
  );

const titleOf = ({ code }: Condition): string => code?.text ?? code?.coding?.[0]?.display ?? '';

function endOf(answer: Awaited<ReturnType<typeof askProvider>>): End {
  if (answer.status !== 200)
    return {
      status: answer.status,
      text: (answer.body as OperationOutcome).issue.map(({ diagnostics }) => diagnostics).join(' '),
    };
  const { resources, coverage } = contributionOf(answer);
  const { code = '', text = '' } = coverage.sections.find(({ section }) => section === 'problems') ?? {};
  return {
    shown: resources.flatMap((resource) => (resource.resourceType === 'Condition' ? [titleOf(resource)] : [])),
    code,
    text,
  };
}

beforeAll(async () => {
  const simulator = createSimulator();
  simulated = await listening((request) => simulator.app.fetch(request));
  elsewhere = await listening((request) => {
    askedElsewhere.push(request.url);
    return new Response('{}');
  });
  ill = await startIllProvider();
  const demo = unhurried(demoConfig(simulated.origin));
  const one = {
    name: NAME,
    ods: 'RILL1',
    region: 'QMJ',
    setting: 'acute',
    baseUrl: `${ill.origin}/fhir`,
    fhirVersion: 'R4',
    timeoutMs: 120_000,
    maxBytes: ALLOWED,
    maxPages: 5,
  } as const;
  served = await startServed(folder, {
    ...demo,
    providers: [
      ...demo.providers,
      ...WAYS.map((retrieve) => ({ ...one, id: retrieve, retrieve })),
      { ...one, id: 'hasty', retrieve: 'everything', timeoutMs: 150 },
    ],
  });
  const mount = { visitor: () => visitorOf(served.origin) };
  asha = await signIn(mount, 'asha');
  access = (await open(asha, MARJORIE)).access;
  well = await othersNow();
});
afterAll(async () => {
  served.kill('SIGTERM');
  await served.ended;
  ill.close();
  await Promise.all([simulated.close(0), elsewhere.close(0)]);
  rmSync(folder, { recursive: true, force: true });
});

describe('a provider that sends', () => {
  it.each(FAULTS.map((fault) => [fault.what, fault] as const))(
    '%s',
    async (_what, { record: answer, lookUp, end, ask = WAYS }) => {
      const asked = ill.behave(answer, lookUp);
      const before = served.peakMegabytes();
      const [others, ...answers] = await Promise.all([
        othersNow(),
        ...ask.map((way) => askProvider(asha, access, way)),
      ]);
      expect(answers.map(endOf)).toEqual(ask.map((way) => ('everything' in end ? end[way as Way] : end)));
      for (const id of OTHERS) expect(others.get(id) === well.get(id), `${id} is as it was`).toBe(true);
      for (const { text } of answers)
        expect(text).not.toMatch(/polluted|__proto__|NullPointer|maintenance|XX-TESTOTHER/);
      expect(asked.length).toBeLessThan(30);
      // 200 MB or a gigabyte in each of three ways would be seen here
      expect(ill.written()).toBeLessThan(WAYS.length * 2 * ALLOWED);
      expect((served.peakMegabytes() ?? 0) - (before ?? 0)).toBeLessThan(200);
      expect(askedElsewhere).toEqual([]);
      expect((await asha.ask('GET', '/readyz')).status).toBe(200);
    },
  );

  it('what nobody may see: not a word of it stands in an answer, the log, the measures or the audit', async () => {
    const hiv = { system: 'http://snomed.info/sct', code: '86406008' };
    const hidden = [
      condition('h1', { code: { coding: [hiv], text: 'HIV' } }),
      {
        resourceType: 'Encounter',
        id: 'h2',
        status: 'finished',
        subject: { reference: 'Patient/p1' },
        type: [{ coding: [hiv] }],
        reasonCode: [{ text: 'Seen' }],
      },
    ];
    const sown = hidden.map((resource) => planted(resource, 'CANARY', 'words') as ReturnType<typeof condition>);
    ill.behave(record(condition('1'), ...sown));
    const answers = await Promise.all(WAYS.map((way) => askProvider(asha, access, way)));
    expect(answers.map(endOf)).toEqual(WAYS.map(() => shows('Asthma')));
    for (const { text, headers } of answers) expect(text + JSON.stringify([...headers])).not.toMatch(/CANARY/);
    const told = JSON.stringify(await auditOf({ visitor: () => visitorOf(served.origin) }, MARJORIE.nhsNumber));
    const measures = await (await fetch(`${served.origin}/metrics`)).text();
    expect([told.includes(NAME), measures.includes('route="fhir"'), served.log().includes('"route":"fhir"')]).toEqual([
      true,
      true,
      true,
    ]);
    for (const text of [told, measures, served.log()]) expect(text).not.toContain('CANARY');
    // nor whose record it was; who answered is named by the id in the config, and by nothing else
    const unnamed = (text: string): string => text.replaceAll(/provider("?)[=:]"gp-connect"/g, '');
    for (const text of [measures, served.log()].map(unnamed))
      expect(text).not.toMatch(new RegExp(`${access}|${NAME}|gp-connect|TESTPATIENT|${MARJORIE.nhsNumber}`));
  });

  it('a sentence that a clinician can act on, in every case', () => {
    const texts = FAULTS.flatMap(({ end }) => ('everything' in end ? WAYS.map((way) => end[way]) : [end])).map(
      ({ text }) => text,
    );
    for (const text of new Set(texts)) {
      expect(text).toMatch(/[.]$/);
      expect(text).not.toMatch(
        /JSON|HTTP|FHIR|bundle|byte|gateway|server|redirect|status|resource|exception|undefined|null/i,
      );
    }
  });
});
