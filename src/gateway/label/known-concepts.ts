/**
 * Has a concept or a coding of just this content been met before? Categories, codes and classes repeat by the thousand
 * in one contribution: what is found out of one is found out of all. Lives and goes with the contribution.
 */
import type { Json } from '../../domain/json';

/** One content, as often as it stands in the contribution. What is remembered of it rests on the content alone. */
export interface KnownConcept {
  /** From 1 on, in the order of meeting; 0 stands for no concept. */
  readonly id: number;
  /** The first that was met. */
  readonly concept: Json;
  /** By place (type and element): what it tells there. */
  readonly marks: Map<number, number>;
  /** Whether it may cross the boundary; undefined where nobody has asked yet. */
  passes: boolean | undefined;
  /** Its JSON as it leaves, by the way in which it is written; null where nothing of it may pass. */
  readonly written: (Uint8Array | null | undefined)[];
}

export interface KnownConcepts {
  /** Null for what has more in it than codes and names, or them in another order: that is judged where it stands. */
  of(value: Json): KnownConcept | null;
  /**
   * Begins with the resource of this number. What the first pass over it found is told to the second without another
   * look: the very same object, met in much the same order.
   */
  startAt(resource: number): void;
}

/** Beyond, a concept is looked at by itself: nobody sends so many codes for one thing. */
const MOST_CODINGS = 4;
/** Longer texts hardly repeat. */
const LONGEST_TEXT = 200;
/** So many of one code, or of one name without a code, are told apart; more than these are judged one by one. */
const MOST_OF_A_NAME = 8;
const MOST_KNOWN = 50_000;

/** So many that the second pass does not ask for may stand before one that it does. */
const MOST_PASSED_OVER = 6;

type Said = string | undefined;

interface Content extends KnownConcept {
  /** A coding by itself. */
  readonly isCoding: boolean;
  readonly text: Said;
  /** System, code and display of each coding in turn. */
  readonly parts: readonly Said[];
}

type Look = (value: Json) => KnownConcept | null;

function createLook(): Look {
  const byName = new Map<string, Content[]>();
  /** What is being looked at. */
  const parts = new Array<Said>(3 * MOST_CODINGS);
  let length = 0;
  let known = 0;

  /** False for a coding that holds anything but a system, a code and a name, each a text and in this order. */
  const takeCoding = (coding: unknown): boolean => {
    if (typeof coding !== 'object' || coding === null) return false;
    const at = length;
    length += 3;
    parts[at] = parts[at + 1] = parts[at + 2] = undefined;
    let before = 0;
    for (const key in coding) {
      const said: unknown = (coding as Json)[key];
      const place = key === 'system' ? 1 : key === 'code' ? 2 : key === 'display' ? 3 : 0;
      if (place <= before || typeof said !== 'string') return false;
      before = place;
      parts[at + place - 1] = said;
    }
    return before > 0;
  };

  const takeCodings = (codings: unknown): boolean => {
    length = 0;
    if (!Array.isArray(codings) || codings.length === 0 || codings.length > MOST_CODINGS) return false;
    for (let at = 0; at < codings.length; at += 1) if (!takeCoding(codings[at])) return false;
    return true;
  };

  const isSame = (one: Content, isCoding: boolean, text: Said): boolean => {
    if (one.text !== text || one.isCoding !== isCoding || one.parts.length !== length) return false;
    for (let at = 0; at < length; at += 1) if (one.parts[at] !== parts[at]) return false;
    return true;
  };

  const find = (value: Json, isCoding: boolean, text: Said): Content | null => {
    const name = (length > 0 ? (parts[1] ?? parts[2]) : undefined) ?? text;
    if (name === undefined || name.length >= LONGEST_TEXT) return null;
    const all = byName.get(name);
    if (all !== undefined) for (const one of all) if (isSame(one, isCoding, text)) return one;
    if (known >= MOST_KNOWN || (all !== undefined && all.length >= MOST_OF_A_NAME)) return null;
    known += 1;
    const one: Content = {
      id: known,
      concept: value,
      marks: new Map(),
      passes: undefined,
      written: [],
      isCoding,
      text,
      parts: parts.slice(0, length),
    };
    if (all === undefined) byName.set(name, [one]);
    else all.push(one);
    return one;
  };

  return (value) => {
    let text: Said;
    length = 0;
    for (const key in value) {
      const said = value[key];
      if (text !== undefined) return null;
      if (key === 'text' && typeof said === 'string' && said.length < LONGEST_TEXT) text = said;
      else if (key === 'coding') {
        if (!takeCodings(said)) return null;
      } else {
        const isCoding = length === 0 && (key === 'system' || key === 'code' || key === 'display');
        return isCoding && takeCoding(value) ? find(value, true, undefined) : null;
      }
    }
    return find(value, false, text);
  };
}

export function createKnownConcepts(): KnownConcepts {
  const look = createLook();
  /** What the first pass met, one resource behind the other, and where each begins. */
  const met: Json[] = [];
  const metAs: KnownConcept[] = [];
  const starts: number[] = [];
  let isFirstPass = false;
  let next = 0;

  return {
    of(value) {
      if (isFirstPass) {
        const known = look(value);
        if (known === null) return null;
        met.push(value);
        metAs.push(known);
        return known;
      }
      const end = Math.min(next + MOST_PASSED_OVER, met.length);
      for (let at = next; at < end; at += 1)
        if (met[at] === value) {
          next = at + 1;
          return metAs[at] as KnownConcept;
        }
      return look(value);
    },
    startAt(resource) {
      const before = starts[resource];
      isFirstPass = before === undefined;
      if (before === undefined) starts[resource] = met.length;
      else next = before;
    },
  };
}
