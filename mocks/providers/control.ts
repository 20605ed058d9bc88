/** How is a provider made slow or faulty on request, and how often was each asked? */

export const FAULTS = [
  'none',
  'error-500',
  'cut-off',
  'wrong-person',
  'html',
  'hang',
  'empty-200',
  'redirect',
  'warning',
] as const;
export type Fault = (typeof FAULTS)[number];

export interface Setting {
  readonly provider: string;
  /** Milliseconds before every answer. */
  readonly latencyMs?: number;
  readonly fault?: Fault;
  /** How many requests the fault takes; without it, every request until reset. */
  readonly times?: number;
}

export interface Control {
  set(setting: Setting): void;
  reset(): void;
  /** Requests answered or begun, per provider id (`demographics` too), since the last reset. */
  requests(): Readonly<Record<string, number>>;
  /** Counts one request and says what is to happen to it. */
  next(provider: string): { readonly latencyMs: number; readonly fault: Fault };
  /** Notes that demographics were asked who has this number: an opening asks once. */
  lookedUp(nhsNumber: string): void;
  /** True from the second opening of this person on. */
  isLater(nhsNumber: string): boolean;
  /** Resolves when the settings are next changed: lets a hanging answer go. */
  changed(): Promise<void>;
}

export function createControl(defaultLatencyMs = 0): Control {
  const settings = new Map<string, { latencyMs: number; fault: Fault; left: number }>();
  const counts = new Map<string, number>();
  const lookUps = new Map<string, number>();
  let waiting: (() => void)[] = [];
  const wake = (): void => {
    for (const resume of waiting) resume();
    waiting = [];
  };
  return {
    set({ provider, latencyMs, fault, times }) {
      const old = settings.get(provider);
      settings.set(provider, {
        latencyMs: latencyMs ?? old?.latencyMs ?? defaultLatencyMs,
        fault: fault ?? old?.fault ?? 'none',
        left: times ?? Number.POSITIVE_INFINITY,
      });
      wake();
    },
    reset() {
      settings.clear();
      counts.clear();
      lookUps.clear();
      wake();
    },
    requests: () => Object.fromEntries(counts),
    next(provider) {
      counts.set(provider, (counts.get(provider) ?? 0) + 1);
      const setting = settings.get(provider);
      if (setting === undefined) return { latencyMs: defaultLatencyMs, fault: 'none' };
      const fault = setting.left > 0 ? setting.fault : 'none';
      if (fault !== 'none') setting.left -= 1;
      return { latencyMs: setting.latencyMs, fault };
    },
    lookedUp(nhsNumber) {
      lookUps.set(nhsNumber, (lookUps.get(nhsNumber) ?? 0) + 1);
    },
    isLater: (nhsNumber) => (lookUps.get(nhsNumber) ?? 0) > 1,
    changed: () =>
      new Promise((resolve) => {
        waiting.push(resolve);
      }),
  };
}

/** What a posted control body asks for, or why it cannot be done. */
export function readSetting(body: unknown, known: ReadonlySet<string>): Setting | string {
  if (typeof body !== 'object' || body === null) return 'Send a JSON object.';
  const { provider, latencyMs, fault, times } = body as Record<string, unknown>;
  if (typeof provider !== 'string' || !known.has(provider)) return 'provider: not one of the simulated providers.';
  if (latencyMs !== undefined && (typeof latencyMs !== 'number' || !(latencyMs >= 0)))
    return 'latencyMs: a number of milliseconds.';
  if (fault !== undefined && !(FAULTS as readonly unknown[]).includes(fault))
    return `fault: one of ${FAULTS.join(', ')}.`;
  if (times !== undefined && (typeof times !== 'number' || !(times >= 0))) return 'times: a number of requests.';
  return {
    provider,
    ...(latencyMs === undefined ? {} : { latencyMs }),
    ...(fault === undefined ? {} : { fault: fault as Fault }),
    ...(times === undefined ? {} : { times }),
  };
}
