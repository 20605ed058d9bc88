/**
 * How much of a wait is our page's own work? From a trace of its main thread in processor time, which other programs on
 * the machine do not lengthen.
 */
import type { Browser, Page } from 'playwright-core';

interface Traced {
  readonly name: string;
  readonly ph: string;
  readonly pid: number;
  readonly tid: number;
  readonly ts: number;
  readonly dur?: number;
  readonly tdur?: number;
  readonly args?: { readonly name?: string; readonly data?: { readonly type?: string } };
}

type Task = Required<Pick<Traced, 'ts' | 'dur' | 'tdur'>>;

export interface OwnWork {
  /** Milliseconds of the processor that each task of the main thread took. */
  readonly tasks: readonly number[];
  /** The same, summed over the 350 ms from each act on. */
  readonly acts: readonly number[];
}

const SEEN_US = 350_000;
const CATEGORIES = ['toplevel', 'devtools.timeline', 'disabled-by-default-devtools.timeline'];

const threadOf = ({ pid, tid }: Traced): string => `${String(pid)} ${String(tid)}`;

/** The page's own main thread: of all renderers' the one that drew the most. */
function mainThread(events: readonly Traced[]): string {
  const renderers = new Set(
    events.filter(({ name, args }) => name === 'thread_name' && args?.name === 'CrRendererMain').map(threadOf),
  );
  const drew = new Map<string, number>();
  for (const event of events)
    if (event.name === 'Layout' && renderers.has(threadOf(event)))
      drew.set(threadOf(event), (drew.get(threadOf(event)) ?? 0) + 1);
  return [...drew].sort(([, a], [, b]) => b - a)[0]?.[0] ?? '';
}

/** Does it, and tells what it cost. `type` is the event that begins an act, such as `keydown`. */
export async function ownWork(
  browser: Browser,
  page: Page,
  type: string,
  act: () => Promise<unknown>,
): Promise<OwnWork> {
  await browser.startTracing(page, { categories: CATEGORIES });
  await act();
  const { traceEvents } = JSON.parse((await browser.stopTracing()).toString()) as {
    readonly traceEvents: readonly Traced[];
  };
  const main = mainThread(traceEvents);
  const ours = traceEvents.filter((event) => event.ph === 'X' && threadOf(event) === main);
  const tasks = ours.flatMap(({ name, ts, dur, tdur }): readonly Task[] =>
    name === 'RunTask' && dur !== undefined && tdur !== undefined ? [{ ts, dur, tdur }] : [],
  );
  const begun = ours
    .filter(({ name, args }) => name === 'EventDispatch' && args?.data?.type === type)
    .map(({ ts }) => ts);
  return {
    tasks: tasks.map(({ tdur }) => tdur / 1000),
    acts: begun.map((from) =>
      tasks
        .filter(({ ts, dur }) => ts + dur >= from && ts <= from + SEEN_US)
        .reduce((sum, { tdur }) => sum + tdur / 1000, 0),
    ),
  };
}
