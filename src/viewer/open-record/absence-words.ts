/**
 * What does a section say about what it does not hold? One sentence per reason, naming the providers, so that silence
 * never looks like "none". Source: RECORD, "Absence has a reason".
 */
import type { Absence, AbsenceReason } from '../../record/entry';
import type { SectionId } from '../../domain/sections';

export interface AbsenceLine {
  readonly reason: AbsenceReason;
  readonly text: string;
  /** Something may be held that is not on the screen: said even where entries are shown. */
  readonly missing: boolean;
}

const MISSING: readonly AbsenceReason[] = ['failed', 'identity-not-confirmed', 'asking', 'partial', 'opted-out'];

/** The most urgent first; each reason is one line however many providers share it. */
const ORDER: readonly AbsenceReason[] = [
  'failed',
  'identity-not-confirmed',
  'partial',
  'asking',
  'explicit-negative',
  'nothing-to-show',
  'opted-out',
  'unasked',
  'withheld-by-role',
  'not-supplied',
];

/** "A", "A and B", "A, B and C". */
export const listOf = (names: readonly string[]): string =>
  names.length < 2 ? (names[0] ?? '') : `${names.slice(0, -1).join(', ')} and ${names.at(-1) ?? ''}`;

const GROUPED: Readonly<Partial<Record<AbsenceReason, (names: string) => string>>> = {
  asking: (names) => `Still asking ${names}.`,
  failed: (names) => `Not included: ${names} (did not answer).`,
  'identity-not-confirmed': (names) => `Not included: ${names} (identity not confirmed).`,
  'nothing-to-show': (names) => `${names} answered; nothing to show here.`,
  'not-supplied': (names) => `Not supplied by ${names}.`,
  'withheld-by-role': (names) => `Not shown to your role from ${names}.`,
};

/** A provider's own sentence carries its name, unless it says it already. */
function whose({ provider, reason, text }: Absence, nameOf: (provider: string) => string): string {
  if (reason === 'opted-out') return 'More may exist outside the joined-up record.';
  if (provider === null) return text;
  const name = nameOf(provider);
  if (text.includes(name.replace(/ \(GP\)$/, ''))) return text;
  return /^The provider\b/.test(text)
    ? text.replace('The provider', name).replace(' from this part', ' here')
    : `${name}: ${text}`;
}

/** Reasons for which many names say no more than "all", or "all the others" after those who said something else. */
const OF_MANY: Readonly<
  Partial<Record<AbsenceReason, readonly [all: (count: number) => string, others: (count: number) => string]>>
> = {
  'nothing-to-show': [
    (count) => `All ${String(count)} providers answered; nothing to show here.`,
    (count) => `The other ${String(count)} answered; nothing to show here.`,
  ],
  'not-supplied': [
    (count) => `Not supplied by any of the ${String(count)} providers.`,
    (count) => `Not supplied by the other ${String(count)}.`,
  ],
};
const MANY = 4;

/** Where many share one of these two reasons they are said last, as "the other 6". */
const inOrder = (absences: readonly Absence[]): readonly AbsenceReason[] => {
  const count = (reason: AbsenceReason): number => absences.filter((absence) => absence.reason === reason).length;
  return count('nothing-to-show') >= MANY && count('nothing-to-show') >= count('not-supplied')
    ? [...ORDER.filter((reason) => reason !== 'nothing-to-show'), 'nothing-to-show']
    : ORDER;
};

/**
 * The lines of one section. `nameOf` gives a provider's name, `total` is how many providers the record has.
 * INVARIANT: told from stated coverage alone, never from how many entries were released.
 */
export function absenceLines(
  absences: readonly Absence[],
  section: SectionId,
  nameOf: (provider: string) => string,
  total: number,
): readonly AbsenceLine[] {
  const lines: AbsenceLine[] = [];
  const ofSection = absences.filter((absence) => absence.section === section);
  const said = new Set<string>();
  for (const reason of inOrder(ofSection)) {
    const here = ofSection.filter((absence) => absence.reason === reason);
    const words = GROUPED[reason];
    const named = words === undefined ? [] : here.filter((absence) => absence.provider !== null);
    const missing = MISSING.includes(reason);
    if (words !== undefined && named.length > 0) {
      const providers = [...new Set(named.flatMap(({ provider }) => (provider === null ? [] : [provider])))];
      const fresh = providers.filter((provider) => !said.has(provider)).length === providers.length;
      const [all, others] = OF_MANY[reason] ?? [];
      const many =
        providers.length >= MANY && fresh && providers.length + said.size === total
          ? said.size === 0
            ? all
            : others
          : undefined;
      lines.push({
        reason,
        missing,
        text: many === undefined ? words(listOf(providers.map(nameOf))) : many(providers.length),
      });
    }
    for (const { provider } of here) if (provider !== null) said.add(provider);
    for (const text of new Set(
      here.filter((absence) => !named.includes(absence)).map((absence) => whose(absence, nameOf)),
    ))
      lines.push({ reason, missing, text });
  }
  return lines;
}

/** The sections of the view that lack something because a provider failed or was not confirmed, by provider. */
export function missingByFailure(absences: readonly Absence[]): ReadonlyMap<string, readonly SectionId[]> {
  const byProvider = new Map<string, SectionId[]>();
  for (const { provider, reason, section } of absences) {
    if (provider === null || (reason !== 'failed' && reason !== 'identity-not-confirmed')) continue;
    const sections = byProvider.get(provider);
    if (sections === undefined) byProvider.set(provider, [section]);
    else if (!sections.includes(section)) sections.push(section);
  }
  return byProvider;
}
