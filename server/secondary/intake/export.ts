/**
 * How is a source asked for all that it holds? FHIR Bulk Data: begun, asked about as often as it says, and fetched from
 * the same origin alone. INVARIANT: an export that tells of errors, or is shorter than it says, is none. Source: HL7
 * FHIR Bulk Data Access 2.0.
 */
import { closeSync, mkdirSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { isObject, objectsOf, textOf } from '../../../src/domain/json';
import { done, refused, type Outcome } from '../../../src/secondary/views/outcome';

export interface ExportPorts {
  readonly ask: typeof fetch;
  readonly wait: (ms: number) => Promise<unknown>;
  readonly now: () => number;
}

const PORTS: ExportPorts = { ask: fetch, wait: (ms) => sleep(ms), now: () => Date.now() };

const LONGEST_MS = 12 * 3_600_000;
const ANSWER_MS = 60_000;
const FILE_MS = 3_600_000;
const MOST_MANIFEST = 4 << 20;
const MOST_BYTES = 64 * 2 ** 30;
const MOST_FILES = 10_000;
const WAITS = { usual: 5, least: 1, most: 300 } as const;
const TYPE = /^[A-Z][A-Za-z]{1,60}$/;
const NEWLINE = 0x0a;

interface Output {
  readonly type: string;
  readonly url: string;
  readonly count: number | null;
}

/** Seconds, or a date; bounded both ways. */
function waitMs(header: string | null, now: number): number {
  const seconds = /^\d{1,6}$/.test(header ?? '') ? Number(header) : (Date.parse(header ?? '') - now) / 1000;
  const wanted = Number.isFinite(seconds) ? seconds : WAITS.usual;
  return Math.min(WAITS.most, Math.max(WAITS.least, wanted)) * 1000;
}

/** The address, where it is of this origin; null for any other. */
function sameOrigin(url: string | null, base: string): string | null {
  if (url === null || !URL.canParse(url, base)) return null;
  const found = new URL(url, base);
  const isOurs = found.origin === new URL(base).origin && found.username === '' && found.password === '';
  return isOurs ? found.href : null;
}

const HEADERS = { 'accept-encoding': 'identity' };
const options = (accept: string, ms: number, more: Readonly<Record<string, string>> = {}): RequestInit => ({
  headers: { ...HEADERS, accept, ...more },
  redirect: 'error',
  signal: AbortSignal.timeout(ms),
});

/** Every part of a body in turn, until it is longer than it may be; false then. */
async function eachPart(answer: Response, most: number, see: (part: Uint8Array) => void): Promise<boolean> {
  const encoding = answer.headers.get('content-encoding') ?? 'identity';
  if (encoding !== 'identity' || answer.body === null) return false;
  let size = 0;
  for await (const part of answer.body as unknown as AsyncIterable<Uint8Array>) {
    size += part.length;
    if (size > most) return false;
    see(part);
  }
  return true;
}

async function manifestOf(answer: Response): Promise<unknown> {
  const parts: Uint8Array[] = [];
  if (!(await eachPart(answer, MOST_MANIFEST, (part) => parts.push(part)))) return null;
  try {
    return JSON.parse(Buffer.concat(parts).toString('utf8')) as unknown;
  } catch {
    return null;
  }
}

/** What is to be fetched; a manifest that says anything else than a whole export is refused. */
function outputsOf(manifest: unknown, base: string): Outcome<readonly Output[]> {
  if (!isObject(manifest) || !Array.isArray(manifest['output'])) return refused('its export has no manifest');
  if (manifest['requiresAccessToken'] === true)
    return refused('its files ask for a token, which is not supported: fetch them yourself, and use from "folder"');
  if (objectsOf(manifest['error']).length > 0) return refused('its export tells of errors');
  const given = objectsOf(manifest['output']);
  if (given.length !== manifest['output'].length || given.length > MOST_FILES)
    return refused('its export lists what is no file');
  const outputs: Output[] = [];
  for (const { type, url, count } of given) {
    const address = sameOrigin(textOf(url), base);
    if (typeof type !== 'string' || !TYPE.test(type)) return refused('its export lists a file of no type');
    if (address === null) return refused('its export lists a file of another origin');
    outputs.push({ type, url: address, count: typeof count === 'number' ? count : null });
  }
  return done(outputs);
}

/** Fetches a file behind what is there of its type; true where it is as long as it was said to be. */
async function fetchInto(handle: number, { url, count }: Output, { ask }: ExportPorts): Promise<Outcome<null>> {
  const answer = await ask(url, options('application/fhir+ndjson', FILE_MS));
  if (answer.status !== 200) return refused(`a file of its export was not given (${String(answer.status)})`);
  let lines = 0;
  let last = NEWLINE;
  const isWhole = await eachPart(answer, MOST_BYTES, (part) => {
    for (let at = part.indexOf(NEWLINE); at !== -1; at = part.indexOf(NEWLINE, at + 1)) lines += 1;
    last = part.at(-1) ?? last;
    writeSync(handle, part);
  });
  if (!isWhole) return refused('a file of its export is packed, or longer than any may be');
  if (last !== NEWLINE) {
    writeSync(handle, '\n');
    lines += 1;
  }
  return count !== null && count !== lines ? refused('a file of its export is not as long as it says') : done(null);
}

async function fetchAll(folder: string, outputs: readonly Output[], ports: ExportPorts): Promise<Outcome<null>> {
  const handles = new Map<string, number>();
  try {
    for (const output of outputs) {
      const path = join(folder, `${output.type}.ndjson`);
      const handle = handles.get(output.type) ?? openSync(path, 'w', 0o600);
      handles.set(output.type, handle);
      const fetched = await fetchInto(handle, output, ports);
      if (!fetched.ok) return fetched;
    }
    return done(null);
  } finally {
    for (const handle of handles.values()) closeSync(handle);
  }
}

/** Begins an export and asks about it until it is there. */
async function outputsWhenReady(base: string, ports: ExportPorts): Promise<Outcome<readonly Output[]>> {
  const { ask, wait, now } = ports;
  const until = now() + LONGEST_MS;
  const begun = await ask(
    `${base}/$export?_outputFormat=${encodeURIComponent('application/fhir+ndjson')}`,
    options('application/fhir+json', ANSWER_MS, { prefer: 'respond-async' }),
  );
  if (begun.status !== 202) return refused(`its export was not begun (${String(begun.status)})`);
  const status = sameOrigin(begun.headers.get('content-location'), base);
  if (status === null) return refused('its export does not say where to ask about it, or names another origin');
  let pause = waitMs(begun.headers.get('retry-after'), now());
  while (now() < until) {
    await wait(pause);
    const answer = await ask(status, options('application/json', ANSWER_MS));
    if (answer.status === 200) return outputsOf(await manifestOf(answer), base);
    await answer.body?.cancel();
    const isBusy = answer.status === 202 || answer.status === 429 || answer.status === 503;
    if (!isBusy) return refused(`its export failed (${String(answer.status)})`);
    pause = waitMs(answer.headers.get('retry-after'), now());
  }
  return refused('its export did not end in twelve hours');
}

/** Puts the files of a whole export into `folder`, which is as it was where that cannot be. */
export async function exportInto(folder: string, base: string, ports: ExportPorts = PORTS): Promise<Outcome<null>> {
  const draft = `${folder}.draft`;
  rmSync(draft, { recursive: true, force: true });
  mkdirSync(draft, { recursive: true, mode: 0o700 });
  try {
    const outputs = await outputsWhenReady(base, ports);
    if (!outputs.ok) return outputs;
    const fetched = await fetchAll(draft, outputs.value, ports);
    if (!fetched.ok) return fetched;
    rmSync(folder, { recursive: true, force: true });
    renameSync(draft, folder);
    return done(null);
  } catch {
    return refused('it did not answer, or sent us elsewhere');
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
}
