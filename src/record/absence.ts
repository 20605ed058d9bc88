/**
 * Why does a section hold nothing, or not all, from a provider? Silence is never left to be read as "there is none".
 */
import { formatDate } from '../domain/dates/written';
import { SECTION_NAMES, SECTIONS, type SectionId } from '../domain/sections';
import { emptyListSaid, type CoverageCode } from '../domain/coverage';
import type { Absence, Entry, ProviderState } from './entry';
import { staysOnScreen } from './safeguarding';

type Failure = Extract<ProviderState, { state: 'failed' }>['reason'];

const FAILURES: Readonly<Record<Failure, string>> = {
  unreachable: 'could not be reached',
  'too-slow': 'did not answer in time',
  'bad-answer': 'sent an answer that could not be read',
  'sign-in-again': 'no longer accepts your sign-in',
};

/** Sentences by coverage code; `answered` says nothing unless nothing of it could be shown. */
const STATED: Readonly<
  Record<
    Exclude<CoverageCode, 'answered'>,
    { readonly reason: Absence['reason']; readonly text: (name: string, section: string) => string }
  >
> = {
  'withheld-by-role': {
    reason: 'withheld-by-role',
    text: (name, section) => `What ${name} holds under ${section.toLowerCase()} is not part of your role’s view.`,
  },
  'not-supplied': {
    reason: 'not-supplied',
    text: (name, section) => `${name} does not supply ${section.toLowerCase()}.`,
  },
  partial: {
    reason: 'partial',
    text: (name, section) =>
      `${name} answered in part: there may be more under ${section.toLowerCase()} than is shown here.`,
  },
  'none-recorded': { reason: 'nothing-to-show', text: (name, section) => nothingToShow(name, section) },
};

const nothingToShow = (name: string, section: string): string =>
  `${name} answered; it has nothing to show here under ${section.toLowerCase()}.`;

interface Shown {
  readonly sections: ReadonlyMap<string, ReadonlySet<string>>;
  readonly negatives: ReadonlyMap<string, Entry>;
}

/** By section and provider. */
const negativeKey = (section: string, provider: string): string => `${section} ${provider}`;

/** Whether an entry says that there are none of its section's things. */
const saysNone = ({ detail }: Entry): boolean =>
  detail.section === 'allergies'
    ? detail.kind === 'negative' && detail.active && detail.denies
    : 'none' in detail && detail.none === true;

/** Which provider has sources in which section, and whose explicit statement that there are none stands. */
function shown(entries: readonly Entry[]): Shown {
  const sections = new Map<string, Set<string>>();
  const negatives = new Map<string, Entry>();
  for (const entry of entries) {
    const { section } = entry;
    const negative = saysNone(entry);
    for (const { provider } of entry.sources) {
      const own = sections.get(provider);
      if (own === undefined) sections.set(provider, new Set([section]));
      else if (!own.has(section)) own.add(section);
      if (
        negative &&
        !(negatives.get(negativeKey(section, provider))?.detail as { noKnownAllergies?: boolean } | undefined)
          ?.noKnownAllergies
      )
        negatives.set(negativeKey(section, provider), entry);
    }
  }
  return { sections, negatives };
}

/**
 * Everything that is absent, by section in record order and then by provider; an empty list means that all was answered
 * and shown.
 */
export function absencesOf(
  states: readonly ProviderState[],
  entries: readonly Entry[],
  registry: ReadonlyMap<SectionId, unknown>,
  suppressedByOptOut: boolean,
  othersUnasked = false,
): readonly Absence[] {
  const { sections, negatives } = shown(entries);
  const absences: Absence[] = [];
  for (const section of SECTIONS) {
    if (!registry.has(section)) continue;
    for (const state of states) {
      const negative = negatives.get(negativeKey(section, state.provider.id));
      if (negative !== undefined)
        absences.push({
          section,
          reason: 'explicit-negative',
          provider: state.provider.id,
          text: negativeText(negative, state.provider.name),
        });
      const absence = absenceOf(state, section, sections.get(state.provider.id)?.has(section) === true);
      if (absence !== null) absences.push(absence);
    }
    if (suppressedByOptOut)
      absences.push({
        section,
        reason: 'opted-out',
        provider: null,
        text:
          `Other ${SECTION_NAMES[section].toLowerCase()} may exist ` +
          'that are not available through the joined-up record.',
      });
    if (othersUnasked)
      absences.push({
        section,
        reason: 'unasked',
        provider: null,
        text: 'Not known beyond the places asked.',
      });
  }
  return absences;
}

/**
 * The same for paper, which leaves out what stays on the screen.
 * INVARIANT: no word and no number tells that something was left out: a provider of which nothing else is printed has
 * nothing to show there.
 */
export function absencesOnPaper(
  absences: readonly Absence[],
  states: readonly ProviderState[],
  entries: readonly Entry[],
): readonly Absence[] {
  const printed = entries.filter((entry) => !staysOnScreen(entry));
  if (printed.length === entries.length) return absences;
  const [all, left] = [shown(entries).sections, shown(printed).sections];
  const emptied = states.flatMap((state) =>
    SECTIONS.flatMap((section) => {
      const { id } = state.provider;
      if (all.get(id)?.has(section) !== true || left.get(id)?.has(section) === true) return [];
      if (absences.some((absence) => absence.provider === id && absence.section === section)) return [];
      return absenceOf(state, section, false) ?? [];
    }),
  );
  return [...absences, ...emptied];
}

const negativeText = (entry: Entry, name: string): string =>
  `“${entry.title}” was recorded by ${name}` +
  (entry.date === null ? `, ${entry.when ?? 'date not recorded'}.` : ` on ${formatDate(entry.date)}.`);

function absenceOf(state: ProviderState, section: SectionId, hasEntries: boolean): Absence | null {
  const { id, name } = state.provider;
  const words = SECTION_NAMES[section];
  const absence = (reason: Absence['reason'], text: string): Absence => ({ section, reason, provider: id, text });
  switch (state.state) {
    case 'asking':
      return absence('asking', `Still asking ${name}.`);
    case 'failed':
      return {
        ...absence(
          'failed',
          `${name} ${FAILURES[state.reason]}: what it holds under ${words.toLowerCase()} is missing here.`,
        ),
        ...(state.reason === 'sign-in-again' ? { signIn: true } : {}),
      };
    case 'identity-not-confirmed':
      return absence('identity-not-confirmed', `Identity not confirmed at ${name}: nothing it holds is shown.`);
    case 'answered': {
      const stated = state.coverage.filter((coverage) => coverage.section === section);
      const code = (['withheld-by-role', 'not-supplied', 'partial', 'answered', 'none-recorded'] as const).find((one) =>
        stated.some((coverage) => coverage.code === one),
      );
      if (code === undefined)
        return absence('partial', `${name} did not say whether it has sent all its ${words.toLowerCase()}.`);
      if (code === 'answered') return hasEntries ? null : absence('nothing-to-show', nothingToShow(name, words));
      if (code === 'none-recorded' && hasEntries) return null;
      const said = stated.find((coverage) => coverage.code === code)?.text ?? '';
      const { reason, text } = STATED[code];
      if (code === 'none-recorded')
        return absence(reason, [text(name, words), emptyListSaid(said)].filter((one) => one !== '').join(' '));
      return absence(reason, code === 'partial' && said !== '' && !isBareNone(said) ? said : text(name, words));
    }
  }
}

const isBareNone = (text: string): boolean => /\bnone\b/i.test(text);
