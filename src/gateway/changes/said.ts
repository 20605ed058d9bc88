/**
 * What of a released resource was said, and not made anew for each access? Ids are, and so is every reference to one:
 * they are left out, with the sign before them and the quote behind, wherever they end a text. Found by looking at one
 * byte of so many that no id fits between two of them.
 */

/** An id of a released resource: so many hexadecimal digits (src/gateway/opaque-id.ts). */
const ID_LENGTH = 32;
const [QUOTE, HASH, SLASH] = [34, 35, 47];

/** Before an id stands the beginning of a text, or what an id stands behind in a reference. */
const isBefore = (byte: number | undefined): boolean => byte === QUOTE || byte === SLASH || byte === HASH;

/** 1 for each byte that is a digit of an id. */
const IS_DIGIT: Uint8Array = Uint8Array.from({ length: 256 }, (_, byte) =>
  /[0-9a-f]/.test(String.fromCharCode(byte)) ? 1 : 0,
);

/** Where the quote stands behind the first id whose digits begin at `from` or later; the length where there is none. */
function nextId(json: Uint8Array, from: number): number {
  const { length } = json;
  for (let at = from + ID_LENGTH - 1; at < length;) {
    if (IS_DIGIT[json[at] ?? 0] === 0) {
      at += ID_LENGTH;
      continue;
    }
    let first = at;
    while (first > from && IS_DIGIT[json[first - 1] ?? 0] === 1) first -= 1;
    let behind = at + 1;
    while (behind < length && IS_DIGIT[json[behind] ?? 0] === 1) behind += 1;
    if (behind - first === ID_LENGTH && json[behind] === QUOTE && isBefore(json[first - 1])) return behind;
    at = behind + ID_LENGTH;
  }
  return length;
}

/** The same for one text, which is looked for from its end on (Horspool, 1980). */
function seeking(text: Uint8Array): (json: Uint8Array, from: number) => number {
  const { length: size } = text;
  const steps = new Uint8Array(256).fill(Math.min(size + 1, 255));
  for (let at = Math.max(0, size - 254); at < size; at += 1) steps[text[at] ?? 0] = size - at;
  return (json, from) => {
    const { length } = json;
    for (let at = from + size; at < length; at += steps[json[at] ?? 0] ?? 1) {
      if (json[at] !== QUOTE || !isBefore(json[at - size - 1])) continue;
      let same = 0;
      while (same < size && json[at - size + same] === text[same]) same += 1;
      if (same === size) return at;
    }
    return length;
  };
}

/** Shorter ones are copied byte by byte, which is faster than the call. */
const SHORT = 64;

function copy(json: Uint8Array, from: number, to: number, into: Uint8Array, put: number): void {
  if (to - from > SHORT) into.set(json.subarray(from, to), put);
  else for (let at = from; at < to; at += 1) into[put + at - from] = json[at] ?? 0;
}

/** Copies what was said of `json` into bytes that have room for it, and gives the number of bytes. */
export type PutSaid = (json: Uint8Array, into: Uint8Array) => number;

/** In an access of this name, in UTF-8, under which the person is referred to. */
export function saidIn(access: Uint8Array): PutSaid {
  const nextAccess = seeking(access);
  return (json, into) => {
    const { length } = json;
    let put = 0;
    /** Behind the last that was left out: two never share a sign. */
    let free = 0;
    let id = nextId(json, 1);
    let other = nextAccess(json, 1);
    while (id < length || other < length) {
      const isId = id <= other;
      const end = isId ? id : other;
      const sign = end - 1 - (isId ? ID_LENGTH : access.length);
      if (sign >= free) {
        copy(json, free, sign, into, put);
        put += sign - free;
        free = end + 1;
      }
      if (isId) id = nextId(json, end);
      else other = nextAccess(json, end - access.length + 1);
    }
    copy(json, free, length, into, put);
    return put + length - free;
  };
}
