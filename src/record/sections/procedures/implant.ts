/** By what is an implant or a device known again: its number, its batch, or its words, its side and its dates? */
import type { Device } from 'fhir/r4';
import { list, textOf } from '../../fhir/shape';
import { phraseKey, sideOf } from '../../fhir/wording';
import type { Side } from '../../../domain/sides';
import type { Join } from '../../section';
import { udiKeys, udiOf } from './udi';

export interface ImplantMarks {
  readonly side: Side | null;
  /** Keys by its unique identifier with its serial number: that one device in the world. */
  readonly udis: readonly string[];
  /** Model and batch; several of one batch may be in one person. */
  readonly batch: string | null;
  readonly di: string | null;
  readonly lot: string | null;
  /** The serial number, by itself or in the words. */
  readonly serials: readonly string[];
  /** Days, months or years that its words tell: `2021-09-14`, `2021-09`, `2021`; `-07-23` where no year is said. */
  readonly dates: readonly string[];
  /** What kind it is, where its words are those of a known kind. */
  readonly deviceKind: string | null;
  readonly words: readonly string[];
}

export const NOT_AN_IMPLANT: ImplantMarks = {
  side: null,
  udis: [],
  batch: null,
  di: null,
  lot: null,
  serials: [],
  dates: [],
  deviceKind: null,
  words: [],
};

/** Devices that people name in several ways. */
const KINDS: readonly (readonly [string, RegExp])[] = [
  ['implanted port', /\bport[- ]?a[- ]?cath\b|\bimplant(?:able|ed) (?:venous )?(?:access )?port\b/],
  ['PICC', /\bpicc\b|\bperipherally inserted central (?:venous )?catheter\b/],
  ['wheeled walking frame', /\bwheeled (?:zimmer|walking)(?: frame)?\b|\b(?:walking|zimmer) frame with wheels\b/],
];

/** How it came, not what it is. */
const DELIVERED =
  /\bin place\b|\b(?:issued|delivered|supplied|provided|loaned|installed|fitted)\b(?: (?:by|from|via) \w+)?|\bvia \w+|\((?:at )?home\)/g;

/** Words that name no one make or kind. */
const COMMON: ReadonlySet<string> = new Set([
  ...[
    'implant',
    'prosthesis',
    'device',
    'component',
    'cemented',
    'uncemented',
    'size',
    'stem',
    'cup',
    'head',
    'system',
  ],
  ...[
    'silicone',
    'titanium',
    'single',
    'double',
    'dual',
    'lumen',
    'chamber',
    'femoral',
    'tibial',
    'acetabular',
    'whole',
  ],
  ...['total', 'hip', 'knee', 'shoulder', 'breast', 'chest', 'heart', 'tissue', 'with', 'permanent', 'left', 'right'],
  ...['driver', 'syringe', 'pump', 'frame', 'line', 'catheter', 'pacemaker', 'lens', 'stent', 'plate', 'mesh'],
]);

const MONTHS = 'jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec';
const DATE = new RegExp(
  [
    String.raw`\b(?<y1>\d{4})-(?<m1>\d\d)-(?<d1>\d\d)\b`,
    String.raw`\b(?<d2>\d{1,2})[./](?<m2>\d{1,2})[./](?<y2>\d{4}|\d\d)\b`,
    String.raw`\b(?:(?<d3>\d{1,2}) )?(?<m3>${MONTHS})[a-z]* (?<y3>(?:19|20)\d\d)\b`,
    String.raw`\b(?<d4>\d{1,2})\/(?<m4>\d{1,2})\b(?![./])`,
    String.raw`\b(?<y5>(?:19|20)\d\d)\b`,
  ].join('|'),
  'gi',
);

/** What is dated besides how long the person has had it. */
const DATED_OTHERWISE = /\b(?:exp\w*|use by|made|manufactured|checked|check|review\w*|seen|service\w*|next)\b[^;,]*/gi;

const two = (text: string): string => text.padStart(2, '0');

const yearOf = (text: string): string => (text.length === 4 ? text : Number(text) > 50 ? `19${text}` : `20${text}`);

/** The days, months and years in words, day before month. */
export function datesIn(text: string): readonly string[] {
  return [...text.replace(DATED_OTHERWISE, ' ').matchAll(DATE)].flatMap(({ groups = {} }) => {
    const at = [1, 2, 3, 4, 5].find((n) => (groups[`y${n}`] ?? groups[`m${n}`]) !== undefined);
    const [year, month, day] = ['y', 'm', 'd'].map((part) => groups[`${part}${at ?? 0}`]);
    const number =
      month === undefined || /\d/.test(month) ? month : String(MONTHS.split('|').indexOf(month.toLowerCase()) + 1);
    if (number !== undefined && Number(number) > 12) return [];
    const parts = [year === undefined ? '' : yearOf(year), number, day].flatMap((part) =>
      part === undefined ? [] : [part.length === 1 ? two(part) : part],
    );
    return [parts.join('-')];
  });
}

const withoutDates = (text: string): string => text.replace(DATE, ' ');

/** A serial number that stands in the words. */
const SERIAL = /\b(?:s\/n|sn|serial(?: (?:no|number))?|no|number)[.:]?\s*([a-z0-9-]*\d{4,}[a-z0-9-]*)/gi;

const plainSerial = (text: string): string => text.toUpperCase().replace(/[^A-Z0-9]/g, '');

