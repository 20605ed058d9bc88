/** What does a condition, a family history or a social-history observation say, in one shape? */
import type { CodeableConcept, Condition, Extension, FhirResource } from 'fhir/r4';
import { timeInWords } from '../../fhir/age';
import { conceptCode, conceptText } from '../../fhir/concept';
import { identityKeys } from '../../fhir/identity';
import { guarded, referenceOf } from '../../fhir/readable';
import { namesOf, referenceText } from '../../fhir/reference';
import { firstDate, joined, list, notesText, textOf } from '../../fhir/shape';
import { moreBeside, statedAs } from '../../fhir/statement';
import { rememberedPartByTables } from '../../../terminology/in-force';
import { phraseKey, sideOf } from '../../fhir/wording';
import { saysMoreInText } from '../../../domain/own-text';
import type { Side } from '../../../domain/sides';
import type { ReadContext } from '../../section';
import { denialIn, type Denial } from './denial';
import type { ProblemFact, ProblemKind } from './fact';
import { readFamilyHistory } from './family-history';
import { NOT_CERTAIN, acuteNames, conceptCodes, lasts, longTermOf } from './long-term';
import { withoutRemarks } from './remark';
import { readSocialHistory } from './social-history';
import { activityOf, certaintyOf } from './standing';
import { siteKey, sideOfProblem, soreAt } from './place';
import { namesFor } from './wider';

export type { Certainty, ProblemFact, ProblemKind } from './fact';

const hasCategory = (categories: readonly CodeableConcept[], code: string): boolean =>
  categories.some(({ coding }) => list(coding).some((one) => one.code === code));

/** GP Connect says whether a problem is major in an extension. Source: GP Connect 1.6.2, ProblemHeader. */
const significanceOf = (extensions: readonly Extension[]): string | null => {
  const significance = extensions.find(({ url }) => /ProblemSignificance/i.test(url));
  return textOf(significance?.valueCode) ?? textOf(significance?.valueString);
};

const isFamilyHistory = (title: string): boolean =>
  /^(?:family (?:history|hx)\b|fhx?\b\s*(?:[:-]|of\b)|f\/h\b)/i.test(title);

/** Family history by its words; a diagnosis of one contact unless it also stands on the problem list. */
function kindOf(condition: Condition, title: string): ProblemKind {
  if (isFamilyHistory(title)) return 'family-history';
  const categories = list(condition.category);
  return hasCategory(categories, 'encounter-diagnosis') && !hasCategory(categories, 'problem-list-item')
    ? 'encounter-diagnosis'
    : 'problem';
}

/** When it began: in words where that is no single date. */
const onsetIn = (condition: Condition): string | null =>
  timeInWords({
    dateTime: condition.onsetDateTime,
    age: condition.onsetAge,
    range: condition.onsetRange,
    period: condition.onsetPeriod,
    string: condition.onsetString,
  });

/** When it ended: in words where that is no single date. */
const abatementIn = (condition: Condition): string | null =>
  timeInWords({
    dateTime: condition.abatementDateTime,
    age: condition.abatementAge,
    range: condition.abatementRange,
    period: condition.abatementPeriod,
    string: condition.abatementString,
  });

const STARTS = /^(?:from|since|at|in|as|age|aged|about|before|after|during|early|late)\b/i;
const began = (words: string | null): string | null =>
  words === null ? null : STARTS.test(words) && !/^age /.test(words) ? words : `from ${words}`;
const stopped = (words: string | null): string | null =>
  words === null
    ? null
    : /^(?:from|until) /.test(words)
      ? `ended ${words}`
      : /^\d/.test(words)
        ? `ended at ${words}`
        : `ended: ${words}`;

/** `differential diagnosis`; what disagrees stays as it was sent. */
const short = (certainty: string | null): string | null =>
  certainty === null || certainty.includes(':') ? certainty : certainty.toLowerCase();

const stagesOf = ({ stage }: Condition): readonly (string | null)[] =>
  list(stage).map(({ summary, type }) => joined([conceptText(type), conceptText(summary)], ': '));

/** Significance, severity, stage, site, certainty short of confirmed, and the ages or words of start and end. */
function summaryOf(condition: Condition, siteText: string | null, certaintyText: string | null): string | null {
  return joined(
    [
      significanceOf(list(condition.extension)),
      conceptText(condition.severity),
      ...stagesOf(condition),
      siteText,
      certaintyText === 'Confirmed' || certaintyText === 'Refuted' ? null : short(certaintyText),
      began(onsetIn(condition)),
      stopped(abatementIn(condition)),
    ],
    ' · ',
  );
}

/** What it rests on: coded findings, and what is referred to by its name. */
const evidenceOf = (condition: Condition, context: ReadContext): string | null =>
  joined(
    list(condition.evidence).flatMap(({ code, detail }) => [
      ...list(code).map(conceptText),
      ...namesOf(detail, context),
    ]),
    ', ',
  );

/** “right, lateral ligament” and “Right ear”: a note that is the side and the part, and no sentence (“left work”). */
const SIDE_FIRST =
  /^\s*(left|right|bilateral|both)(?:\s*[.,;].{0,30}|\s+(?:eye|ear|knee|hip|ankle|wrist|shoulder|elbow|foot|hand|leg|arm|breast|kidney|lung|side|thigh|calf|heel|toe|finger|thumb|groin|cheek|neck)s?\b.{0,20})?\s*$/i;
const sideInNote = ({ note }: Condition): Side | null => {
  const [, side = null] = SIDE_FIRST.exec(textOf(list(note)[0]?.text) ?? '') ?? [];
  return side === null || list(note).length > 1 ? null : sideOf(side);
};

