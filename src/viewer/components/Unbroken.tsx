/**
 * How is a run of words broken into lines? Anywhere but before a dash or a dot that stands between two parts, and never
 * between a number and its unit, nor inside a date, an NHS number or a telephone number. The words themselves stay as
 * they are, with ordinary spaces.
 */
import { Fragment } from 'react';

/** What is longer may break wherever it must: a window at 400 % is narrow. */
const SHORT = 26;

const UNIT =
  'mg|g|kg|micrograms?|nanograms?|mcg|ng|ml|mL|litres?|L|units?|mmol|mol|' +
  'puffs?|tablets?|capsules?|drops?|mmHg|bpm|cm|m|%';
/** A date, a time after it, and what has ended just after: "31-Aug-2025 10:20,". */
const DATE = String.raw`\b(?:\d{1,2}-)?[A-Z][a-z]{2}-\d{4}(?: \d\d:\d\d)?\b[),.;]*`;
/** "999 012 3454", "020 7946 0705)". */
const NUMBER = String.raw`\b(?:\d{3} \d{3} \d{4}|0\d{2,4} \d{3,4} \d{3,4})\b[),.;]*`;
const AMOUNT = String.raw`\d[\d.,]*(?:/\d[\d.,]*)? (?:${UNIT})(?:/\S+(?: m²)?)?(?![\p{L}\p{N}])\S*`;
/**
 * "(5 mg", "100 micrograms/dose", "48 mL/min/1.73 m²", each with its bracket and the separator that follows; or a last
 * word with it.
 */
const TOGETHER = new RegExp(String.raw`\(?(?:${DATE}|${NUMBER}|${AMOUNT})(?: [–·](?= ))?|\S+ [–·](?= )`, 'gu');

export function Unbroken({ text }: { readonly text: string }) {
  const parts: { readonly at: number; readonly words: string; readonly together: boolean }[] = [];
  let at = 0;
  for (const match of text.matchAll(TOGETHER)) {
    if (match.index > at) parts.push({ at, words: text.slice(at, match.index), together: false });
    parts.push({ at: match.index, words: match[0], together: match[0].length <= SHORT });
    at = match.index + match[0].length;
  }
  if (at < text.length) parts.push({ at, words: text.slice(at), together: false });
  return (
    <>
      {parts.map(({ at: key, words, together }) =>
        together ? (
          <span key={key} className="wp-nowrap">
            {words}
          </span>
        ) : (
          <Fragment key={key}>{words}</Fragment>
        ),
      )}
    </>
  );
}
