/**
 * What does a pack open that the shipped tables keep shut? Each as a sentence that somebody signs, word for word: a
 * later change of the same row is another sentence, and unsigned. Source: POLICY 8.
 */
import type { PolicyTables } from '../tables';
import type { SummaryRow } from '../tables/summaries';
import { missingFrom, quoted } from './compared';

/** One way of widening. The sentences begin with the row. */
type WideningRule = (shipped: PolicyTables, pack: PolicyTables) => readonly string[];

/** What a level shows every day, and while emergency access is open: B is nothing, and then everything. */
const SHOWS: Readonly<Record<string, readonly [daily: number, emergency: number]>> = {
  N: [0, 0],
  B: [0, 2],
  S: [1, 1],
  F: [2, 2],
};
const NOTHING = [0, 0] as const;

/** INVARIANT: S is no more than B, nor B than S: each shows something at a time when the other does not. */
function isHigher(level: string, than: string): boolean {
  const [[daily, emergency], [wasDaily, wasEmergency]] = [SHOWS[level] ?? NOTHING, SHOWS[than] ?? NOTHING];
  return daily > wasDaily || emergency > wasEmergency;
}

/** A cell that the shipped tables do not have counts as N. */
const roleViews: WideningRule = (shipped, pack) =>
  pack.roleViews.flatMap((row) => {
    const was =
      shipped.roleViews.find(({ section, role }) => section === row.section && role === row.role)?.depth ?? 'N';
    return isHigher(row.depth, was) ? [`RV-${row.section}-${row.role}: ${was} becomes ${row.depth}`] : [];
  });

const labelCaps: WideningRule = (shipped, pack) =>
  pack.labelCaps.flatMap((row) => {
    const was = shipped.labelCaps.find(({ label }) => label === row.label);
    const cells = Object.entries(row.cells).flatMap(([role, level]) => {
      const before = (was?.cells as Readonly<Record<string, string>> | undefined)?.[role] ?? 'N';
      return isHigher(level, before) ? [`LC-${row.label}-${role}: ${before} becomes ${level}`] : [];
    });
    const lost = (['labels', 'codes', 'functions', 'settings'] as const).flatMap((known) =>
      missingFrom(row[known], was?.[known]),
    );
    return [...cells, ...(lost.length > 0 ? [`LC-${row.label}: no longer known by ${quoted(lost)}`] : [])];
  });

/** A label that nobody knows restricts; one that a pack makes known caps as its row says, which may be less. */
const knownLabels: WideningRule = (shipped, pack) => {
  const known = [...shipped.labelCaps, ...shipped.exclusions].flatMap(({ labels }) => labels);
  return [
    ...pack.labelCaps.flatMap((row) =>
      missingFrom(known, row.labels).map((label) => `LC-${row.label}: the label “${label}” no longer restricts`),
    ),
    ...pack.exclusions.flatMap(({ id, labels }) =>
      missingFrom(known, labels).map(
        (label) => `${id}: the label “${label}” no longer restricts where ${id} is switched off`,
      ),
    ),
  ];
};

/** While a list is not complete, a bare code passes only where some table knows it: a cap’s code is known. */
const knownCodes: WideningRule = (shipped, pack) => {
  const known = [
    ...shipped.labelCaps.flatMap(({ codes }) => codes),
    ...shipped.exclusionCodes.flatMap(({ codes = [] }) => codes),
  ];
  return pack.labelCaps.flatMap((row) =>
    missingFrom(known, row.codes).map((code) => `LC-${row.label}: the code “${code}” passes without a name`),
  );
};

/** What everybody is told may not promise more, nor hide more, than somebody signed for. */
const notices: WideningRule = (shipped, pack) =>
  pack.standingNotices
    .filter(({ id, text }) => !shipped.standingNotices.some((was) => was.id === id && was.text === text))
    .map(({ id, text }) => `${id}: everybody is told “${text}”`);

const harmlessLabels: WideningRule = (shipped, pack) =>
  missingFrom(Object.keys(shipped.harmlessLabels), Object.keys(pack.harmlessLabels)).map(
    (label) => `label-caps.json: the label “${label}” no longer restricts`,
  );

const planRoles: WideningRule = (shipped, pack) => [
  ...missingFrom(shipped.planExemptRoles, pack.planExemptRoles).map(
    (role) => `label-caps.json: no label caps a listed plan for ${role}`,
  ),
  ...missingFrom(shipped.crisisPlanExemptRoles, pack.crisisPlanExemptRoles).map(
    (role) => `label-caps.json: no label caps a crisis plan for ${role}`,
  ),
];

const keptOf = ({ keeps }: SummaryRow): readonly string[] => keeps.split(' ').filter((element) => element !== '');

/** An element kept in another way than the shipped row keeps it is told too: which of the two is more is for people. */
function summaryWidenings(was: SummaryRow | undefined, row: SummaryRow): readonly string[] {
  if (was === undefined) return [`${row.id}: a summary of ${row.type} in ${row.section}, which had none`];
  const more = missingFrom(keptOf(was), keptOf(row));
  return [
    ...(more.length > 0 ? [`${row.id}: keeps ${quoted(more)}`] : []),
    ...(was.only !== undefined && row.only !== was.only ? [`${row.id}: no longer only ${was.only}`] : []),
  ];
}

const summaries: WideningRule = (shipped, pack) => [
  ...pack.summaries.flatMap((row) =>
    summaryWidenings(
      shipped.summaries.find(({ section, type }) => section === row.section && type === row.type),
      row,
    ),
  ),
  ...pack.headlines.flatMap((row) =>
    summaryWidenings(
      shipped.headlines.find(({ type }) => type === row.type),
      row,
    ),
  ),
];

const lastThree: WideningRule = (shipped, pack) =>
  missingFrom(pack.lastThreeRoles, shipped.lastThreeRoles).map(
    (role) => `summaries.json: ${role} sees every encounter in summary, not the last three`,
  );

const exports: WideningRule = (shipped, pack) =>
  pack.exports
    .filter(({ role, allowed }) => allowed && !shipped.exports.some((was) => was.role === role && was.allowed))
    .map(({ role }) => `XP-${role}: may take a patient summary away`);

export const WIDENING_RULES: readonly WideningRule[] = [
  roleViews,
  labelCaps,
  knownLabels,
  knownCodes,
  harmlessLabels,
  planRoles,
  summaries,
  lastThree,
  exports,
  notices,
];

/** Every widening of the shipped tables, in the order of the tables; empty where the pack opens nothing more. */
export const wideningsOf = (shipped: PolicyTables, pack: PolicyTables): readonly string[] =>
  WIDENING_RULES.flatMap((rule) => rule(shipped, pack));
