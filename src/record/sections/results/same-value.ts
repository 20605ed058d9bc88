/** Do two results of one test say the same: value, parts, the reason for there being none, or a report's conclusion? */
import { sameUnit } from '../../codes/units';
import { plainText } from '../../fhir/concept';
import { analyteOfPart, type Component } from './component';
import type { ResultFact } from './fact';
import { samePressure } from './pressure';
import { sameMeasured } from './value';

/** Parts are paired by the measurement their code or name means, so that two code systems meet. */
const samePart = (a: Component, b: Component): boolean => {
  if (a.codes.some((code) => b.codes.includes(code)) || a.name.toLowerCase() === b.name.toLowerCase()) return true;
  const [x, y] = [analyteOfPart(a), analyteOfPart(b)];
  return x !== undefined && x.key === y?.key;
};

function sameComponents(a: readonly Component[], b: readonly Component[]): boolean {
  if (a.length !== b.length) return false;
  return a.every((one) => {
    const other = b.find((two) => samePart(one, two));
    return (
      other !== undefined &&
      (one.measured === null || other.measured === null
        ? one.measured === other.measured
        : sameMeasured(one.measured, other.measured, analyteOfPart(one), analyteOfPart(other)))
    );
  });
}

const wording = (comments: readonly string[]): string => comments.map(plainText).join(' ');

function sameConclusion(a: ResultFact, b: ResultFact): boolean {
  if (a.comments.length === 0 || b.comments.length === 0) return !a.general;
  const [x, y] = [wording(a.comments), wording(b.comments)];
  return x === y || x.startsWith(y) || y.startsWith(x);
}

/** Statements that are made by their name alone, without a value. */
const SAID_BY_NAME: ReadonlySet<string> = new Set(['not for cpr']);

const TAKEN_BACK =
  /\b(?:revoked|cancelled|withdrawn|suspended|superseded|rescinded|no longer|expired|not valid|invalid)\b/;

/** A decision that its name states. INVARIANT: one that its words take back is no copy of one that stands. */
const sameStatement = (a: ResultFact, b: ResultFact): boolean =>
  a.analyte !== undefined &&
  a.analyte.key === b.analyte?.key &&
  SAID_BY_NAME.has(a.analyte.key) &&
  TAKEN_BACK.test(wording(a.comments)) === TAKEN_BACK.test(wording(b.comments));

/** Without any value: two headings of one group, one statement, or the same reason for there being none. */
const sameSilence = (a: ResultFact, b: ResultFact): boolean =>
  a.isGroup === b.isGroup && (a.isGroup || sameStatement(a, b) || (a.absent !== null && a.absent === b.absent));

/** `CF not suspected` of the screening for CF: words of the test's own name, said again before what was found. */
function sameBesideName(a: ResultFact, b: ResultFact): boolean {
  if (a.measured === null || b.measured === null || a.measured.kind === 'quantity' || b.measured.kind === 'quantity')
    return false;
  const names = new Set(`${a.plainName} ${b.plainName}`.split(/[\s-]+/));
  const [x, y] = [a.measured.text, b.measured.text].map((text) =>
    plainText(text)
      .split(' ')
      .filter((word) => !names.has(word))
      .join(' '),
  );
  return x !== '' && x === y;
}

function sameOwnValue(a: ResultFact, b: ResultFact): boolean {
  if (a.isReport) return sameConclusion(a, b);
  if (samePressure(a, b)) return true;
  if (a.measured === null || b.measured === null) {
    return (
      a.measured === b.measured &&
      (a.components.length > 0
        ? sameComponents(a.components, b.components)
        : b.components.length === 0 && sameSilence(a, b))
    );
  }
  return (
    (sameMeasured(a.measured, b.measured, a.analyte, b.analyte) || sameBesideName(a, b)) &&
    sameComponents(a.components, b.components)
  );
}

const versions = (fact: ResultFact): readonly ResultFact[] => (fact.versions.length > 1 ? fact.versions : [fact]);

/**
 * How well the values agree: 0 as sent, 1 after conversion, 2 with a version that has since been superseded; null not
 * at all.
 */
export function sameValue(a: ResultFact, b: ResultFact): 0 | 1 | 2 | null {
  if (sameOwnValue(a, b))
    return a.measured?.kind === 'quantity' &&
      b.measured?.kind === 'quantity' &&
      !sameUnit(a.measured.unit, b.measured.unit)
      ? 1
      : 0;
  if (a.versions.length < 2 && b.versions.length < 2) return null;
  // One laboratory has corrected its result and the other still holds the copy from before.
  return versions(a).some((x) => versions(b).some((y) => sameOwnValue(x, y))) ? 2 : null;
}
