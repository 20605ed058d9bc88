/** Where does the gateway stand in this run of the suite? The same questions are put to every mount. */
import type { Control } from '../../mocks/providers/control';

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** The parsed body; undefined where it is no JSON. */
  readonly body: unknown;
}

export interface Visitor {
  ask(method: string, path: string, body?: unknown, headers?: Readonly<Record<string, string>>): Promise<Answer>;
}

export interface Mount {
  /** Somebody at a browser of their own, not signed in yet. */
  visitor(): Visitor;
  /** Latency, faults and counts of the synthetic providers. */
  readonly control: Control;
  close(): Promise<void>;
}

/** Reads a response to the end, and as JSON where it is some. */
export async function answerOf(response: Response): Promise<Answer> {
  const text = await response.text();
  let body: unknown;
  try {
    body = JSON.parse(text) as unknown;
  } catch {
    body = undefined;
  }
  return { status: response.status, headers: response.headers, text, body };
}
