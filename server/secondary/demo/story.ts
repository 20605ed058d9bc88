/**
 * How does the demo come by one approved and built request? As people do: an analyst asks, two members decide, the
 * linkage team builds; over HTTP, so that each step is allowed and on record.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DEMO_ANALYST, DEMO_GROUP, DEMO_LINKER } from '../../../mocks/population/demo-users';
import type { BuildAnswer, DecisionBody, RequestMoved } from '../../../src/secondary/shapes/http';
import type { AskedFor, RequestForm } from '../../../src/secondary/shapes/request';

const QUESTION = 'flu';
const LOOK_MS = 400;

const pause = (ms: number): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, ms);
  });

/** One person at the program; rejects with what it said where it refuses. */
async function as(origin: string, userId: string) {
  const ask = async (method: string, path: string, body?: unknown, cookie?: string): Promise<Response> => {
    const answer = await fetch(`${origin}${path}`, {
      method,
      headers: {
        Origin: origin,
        ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
        ...(cookie === undefined ? {} : { Cookie: cookie }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    if (!answer.ok) throw new Error(`${method} ${path} was answered ${String(answer.status)}: ${await answer.text()}`);
    return answer;
  };
  const signedIn = await ask('POST', '/api/session', { userId });
  const cookie = signedIn.headers
    .getSetCookie()
    .map((one) => one.split(';')[0])
    .join('; ');
  return {
    get: async <T>(path: string) => (await (await ask('GET', path, undefined, cookie)).json()) as T,
    post: async <T>(path: string, body: unknown = {}) => (await (await ask('POST', path, body, cookie)).json()) as T,
    out: () => ask('DELETE', '/api/session', undefined, cookie),
  };
}

/** What the made-up people are asked about, with no more than that takes. */
function formOf(people: string): RequestForm {
  const truth = JSON.parse(readFileSync(join(people, 'truth.json'), 'utf8')) as {
    readonly questions: Readonly<Record<string, { readonly data: AskedFor }>>;
  };
  const data = truth.questions[QUESTION]?.data;
  if (data === undefined) throw new Error('the made-up people hold no data for the flu question');
  return {
    project: {
      title: 'Flu vaccine, winter 2025/26',
      question: 'In which age bands and boroughs do fewest people have a record of a flu vaccine?',
      purpose: 'prevention',
      benefit: 'Clinics are opened, and people invited, where fewest have a record of a vaccine.',
    },
    people: { names: [DEMO_ANALYST.name], organisation: DEMO_ANALYST.organisation },
    data,
    setting: 'this-program',
    outputs: { questions: [QUESTION], by: data.columns },
  };
}

/** Asks for it, decides on it and begins its build; gives the id of the request. */
async function approved(origin: string, people: string): Promise<string> {
  const analyst = await as(origin, DEMO_ANALYST.id);
  const { id } = await analyst.post<RequestMoved>('/api/requests', formOf(people));
  await analyst.post(`/api/requests/${id}/submit`);
  await analyst.out();
  for (const { id: member } of DEMO_GROUP) {
    const session = await as(origin, member);
    const body: DecisionBody = { decision: 'approve', conditions: [], reason: 'Clear benefit, least data.' };
    await session.post(`/api/requests/${id}/decision`, body);
    await session.out();
  }
  return id;
}

/** `tell` is given what it is at. Rejects with the reason where the build stops. */
export async function tellStory(origin: string, people: string, tell: (words: string) => void): Promise<void> {
  tell('An analyst asks for the flu question, and two members of the Data Access Group approve it');
  const id = await approved(origin, people);
  const team = await as(origin, DEMO_LINKER.id);
  await team.post(`/api/requests/${id}/build`);
  for (;;) {
    const { state, step, refused } = await team.get<BuildAnswer>(`/api/requests/${id}/build`);
    if (state === 'built') break;
    if (state === 'failed') throw new Error(refused?.message ?? 'the build stopped');
    tell(`Building the data set${step === null ? '' : `: ${step}`}`);
    await pause(LOOK_MS);
  }
  await team.out();
}
