/** In which words is it said that there is no value? Source: HL7 FHIR R4 data-absent-reason, HL7 v3 NullFlavor. */
import type { CodeableConcept } from 'fhir/r4';
import { VALUE_NOT_SHOWN, absentReasonWithin, hasOtherValue } from '../../domain/absent-reason';
import type { Json } from '../../domain/json';
import { codeInWords } from './concept';
import { list, textOf } from './shape';

const REASONS: Readonly<Record<string, string>> = {
  'temp-unknown': 'temporarily unknown',
  'asked-unknown': 'asked but unknown',
  'asked-declined': 'asked but declined',
  'not-a-number': 'not a number',
  NAN: 'not a number',
  'as-text': 'sent as text only',
  error: 'error in measuring or sending',
  ASKU: 'asked but unknown',
  NASK: 'not asked',
  NAV: 'temporarily unavailable',
  NA: 'not applicable',
  NI: 'no information',
  MSK: 'masked',
  UNK: 'unknown',
  OTH: 'other',
  NP: 'not present',
  UNC: 'not coded',
  NINF: 'negative infinity',
  PINF: 'positive infinity',
  TRC: 'trace',
  QS: 'sufficient quantity',
};

const wordsOf = (code: string): string => REASONS[code] ?? codeInWords(code);

const said = (reason: string): string =>
  `No value: ${/^[A-Z](?![A-Z])/.test(reason) ? reason.charAt(0).toLowerCase() + reason.slice(1) : reason}`;

const NOT_SHOWN = 'A value that cannot be shown here; open it in the source';
const HL7 = /data-absent-reason|NullFlavor/i;

/** `No value: not performed`; null where no reason is given. */
export function absentText(reason: CodeableConcept | undefined): string | null {
  if (reason === undefined) return null;
  const text = textOf(reason.text);
  if (text !== null) return said(text);
  const codings = list(reason.coding);
  if (codings.some((coding) => coding.code === VALUE_NOT_SHOWN)) return NOT_SHOWN;
  // What a sender's own code or name says less well stands behind HL7's.
  const ordered = [...codings.filter(({ system }) => HL7.test(String(system))), ...codings];
  const [standard] = ordered;
  if (standard !== undefined && HL7.test(String(standard.system)) && typeof standard.code === 'string')
    return said(textOf(standard.display) ?? wordsOf(standard.code));
  const display = codings.flatMap((coding) => textOf(coding.display) ?? []).find((words) => /\p{L}/u.test(words));
  if (display !== undefined) return said(display);
  const code = ordered.map((coding) => coding.code).find((one) => typeof one === 'string');
  return code === undefined ? null : said(wordsOf(code));
}

/** Why a value that was sent holds nothing, where that stands on the value itself; null where nothing says. */
export function absentWithin(valued: object): string | null {
  const code = absentReasonWithin(valued as Json);
  if (code !== null) return said(wordsOf(code));
  return hasOtherValue(valued as Json) ? NOT_SHOWN : null;
}
