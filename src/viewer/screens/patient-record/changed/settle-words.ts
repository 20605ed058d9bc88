/** In which words is it said that lists do not agree: a few for one line, a sentence for whoever must settle it? */
import { formatDate } from '../../../../domain/dates/written';
import type { Settling, ToSettle } from '../../../../record/changed/settle';
import type { Conflict, Entry, RecordDate } from '../../../../record/entry';
import { listOf } from '../../../open-record/absence-words';
import { providersByValue } from '../../../sections/ConflictWords';
import { tellingConflicts } from '../../../sections/medications/current-medicines';

interface Names {
  readonly nameOf: (provider: string) => string;
  readonly inOrder: (providers: readonly string[]) => readonly string[];
}

const nameOfMedicine = ({ detail, title }: Entry): string =>
  detail.section === 'medications' ? detail.generic.toLowerCase() : title;

/** "5 mg or 10 mg" as "5 or 10 mg" where the unit is one. */
export function eitherOf(values: readonly string[]): string {
  const units = values.map((value) => /^[\d.,/]+ (.+)$/.exec(value)?.[1] ?? null);
  const [unit] = units;
  const shared = unit !== null && unit !== undefined && units.every((one) => one === unit);
  const bare = shared ? values.map((value) => value.slice(0, -unit.length - 1)) : values;
  const list = bare.length < 2 ? (bare[0] ?? '') : `${bare.slice(0, -1).join(', ')} or ${bare.at(-1) ?? ''}`;
  return shared ? `${list} ${unit}` : list;
}

const amountFirst = (a: string, b: string): number => (parseFloat(a) || 0) - (parseFloat(b) || 0);

const valuesOf = (conflict: Conflict): readonly string[] => [...providersByValue(conflict).keys()].sort(amountFirst);

/** Those who deny it, and what they wrote. */
const denialOf = (conflict: Conflict, entries: readonly Entry[]): Entry | undefined =>
  entries.find(({ detail }) => detail.section === 'allergies' && detail.kind === 'negative') ??
  entries.find(({ title }) => conflict.values.some(({ value }) => value === title));

/** For the one line on the first screen: each of them once, with all that differs of it. */
export function briefly(items: readonly ToSettle[], names: Names): readonly string[] {
  const fields = new Map<string, string[]>();
  const lines = items.map((item) => {
    const words = brieflyOne(item, names);
    const [, name, field] = /^(.+): ([^:]+) differs$/.exec(words) ?? [];
    if (name === undefined || field === undefined) return words;
    const known = fields.get(name);
    if (known === undefined) fields.set(name, [field]);
    else known.push(field);
    return known === undefined ? name : null;
  });
  return lines.flatMap((line) => {
    const differing = line === null ? undefined : fields.get(line);
    if (line === null) return [];
    return differing === undefined
      ? [line]
      : [`${line}: ${listOf(differing)} ${differing.length === 1 ? 'differs' : 'differ'}`];
  });
}

function brieflyOne(item: ToSettle, { nameOf, inOrder }: Names): string {
  if (item.kind === 'not-on-gp-list') return `${nameOfMedicine(item.entry)} not on the GP’s list`;
  if (item.kind === 'allergies') {
    const denial = denialOf(item.conflict, item.entries);
    const who = inOrder(denial?.sources.map(({ provider }) => provider) ?? []).map(nameOf);
    return item.conflict.field === 'known allergies' && denial !== undefined
      ? `${listOf(who)}: “${denial.title}”`
      : `${item.entries[0]?.title ?? 'allergy'}: ${item.conflict.field} differs`;
  }
  const conflict = tellingConflicts(item.entry)[0];
  const name = nameOfMedicine(item.entry);
  if (conflict === undefined) return `${name} differs`;
  return /^(?:dose|strength|frequency)$/.test(conflict.field)
    ? `${name} ${eitherOf(valuesOf(conflict))}`
    : `${name}: ${conflict.field} differs`;
}

const on = (date: RecordDate | null): string => (date === null ? '' : ` ${formatDate(date)}`);

/** "Parkside, Brookway 5 mg. Northgate 10 mg." */
function valueSentences(conflict: Conflict, { nameOf, inOrder }: Names): string {
  return [...providersByValue(conflict)]
    .sort(([a], [b]) => amountFirst(a, b))
    .map(([value, providers]) => `${inOrder(providers).map(nameOf).join(', ')} ${value}.`)
    .join(' ');
}

/** What is the matter, and what is known beside it. */
export function sentencesOf(item: ToSettle, names: Names): { readonly matter: string; readonly beside: string | null } {
  const { nameOf, inOrder } = names;
  switch (item.kind) {
    case 'not-on-gp-list': {
      const order = inOrder(item.by.map(({ provider }) => provider));
      const who = order.map(
        (id) => `${nameOf(id)}${on(item.by.find(({ provider }) => provider === id)?.start ?? null)}`,
      );
      return {
        matter: `Not on the GP’s list. On the list of ${listOf(who)}.`,
        beside: item.reason === null ? null : `For ${item.reason}.`,
      };
    }
    case 'differs': {
      const conflicts = tellingConflicts(item.entry);
      return {
        matter: conflicts
          .map((conflict) => `${sentence(conflict.field)} differs: ${valueSentences(conflict, names)}`)
          .join(' '),
        beside: item.lastEvidence === null ? null : `Last issued, given or confirmed${on(item.lastEvidence)}.`,
      };
    }
    case 'allergies': {
      const others = item.entries.filter(({ detail }) => detail.section === 'allergies' && detail.kind === 'allergy');
      const denial = denialOf(item.conflict, item.entries);
      if (item.conflict.field !== 'known allergies' || denial === undefined)
        return {
          matter: `${sentence(item.conflict.field)} differs: ${valueSentences(item.conflict, names)}`,
          beside: null,
        };
      const who = listOf(inOrder(denial.sources.map(({ provider }) => provider)).map(nameOf));
      const also = listOf(others.map(({ title }) => title.toLowerCase()));
      return {
        matter: `${who} recorded “${denial.title}”${denial.date === null ? '' : ` (${formatDate(denial.date)})`}.`,
        beside: also === '' ? null : `Others record ${also}.`,
      };
    }
  }
}

const sentence = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}`;

/** The entry that a press opens. */
export const openedBy = (item: ToSettle): Entry | undefined =>
  item.kind === 'allergies' ? (denialOf(item.conflict, item.entries) ?? item.entries[0]) : item.entry;

export const NO_DIFFERENCE = 'In the lists that came, no difference was found.';

/** Without the GP's whole list nothing is said of what is not on it; that is said. */
export function unreadWords({ gpList, unread }: Settling, nameOf: (id: string) => string): string | null {
  if (gpList === 'read') return null;
  return gpList === 'empty'
    ? 'No GP’s list of medicines has come: nothing is said of what is not on one.'
    : `The whole list of ${listOf(unread.map(nameOf))} has not come: nothing is said of what is not on the GP’s list.`;
}