/** `2 L/min` is no left side, and what was left with somebody neither. */
const NO_SIDE = /\d\s*l\b|\bleft (?:with|at|in|on|by|the|for|behind|over|home|hospital)\b/i;

const sideInNote = (note: string): Side | null =>
  note.split(/\s+/).length > 8 || NO_SIDE.test(note) ? null : sideOf(withoutDates(note));

export function implantKnownBy(device: Device, title: string): ImplantMarks {
  const { di, lot, serial } = udiOf(device);
  const notes = list(device.note).flatMap(({ text }) => textOf(text) ?? []);
  const said = [title, ...notes].join(' ; ');
  const plain = withoutDates(title.toLowerCase()).replace(DELIVERED, ' ');
  return {
    side: sideOf(title) ?? notes.flatMap((note) => sideInNote(note) ?? [])[0] ?? null,
    udis: udiKeys(device),
    batch: di === null || lot === null ? null : `lot:${di}|${lot.toUpperCase()}`,
    di,
    lot: lot === null ? null : lot.toUpperCase(),
    serials: [...(serial === null ? [] : [serial]), ...[...said.matchAll(SERIAL)].map(([, found = '']) => found)].map(
      plainSerial,
    ),
    dates: datesIn(said),
    deviceKind: KINDS.find(([, words]) => words.test(plain))?.[0] ?? null,
    words: phraseKey(plain)
      .split(' ')
      .filter((word) => word !== ''),
  };
}

const sameDates = (a: string, b: string): boolean =>
  a.startsWith(b) || b.startsWith(a) || a.endsWith(b) || b.endsWith(a);

/** True where any agree, false where both tell some and none agree, null where one tells none. */
function datesAgree(a: ImplantMarks, b: ImplantMarks): boolean | null {
  if (a.dates.length === 0 || b.dates.length === 0) return null;
  return a.dates.some((one) => b.dates.some((other) => sameDates(one, other)));
}

const differ = (a: string | null, b: string | null): boolean => a !== null && b !== null && a !== b;

/** One ends as the other: `T34-88120` and `88120`. */
const sameSerial = (a: ImplantMarks, b: ImplantMarks): boolean =>
  a.serials.some((one) =>
    b.serials.some((other) => Math.min(one.length, other.length) >= 5 && (one.endsWith(other) || other.endsWith(one))),
  );

const within = (words: readonly string[], others: readonly string[]): boolean =>
  words.length > 0 && words.every((word) => others.includes(word));

/** A make or model that both name. */
const sharesMake = (a: ImplantMarks, b: ImplantMarks): boolean =>
  a.words.some((word) => /^(?=.*[a-z])[a-z0-9]{3,}$/.test(word) && !COMMON.has(word) && b.words.includes(word));

/** A part of a device, which is none of its other parts and not the whole. */
const PARTS = [
  ...['lead', 'electrode', 'generator', 'battery', 'liner', 'screw', 'plate', 'nail', 'head', 'cup', 'stem', 'insert'],
  ...['baseplate', 'component', 'cable', 'charger', 'remote', 'cuff', 'bag', 'tubing', 'needle', 'dressing', 'cover'],
];

const partsOf = (words: readonly string[]): string => PARTS.filter((part) => words.includes(part)).join(' ');

const sameKind = (a: ImplantMarks, b: ImplantMarks): boolean => {
  if (partsOf(a.words) !== partsOf(b.words)) return false;
  return a.deviceKind !== null || b.deviceKind !== null
    ? a.deviceKind === b.deviceKind
    : within(a.words, b.words) || within(b.words, a.words);
};

/** In two numbers, or in the side: two devices, whatever else is the same. */
function contradicts(a: ImplantMarks, b: ImplantMarks): boolean {
  const serials = a.serials.length > 0 && b.serials.length > 0 && !sameSerial(a, b);
  return serials || differ(a.side, b.side) || differ(a.di, b.di) || differ(a.lot, b.lot);
}

/** By what they are, on which side and since when; the rule's name, or null. */
function byWords(a: ImplantMarks, b: ImplantMarks): string | null {
  const [dated, sided] = [datesAgree(a, b), a.side !== null && a.side === b.side];
  if (dated === false || (!sided && (dated === null || a.side !== b.side))) return null;
  if (sameKind(a, b)) return dated === true ? 'implant-kind-date' : 'implant-kind-side';
  return dated === true && sided && sharesMake(a, b) ? 'implant-make-date' : null;
}

/**
 * Why two implants are one: by model and batch, by a serial number in words, or by what they are, on which side and
 * since when; each only where neither provider has another such.
 * INVARIANT: by words alone nothing joins: a side or a date must be said by both, and nothing may differ.
 */
export function sameImplant(a: ImplantMarks, b: ImplantMarks, title: string): Join | null {
  if (contradicts(a, b)) return null;
  if (a.batch !== null && a.batch === b.batch)
    return { rule: 'implant-batch', text: 'same model and batch, the only ones', rank: 1, sole: true };
  if (sameSerial(a, b) && (sharesMake(a, b) || sameKind(a, b)))
    return { rule: 'implant-serial', text: 'same serial number', rank: 1, sole: true };
  const rule = byWords(a, b);
  return rule === null ? null : { rule, text: `same kind of implant, the only ones: ${title}`, rank: 3, sole: true };
}
