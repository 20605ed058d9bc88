/**
 * What does a section say about what it does not hold? One sentence per reason, naming the providers, so that silence
 * never looks like "none". Source: RECORD, "Absence has a reason".
 */
import type { Absence, AbsenceReason } from '../../record/entry';
import type { SectionId } from '../../domain/sections';
import { signInWords } from './failure-words';

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

/** What each reason says; `count` is how many share it, `names` who they are. */
const GROUPED: Readonly<Partial<Record<AbsenceReason, (names: string, count: number) => string>>> = {
  failed: (names) => `✕ ${names} not included (did not answer)`,
  'identity-not-confirmed': (names) => `✕ ${names} not included (identity not confirmed)`,
  'nothing-to-show': (_, count) => `${String(count)} replied, nothing to show`,
  'not-supplied': (names, count) => `${String(count)} ${count === 1 ? 'does' : 'do'} not share this (${names})`,
  'withheld-by-role': (names) => `Not shown to your role from ${names}`,
};

/** A provider's own sentence carries its name, unless it says it already. */
function whose({ provider, reason, text }: Absence, nameOf: (provider: string) => string): string {
  if (reason === 'opted-out') return 'More may exist outside the joined-up record.';
  if (provider === null) return text;
  const name = nameOf(provider);
  if (text.includes(name.replace(/ \(GP\)$/, ''))) return text;
  if (/^The provider says that confidential items are held back\b/.test(text))
    return `${name} has withheld confidential items`;
  return /^The provider\b/.test(text)
    ? text.replace('The provider', name).replace(' from this part', ' here')
    : `${name}: ${text}`;
}

/** Of several sections that one card reads, what a provider says in one voice: the gravest of its reasons. */
function gravest(absences: readonly Absence[], sections: readonly SectionId[]): readonly Absence[] {
  const chosen = new Map<string, Absence>();
  const others: Absence[] = [];
  for (const absence of absences.filter(({ section }) => sections.includes(section))) {
    if (absence.provider === null || absence.reason === 'explicit-negative') others.push(absence);
    else {
      const before = chosen.get(absence.provider);
      if (before === undefined || ORDER.indexOf(absence.reason) < ORDER.indexOf(before.reason))
        chosen.set(absence.provider, absence);
    }
  }
  return [...chosen.values(), ...others];
}

/**
 * What one card says, in one voice, however many sections it reads: each reason once, the gravest first, and of who is
 * still asked only how many replied. `nameOf` gives a provider's name, `total` is how many providers the record has.
 * INVARIANT: told from stated coverage alone, never from how many entries were released.
 */
export function absenceLines(
  absences: readonly Absence[],
  sections: SectionId | readonly SectionId[],
  nameOf: (provider: string) => string,
  total: number,
): readonly AbsenceLine[] {
  const lines: AbsenceLine[] = [];
  const here = gravest(absences, typeof sections === 'string' ? [sections] : sections);
  const signIn = [...new Set(here.flatMap((absence) => (absence.signIn ? (absence.provider ?? []) : [])))];
  if (signIn.length > 0)
    lines.push({
      reason: 'failed',
      missing: true,
      text: `✕ ${listOf(signIn.map(nameOf))} not included (${signInWords(signIn.length)})`,
    });
  for (const reason of ORDER) {
    const of = here.filter((absence) => absence.reason === reason && !absence.signIn);
    const missing = MISSING.includes(reason);
    const providers = [...new Set(of.flatMap(({ provider }) => provider ?? []))];
    const words = GROUPED[reason];
    if (reason === 'asking' && providers.length > 0)
      lines.push({ reason, missing, text: `${String(total - providers.length)} of ${String(total)} replied` });
    else if (words !== undefined && providers.length > 0)
      lines.push({ reason, missing, text: words(listOf(providers.map(nameOf)), providers.length) });
    else for (const text of new Set(of.map((absence) => whose(absence, nameOf)))) lines.push({ reason, missing, text });
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
