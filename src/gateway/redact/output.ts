/**
 * Where is an answer written? Straight into bytes, as UTF-8, so that no text is put together first and nothing is left
 * over to be collected. What turns a text round is shown and not live (src/domain/direction.ts).
 */
import { turnsShown } from '../../domain/direction';

/** Bytes up to `at` are written; whoever has written too much moves it back. */
export interface Output {
  bytes: Uint8Array<ArrayBuffer>;
  at: number;
}

const utf8 = new TextEncoder();

export const createOutput = (size: number): Output => ({ bytes: new Uint8Array(Math.max(64, size)), at: 0 });

/** Makes room for so many bytes more. */
function makeRoom(output: Output, more: number): void {
  if (output.at + more <= output.bytes.length) return;
  const larger = new Uint8Array(Math.max(output.at + more, 2 * output.bytes.length));
  larger.set(output.bytes.subarray(0, output.at));
  output.bytes = larger;
}

export function putByte(output: Output, byte: number): void {
  if (output.at === output.bytes.length) makeRoom(output, 1);
  output.bytes[output.at] = byte;
  output.at += 1;
}

/** Shorter ones are copied byte by byte, which is faster than the call. */
const SHORT = 48;

export function putBytes(output: Output, part: Uint8Array): void {
  const { length } = part;
  makeRoom(output, length);
  const { bytes, at } = output;
  if (length > SHORT) bytes.set(part, at);
  else for (let from = 0; from < length; from += 1) bytes[at + from] = part[from] ?? 0;
  output.at = at + length;
}

/** A text that is JSON already. */
export function putJson(output: Output, json: string): void {
  makeRoom(output, 3 * json.length);
  output.at += utf8.encodeInto(json, output.bytes.subarray(output.at)).written;
}

const QUOTE = 34;
const BACKSLASH = 92;
const FIRST_PLAIN = 32;
const LAST_PLAIN = 126;

/** As `turnsShown(JSON.stringify(text))`. */
export function putText(output: Output, text: string): void {
  const { length } = text;
  makeRoom(output, length + 2);
  const { bytes } = output;
  let { at } = output;
  bytes[at] = QUOTE;
  for (let from = 0; from < length; from += 1) {
    const unit = text.charCodeAt(from);
    if (unit < FIRST_PLAIN || unit > LAST_PLAIN || unit === QUOTE || unit === BACKSLASH) {
      putJson(output, turnsShown(JSON.stringify(text)));
      return;
    }
    at += 1;
    bytes[at] = unit;
  }
  bytes[at + 1] = QUOTE;
  output.at = at + 2;
}

/** As `putJson`, of what is hardly ever anything but ASCII. */
export function putPlainJson(output: Output, json: string): void {
  const { length } = json;
  makeRoom(output, length);
  const { bytes, at } = output;
  for (let from = 0; from < length; from += 1) {
    const unit = json.charCodeAt(from);
    if (unit > LAST_PLAIN) {
      putJson(output, json);
      return;
    }
    bytes[at + from] = unit;
  }
  output.at = at + length;
}

export const bytesOf = (json: string): Uint8Array<ArrayBuffer> => utf8.encode(json);
