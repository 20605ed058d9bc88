/**
 * Which SNOMED CT codes does a terminology server give for other codes? Asked a few at a time, remembered, in a bounded
 * time. Source: FHIR R4 ConceptMap/$translate.
 */
import { canonicalSystem, SNOMED } from '../../../domain/code-systems';
import { isObject, objectsOf } from '../../../domain/json';
import { PLAN_CODES } from '../../../domain/section-of';
import { fetchOf, type AskPorts } from '../../asking';
import type { TerminologyConfig } from '../../config';
import { isValidCode } from '../../../policy/indexes/code-family';
import { COMMUNICATION_NEED_CODES } from '../../../policy/tables/summaries';
import type { Ports } from '../../ports';
import { openExchange, type Asked } from '../ask/exchange';
import { withLimitedConcurrency } from '../ask/limited-concurrency';
import { createExpiring } from '../../expiring';

export interface ForeignCode {
  readonly system: string;
  readonly code: string;
}

export const nameOf = ({ system, code }: ForeignCode): string => `${system}|${code}`;

/**
 * By `system|code`: what each is in SNOMED CT (nothing, where the server knows of nothing), and which could not be
 * told.
 */
export interface Translations {
  readonly found: ReadonlyMap<string, readonly string[]>;
  readonly pending: ReadonlySet<string>;
}

export interface Terminology {
  /** Never rejects for what the server does, and takes no longer than the config's time, nor than `withinMs`. */
  translate(codes: readonly ForeignCode[], withinMs: number, signal?: AbortSignal): Promise<Translations>;
}

/** New questions for one provider's answer; what is remembered does not count. */
export const MOST_ASKED = 200;
const AT_ONCE = 8;
const MAX_BYTES = 4_194_304;
const REMEMBERED = 20_000;
const HOUR = 3_600_000;
const KNOWN_MS = 24 * HOUR;
/** A map may be loaded meanwhile. */
const UNKNOWN_MS = HOUR;
/** After an exchange in which nobody answered, the next records are not kept waiting. */
const REST_MS = 30_000;
/** One code that is “equal” to more than these is no translation. */
const MOST_EQUAL = 10;

/**
 * By these a view shows a resource that it would not show otherwise.
 * INVARIANT: a translation withholds more, and never shows more: none of them is taken from a terminology server.
 */
const OPENS: ReadonlySet<string> = new Set([...Object.keys(PLAN_CODES), ...COMMUNICATION_NEED_CODES]);

const EQUIVALENT: readonly unknown[] = ['equal', 'equivalent'];

/** The SNOMED ids of an answer's equal and equivalent matches; null where the answer cannot be trusted. */
function readMatches(answer: unknown): readonly string[] | null {
  if (!isObject(answer) || answer['resourceType'] !== 'Parameters') return null;
  const parameters = objectsOf(answer['parameter']);
  const result = parameters.find(({ name }) => name === 'result')?.['valueBoolean'];
  if (typeof result !== 'boolean') return null;
  const codes = new Set<string>();
  for (const match of result ? parameters.filter(({ name }) => name === 'match') : []) {
    const part = (wanted: string) => objectsOf(match['part']).find(({ name }) => name === wanted);
    if (!EQUIVALENT.includes(part('equivalence')?.['valueCode'])) continue;
    const coding = part('concept')?.['valueCoding'];
    if (!isObject(coding) || typeof coding['system'] !== 'string') return null;
    if (canonicalSystem(coding['system']) !== SNOMED) continue;
    const { code } = coding;
    // an answer with one damaged id is no answer: the others may be damaged too
    if (typeof code !== 'string' || !isValidCode('sct', code)) return null;
    codes.add(code);
  }
  return codes.size > MOST_EQUAL ? null : [...codes].filter((code) => !OPENS.has(code)).sort();
}

/**
 * A server that has no map for a system says so by an OperationOutcome; that is an answer, and not a fault to tell at
 * every opening.
 */
const knowsNoMap = (asked: Asked<unknown>): boolean =>
  !asked.ok &&
  (asked.status === 404 || asked.status === 422) &&
  isObject(asked.body) &&
  asked.body['resourceType'] === 'OperationOutcome';

const questionOf = ({ system, code }: ForeignCode) => ({
  resourceType: 'Parameters',
  parameter: [
    { name: 'system', valueUri: system },
    { name: 'code', valueCode: code },
    { name: 'targetsystem', valueUri: SNOMED },
  ],
});

const byName = (a: ForeignCode, b: ForeignCode): number => (nameOf(a) < nameOf(b) ? -1 : 1);

/**
 * The configured server, with a memory of its own. INVARIANT: it is told a code and its system, and nothing else of
 * anybody's record.
 */
export function createTerminology(
  config: TerminologyConfig,
  { now, terminologyTold, ...ports }: AskPorts & Pick<Ports, 'now' | 'terminologyTold'>,
): Terminology {
  const fetch = fetchOf(ports, { kind: 'terminology', place: config });
  const remembered = createExpiring<readonly string[]>(REMEMBERED);
  let restsUntil = 0;

  async function ask(
    codes: readonly ForeignCode[],
    timeoutMs: number,
    found: Map<string, readonly string[]>,
    signal?: AbortSignal,
  ): Promise<void> {
    const exchange = openExchange(fetch, { baseUrl: config.baseUrl, timeoutMs, maxBytes: MAX_BYTES }, signal);
    let nobody = true;
    try {
      await withLimitedConcurrency(codes, AT_ONCE, async (code) => {
        const asked = await exchange.post('ConceptMap/$translate', questionOf(code));
        if (asked.ok || (asked.why !== 'network' && asked.why !== 'time')) nobody = false;
        const matches = asked.ok ? readMatches(asked.value) : knowsNoMap(asked) ? [] : null;
        terminologyTold?.(matches === null ? 'failed' : matches.length === 0 ? 'unknown' : 'translated');
        if (matches === null) return;
        found.set(nameOf(code), matches);
        remembered.set(nameOf(code), matches, now() + (matches.length === 0 ? UNKNOWN_MS : KNOWN_MS));
      });
    } finally {
      exchange.close();
    }
    if (nobody && signal?.aborted !== true) restsUntil = now() + REST_MS;
  }

  return {
    async translate(codes, withinMs, signal) {
      const found = new Map<string, readonly string[]>();
      const unasked: ForeignCode[] = [];
      for (const code of codes) {
        const known = remembered.get(nameOf(code), now());
        if (known === undefined) unasked.push(code);
        else found.set(nameOf(code), known);
      }
      const timeoutMs = Math.min(config.timeoutMs, withinMs);
      // in the order of their names, so that which are asked does not rest on the order in which a provider sends
      if (unasked.length > 0 && timeoutMs > 0 && now() >= restsUntil)
        await ask(unasked.sort(byName).slice(0, MOST_ASKED), timeoutMs, found, signal);
      return { found, pending: new Set(unasked.map(nameOf).filter((name) => !found.has(name))) };
    },
  };
}
