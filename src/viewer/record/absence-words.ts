/** What does a section say about what it does not hold? One sentence per reason, naming the providers, so that silence never looks like "none". Source: RECORD, "Absence has a reason". */
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
  'withheld-by-role',
  'not-supplied',
];

const listOf = (names: readonly string[]): string =>
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
function whose({ provider, text }: Absence, nameOf: (provider: string) => string): string {
  if (provider === null) return text;
  const name = nameOf(provider);
  return text.includes(name.replace(/ \(GP\)$/, '')) ? text : `${name}: ${text}`;
}

/**
 * The lines of one section. `nameOf` gives a provider's name; reasons without a provider keep their own sentence.
 * INVARIANT: told from stated coverage alone, never from how many entries were released.
 */
export function absenceLines(absences: readonly Absence[], section: SectionId, nameOf: (provider: string) => string): readonly AbsenceLine[] {
  const lines: AbsenceLine[] = [];
  for (const reason of ORDER) {
    const here = absences.filter((absence) => absence.section === section && absence.reason === reason);
    const words = GROUPED[reason];
    const named = words === undefined ? [] : here.filter((absence) => absence.provider !== null);
    const missing = MISSING.includes(reason);
    if (words !== undefined && named.length > 0) {
      lines.push({ reason, missing, text: words(listOf([...new Set(named.map((absence) => nameOf(absence.provider ?? '')))])) });
    }
    for (const text of new Set(here.filter((absence) => !named.includes(absence)).map((absence) => whose(absence, nameOf)))) lines.push({ reason, missing, text });
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
