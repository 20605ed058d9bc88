/**
 * How do two threads ask each other? By name, with plain values and bytes, which are moved and not copied; of what goes
 * wrong at the other only that it did is told, for its words may quote a record.
 */
import type { TransferListItem } from 'node:worker_threads';

/** What one of the two can be asked. */
export type Methods = Readonly<Record<string, (given: never) => Promise<unknown>>>;

type Message =
  | { readonly call: number; readonly name: string; readonly given: unknown }
  | { readonly answer: number; readonly value: unknown; readonly failed: boolean };

type Given<M extends Methods, N extends keyof M> = Parameters<M[N]>[0];
type Answer<M extends Methods, N extends keyof M> = Awaited<ReturnType<M[N]>>;

export interface Calls<Theirs extends Methods> {
  /** Rejects where the other fails or has ended. What bytes are given are gone here. */
  ask<N extends keyof Theirs & string>(name: N, given: Given<Theirs, N>): Promise<Answer<Theirs, N>>;
  /** What has arrived from the other. */
  hear(message: unknown): void;
  /** There is no other any more. */
  end(): void;
}

export class ThreadEnded extends Error {
  override readonly name = 'ThreadEnded';
}

/** The bytes in objects within objects; one that is a part of a larger is copied. */
function buffersIn(value: unknown, found = new Set<ArrayBuffer>()): ReadonlySet<ArrayBuffer> {
  if (ArrayBuffer.isView(value)) {
    const { buffer, byteLength } = value;
    if (buffer instanceof ArrayBuffer && buffer.byteLength === byteLength) found.add(buffer);
  } else if (typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype)
    for (const inner of Object.values(value)) buffersIn(inner, found);
  return found;
}

export function callsOver<Theirs extends Methods>(
  post: (message: unknown, moved: readonly TransferListItem[]) => void,
  own: Methods,
): Calls<Theirs> {
  const waiting = new Map<number, { resolve: (value: never) => void; reject: (error: Error) => void }>();
  let last = 0;
  let ended = false;
  const send = (message: Message, of: unknown): void => {
    if (!ended) post(message, [...buffersIn(of)]);
  };
  const answer = async (call: number, name: string, given: unknown): Promise<void> => {
    try {
      const value = await own[name]?.(given as never);
      send({ answer: call, value, failed: false }, value);
    } catch {
      send({ answer: call, value: null, failed: true }, null);
    }
  };
  return {
    ask: (name, given) =>
      new Promise((resolve, reject) => {
        if (ended) {
          reject(new ThreadEnded('the thread has ended'));
          return;
        }
        last += 1;
        waiting.set(last, { resolve, reject });
        send({ call: last, name, given }, given);
      }),
    hear(message) {
      const heard = message as Message;
      if ('call' in heard) {
        void answer(heard.call, heard.name, heard.given);
        return;
      }
      const asked = waiting.get(heard.answer);
      waiting.delete(heard.answer);
      if (heard.failed) asked?.reject(new Error('it could not be worked through'));
      else asked?.resolve(heard.value as never);
    },
    end() {
      ended = true;
      for (const { reject } of waiting.values()) reject(new ThreadEnded('the thread ended without an answer'));
      waiting.clear();
    },
  };
}