/** A name that is in no table, and a kind of nothing. */
const UNNAMED = { longTerm: [], lasts: false, called: [], wider: [] } as const;

interface Named {
  readonly code: CodeableConcept | undefined;
  readonly title: string;
  readonly isFamily: boolean;
}

/**
 * By what it is compared; a relative's illness is no acute or long-term condition of this person. The same problem is
 * sent again and again: each is worked out once.
 */
const comparedBy = rememberedPartByTables(({ code, title, isFamily }: Named) => {
  const codes = conceptCodes(code);
  const certain = title.replace(NOT_CERTAIN, '');
  if (isFamily) return { codes, phrase: phraseKey(certain), ...UNNAMED };
  const bare = withoutRemarks(certain);
  const name = soreAt(bare)?.name ?? bare;
  const own = {
    codes: [...codes, ...acuteNames(codes, name)],
    phrase: phraseKey(name),
    longTerm: longTermOf(code),
  };
  return { ...own, lasts: lasts(title), ...namesFor(name, own) };
});

interface Told {
  readonly code: CodeableConcept | undefined;
  readonly title: string;
  readonly siteText: string | null;
}
const deniedBy = rememberedPartByTables(({ code, title, siteText }: Told): Denial | null =>
  denialIn(code, title, siteText === null ? [] : [siteText]),
);

/** As it was written, in quotes, and joined with nothing but the same words. */
const asWritten = (words: string) => ({
  title: `“${words}”`,
  code: null,
  codes: [],
  phrase: phraseKey(words),
  ...UNNAMED,
  toCheck: true,
});

/** The name, and what is made of it: a problem, a statement, or words to check. */
function namedAs(condition: Condition, title: string, kind: ProblemKind, denial: Denial | null) {
  if (denial?.kind === 'to check') return { ...asWritten(denial.words), kind, none: false };
  if (denial?.kind === 'statement')
    return {
      ...comparedBy({ code: condition.code, title: denial.words, isFamily: true }),
      code: conceptCode(condition.code),
      toCheck: false,
      title: denial.words,
      kind: 'statement' as const,
      none: denial.all === true && denial.says === 'none' && moreBeside(condition) === null,
    };
  const words = title === NAMELESS ? '' : title;
  const compared = comparedBy({ code: condition.code, title: words, isFamily: kind === 'family-history' });
  // Element by element: to spread one object over another costs more than all the rest of the reading.
  return {
    title,
    kind,
    code: conceptCode(condition.code),
    toCheck: false,
    none: false,
    codes: compared.codes,
    phrase: compared.phrase,
    longTerm: compared.longTerm,
    lasts: compared.lasts,
    called: compared.called,
    wider: compared.wider,
  };
}

/** One that only its own text names is there, and is not nothing; two of them are not one. */
const NAMELESS = 'Problem recorded without a name';
const namelessOf = (condition: Condition): string | null => (saysMoreInText(condition) ? NAMELESS : null);

function readCondition(condition: Condition, context: ReadContext): ProblemFact | string {
  const title = conceptText(condition.code) ?? textOf(list(condition.note)[0]?.text) ?? namelessOf(condition);
  if (title === null) return 'names no condition';
  const onset = firstDate(condition.onsetDateTime, condition.onsetPeriod?.start, condition.onsetString);
  const { abatementPeriod } = condition;
  const end = firstDate(
    condition.abatementDateTime,
    abatementPeriod?.end,
    abatementPeriod?.start,
    condition.abatementString,
  );
  const sites = list(condition.bodySite);
  const siteText = joined(sites.map(conceptText), ', ');
  const denial = deniedBy({ code: condition.code, title, siteText });
  const named = namedAs(condition, title, kindOf(condition, title), denial);
  const certainty = certaintyOf(condition, title);
  const activity = activityOf(condition, end, context.now);
  const more = denial?.kind === 'statement' ? moreBeside(condition) : null;
  const stated = denial?.kind === 'statement' ? joined([statedAs(denial.says, 'problem'), more], ' – ') : null;
  return {
    provider: context.provider,
    reference: referenceOf(condition),
    resource: condition,
    date: onset ?? firstDate(condition.recordedDate),
    title: named.title,
    kind: named.kind,
    code: named.code,
    toCheck: named.toCheck,
    none: named.none,
    codes: named.codes,
    phrase: named.phrase,
    longTerm: named.longTerm,
    lasts: named.lasts,
    called: named.called,
    wider: named.wider,
    side: sideOfProblem(title, sites) ?? sideInNote(condition),
    // “Right” alone is a side, and no site.
    site: siteKey(siteText ?? soreAt(title)?.site ?? ''),
    siteText,
    certainty: certainty.certainty,
    certaintyText: certainty.certaintyText,
    identity: identityKeys(condition.identifier),
    active: activity.active,
    status: activity.status,
    onset,
    onsetText: onsetIn(condition),
    end,
    endText: abatementIn(condition),
    summary: joined([stated, summaryOf(condition, siteText, certainty.certaintyText)], ' · '),
    // Words alone may name a relative who told of it.
    recorder: referenceText(
      condition.recorder ?? (condition.asserter?.reference === undefined ? undefined : condition.asserter),
      context,
    ),
    note: notesText(condition.note),
    evidence: evidenceOf(condition, context),
    relation: null,
  };
}

/** Reads whatever stands among the problems; what names nothing is named in the warnings. */
export const readProblem = guarded<ProblemFact>((resource: FhirResource, context) => {
  switch (resource.resourceType) {
    case 'Condition':
      return readCondition(resource, context);
    case 'FamilyMemberHistory':
      return readFamilyHistory(resource, context);
    case 'Observation':
      return readSocialHistory(resource, context);
    default:
      return 'is of a type that the problems do not read';
  }
});
