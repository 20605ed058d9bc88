/** What does a family history say: who, what, at which age, and are they dead? */
import type { FamilyMemberHistory, FamilyMemberHistoryCondition } from 'fhir/r4';
import { formatDate } from '../../../domain/dates/written';
import { parseDate } from '../../../domain/dates';
import { codeInWords, conceptCode, conceptText } from '../../fhir/concept';
import { ageRangeText, shortAge } from '../../fhir/age';
import { identityKeys } from '../../fhir/identity';
import { referenceOf } from '../../fhir/readable';
import { firstDate, joined, list, notesText, readPeriod, textOf } from '../../fhir/shape';
import { periodText } from '../../fhir/span';
import { phraseKey } from '../../fhir/wording';
import type { ReadContext } from '../../section';
import { denialIn } from './denial';
import { NOTHING_MORE, type ProblemFact } from './fact';
import { conceptCodes } from './long-term';

const at = (words: string | null): string | null => (words === null ? null : `at ${words}`);

/** `at 48`, `at 40 to 45 years`, `in 1998`, or as it was written. */
function onsetOf({ onsetAge, onsetRange, onsetPeriod, onsetString }: FamilyMemberHistoryCondition): string | null {
  const age = at(shortAge(onsetAge)) ?? at(ageRangeText(onsetRange)) ?? periodText(readPeriod(onsetPeriod));
  const written = textOf(onsetString);
  return age ?? (written === null ? null : /^[<>~]?\s*\d/.test(written) ? `at ${written}` : written);
}

/** One of the relative's conditions, as far as it says more than its name. */
function moreOf(condition: FamilyMemberHistoryCondition): string | null {
  const died = (condition as { readonly contributedToDeath?: unknown }).contributedToDeath === true;
  return joined([onsetOf(condition), conceptText(condition.outcome), died ? 'contributed to death' : null], ', ');
}

/** `died at 49`, `died in 1998`, `died`; null where nothing says that the relative is dead. */
function deathOf(history: FamilyMemberHistory): string | null {
  const { deceasedAge, deceasedRange, deceasedDate, deceasedString, deceasedBoolean } = history;
  const age = shortAge(deceasedAge) ?? ageRangeText(deceasedRange);
  if (age !== null) return `died at ${age}`;
  const date = parseDate(deceasedDate) ?? parseDate(deceasedString);
  if (date !== null) return `died ${formatDate(date)}`;
  const written = textOf(deceasedString) ?? textOf(deceasedDate);
  if (written !== null) return `died: ${written}`;
  return deceasedBoolean === true ? 'died' : null;
}

function livingOf(history: FamilyMemberHistory): string | null {
  const { ageAge, ageRange, ageString, estimatedAge } = history;
  const age = shortAge(ageAge) ?? ageRangeText(ageRange) ?? textOf(ageString);
  return age === null ? null : `aged ${estimatedAge === true ? 'about ' : ''}${age}`;
}

const capital = (words: string): string => `${words.charAt(0).toUpperCase()}${words.slice(1)}`;

/** `Father, at 48, died at 49`; of several conditions each with its own age. */
function summaryOf(history: FamilyMemberHistory, relation: string | null): string | null {
  const conditions = list(history.condition);
  const more = conditions.map((condition) => {
    const words = moreOf(condition);
    return words === null || conditions.length === 1 ? words : `${conceptText(condition.code) ?? 'one'} ${words}`;
  });
  const death = deathOf(history);
  const parts = joined([...more, death, death === null ? livingOf(history) : null], ', ');
  return parts === null ? null : joined([relation === null ? null : capital(relation), parts], ', ');
}

/** Why nothing is told of the relative's health; null where something is. Source: FHIR R4 FamilyMemberHistory. */
function unknownOf({ status, dataAbsentReason }: FamilyMemberHistory): string | null {
  const reason = conceptText(dataAbsentReason);
  if (reason !== null) return reason;
  return status === 'health-unknown' ? 'health not known' : null;
}

/** The conditions that are told of, and the statements that there are none. */
function toldOf(conditions: readonly FamilyMemberHistoryCondition[]) {
  const read = conditions.flatMap(({ code }) => {
    const name = conceptText(code);
    return name === null ? [] : [{ name, code, denial: denialIn(code, name, []) }];
  });
  return {
    named: read.filter(({ denial }) => denial?.kind !== 'statement'),
    denied: read.filter(({ denial }) => denial?.kind === 'statement'),
  };
}

/** A denial that says itself that it is of the family. */
const NAMES_FAMILY = /\bfamily (?:medical )?history\b/i;

/** Reads a FamilyMemberHistory; words where it says nothing at all. */
export function readFamilyHistory(history: FamilyMemberHistory, context: ReadContext): ProblemFact | string {
  const conditions = list(history.condition);
  const { named, denied } = toldOf(conditions);
  const relation = conceptText(history.relationship) ?? textOf(history.name);
  const unknown = unknownOf(history);
  if (named.length + denied.length === 0 && relation === null && unknown === null) return 'names no condition';
  const of = relation === null ? '' : ` (${relation.toLowerCase()})`;
  const isStatement = named.length === 0 && (denied.length > 0 || unknown !== null);
  const names = (named.length === 0 ? denied : named).map(({ name }) => name).join(', ');
  const isSaid = isStatement && NAMES_FAMILY.test(names);
  const title = `${isSaid ? '' : 'Family history: '}${names || unknown || 'nothing named'}${of}`;
  const codes = named.map(({ code }) => code);
  const besides = named.length === 0 ? [] : denied.map(({ name }) => name);
  return {
    provider: context.provider,
    reference: referenceOf(history),
    resource: history,
    date: firstDate(history.date),
    title,
    code: conceptCode((named[0] ?? denied[0])?.code),
    phrase: phraseKey(title),
    ...NOTHING_MORE,
    kind: isStatement ? 'statement' : 'family-history',
    codes: codes.flatMap(conceptCodes),
    identity: identityKeys(history.identifier),
    status: textOf(history.status) === null ? null : codeInWords(history.status),
    summary: joined([summaryOf(history, relation), ...besides, names === '' ? null : unknown], ' · '),
    recorder: null,
    note: notesText(history.note, ...conditions.map(({ note }) => note)),
    relation: relation === null ? null : phraseKey(relation),
  };
}
