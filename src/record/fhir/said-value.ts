/**
 * What does an answer, a target or a detail say in words, whatever its `value[x]`? Zero, false and a coded answer are
 * answers too. Source: FHIR R4 datatypes; QuestionnaireResponse.item.answer.value[x].
 */
import type {
  Attachment,
  CodeableConcept,
  Coding,
  Identifier,
  Money,
  Period,
  Quantity,
  Range,
  Ratio,
  Reference,
} from 'fhir/r4';
import { isObject, type Json } from '../../domain/json';
import { parseDate } from '../../domain/dates';
import { formatDateTime } from '../../domain/dates/written';
import type { ReadContext } from '../section';
import { codeInWords, conceptText } from './concept';
import { partyText } from './party';
import { list, readPeriod, textOf } from './shape';
import { periodText } from './span';

const numberSaid = (value: unknown): string | null =>
  typeof value === 'number' || typeof value === 'boolean' ? String(value) : textOf(value);

/** `<5 mg`, `3 /day`: the comparator and the unit as sent; null where no number is. */
export function quantitySaid(quantity: Quantity | undefined): string | null {
  const value = numberSaid(quantity?.value);
  if (quantity === undefined || value === null) return null;
  const comparator = textOf(quantity.comparator);
  const unit = textOf(quantity.unit) ?? textOf(quantity.code);
  return `${comparator ?? ''}${value}${unit === null ? '' : ` ${unit}`}`;
}

/** `2 to 4 mg`, `at least 2 mg`, `at most 4 mg`. */
export function rangeSaid(range: Range | undefined): string | null {
  const low = quantitySaid(range?.low);
  const high = quantitySaid(range?.high);
  if (low === null) return high === null ? null : `at most ${high}`;
  return high === null ? `at least ${low}` : `${low} to ${high}`;
}

const ratioSaid = (ratio: Ratio | undefined): string | null => {
  const parts = [quantitySaid(ratio?.numerator), quantitySaid(ratio?.denominator)];
  return parts.every((part) => part === null) ? null : parts.map((part) => part ?? 'not given').join(' in ');
};

const dateSaid = (value: unknown): string | null => {
  const date = parseDate(value);
  return date === null ? textOf(value) : formatDateTime(date);
};

/** A coded value by its words, else by its code. */
const codingSaid = (coding: Coding): string | null => textOf(coding.display) ?? conceptText({ coding: [coding] });

/** That there is a file, and what it is called: its content is opened with its source. */
function attachmentSaid({ title, contentType }: Attachment): string {
  const name = textOf(title);
  const kind = textOf(contentType);
  const file = `${name === null ? 'A file' : `A file, ${name}`}${kind === null ? '' : ` (${kind})`}`;
  return `${file}; its content is not shown here`;
}

type Sayer = (value: never, context: ReadContext) => string | null;

/** By the datatype at the end of the element's name. */
const SAYERS: Readonly<Record<string, Sayer>> = {
  Boolean: (value: unknown) =>
    value === true || value === 'true' ? 'Yes' : value === false || value === 'false' ? 'No' : null,
  Date: dateSaid,
  DateTime: dateSaid,
  Instant: dateSaid,
  Coding: codingSaid,
  CodeableConcept: (value: CodeableConcept) => conceptText(value),
  Code: (value: unknown) => (textOf(value) === null ? null : codeInWords(String(value))),
  Quantity: quantitySaid,
  Age: quantitySaid,
  Duration: quantitySaid,
  Range: rangeSaid,
  Ratio: ratioSaid,
  Period: (value: Period) => periodText(readPeriod(value)),
  Attachment: attachmentSaid,
  Reference: (value: Reference, context: ReadContext) => partyText(value, context),
  Identifier: ({ value }: Identifier) => textOf(value),
  Money: ({ value, currency }: Money) =>
    value === undefined ? null : `${value}${currency === undefined ? '' : ` ${currency}`}`,
  SampledData: () => 'A waveform; it is not drawn here',
  Annotation: ({ text }: { readonly text?: unknown }) => textOf(text),
  HumanName: ({ text }: { readonly text?: unknown }) => textOf(text),
};

/** Why a value is not there, where the sender says so. Source: FHIR extension data-absent-reason. */
export function absentSaid(companion: unknown): string | null {
  if (!isObject(companion)) return null;
  const reasons = list(companion['extension'] as readonly Json[] | undefined).flatMap((extension) =>
    isObject(extension) && String(extension['url']).endsWith('/data-absent-reason')
      ? (textOf(extension['valueCode']) ?? [])
      : [],
  );
  return reasons[0] === undefined ? null : codeInWords(reasons[0]);
}

/**
 * What the `value[x]` of an object says; null where it has none that can be read. `stem` is the element's name without
 * its datatype: `value`, `detail`, `scheduled`.
 */
export function saidValue(holder: object, context: ReadContext, stem = 'value'): string | null {
  const held = holder as Json;
  for (const element of Object.keys(held)) {
    const isCompanion = element.startsWith(`_${stem}`);
    if (!isCompanion && !element.startsWith(stem)) continue;
    const value = held[element];
    if (value === undefined || value === null) continue;
    if (isCompanion) {
      const reason = absentSaid(value);
      if (reason !== null) return reason;
      continue;
    }
    const say = SAYERS[element.slice(stem.length)];
    const said =
      say === undefined
        ? numberSaid(value)
        : list(value as readonly unknown[])
            .flatMap((one) => say(one as never, context) ?? [])
            .join(', ') || null;
    if (said !== null) return said;
  }
  return null;
}
