/**
 * How does a table travel with the page? As one short text, made when the page is built and taken apart when it is
 * first
 * asked for: where it is from and who looked at it stay behind.
 */
import type { Concept, Facts } from './concepts.ts';

/** What stands between two of a line; the checker lets no cell hold them. */
const BETWEEN = '|';
const NEXT = '\t';

/** Shortened to nothing where it is what stands before it. */
const unless = (text: string, before: string): string => (text === before ? '' : text);

/** A line a concept: its id where that is not its first name in small letters, its group, its names, its codes. */
export function packConcepts(concepts: readonly Concept[]): string {
  return concepts
    .map(({ id, group, names, codes }, at) => {
      let system = '';
      const shown = codes.map((one) => {
        const same = one.system === system;
        system = one.system;
        return same ? one.code : `${one.system} ${one.code}`;
      });
      return [
        unless(id, (names[0] ?? '').toLowerCase()),
        unless(group, concepts[at - 1]?.group ?? ''),
        names.join(BETWEEN),
        shown.join(BETWEEN),
      ]
        .join(NEXT)
        .trimEnd();
    })
    .join('\n');
}

const apart = (text: string | undefined): readonly string[] =>
  text === undefined || text === '' ? [] : text.split(BETWEEN);

/** Undoes `packConcepts`. */
export function unpackConcepts(text: string): readonly Concept[] {
  const called = new Map<string, string>();
  let before = '';
  return text.split('\n').map((line) => {
    const [written = '', group = '', joined, coded] = line.split(NEXT);
    const names = apart(joined);
    const id = written === '' ? (names[0] ?? '').toLowerCase() : written;
    before = group === '' ? before : group;
    if (!called.has(id) && names[0] !== undefined) called.set(id, names[0]);
    let system = '';
    const codes = apart(coded).map((one) => {
      const at = one.indexOf(' ');
      if (at > 0) system = one.slice(0, at);
      return { system, code: one.slice(at + 1) };
    });
    return { id, group: before, name: called.get(id) ?? id, names, codes };
  });
}

/** A line a fact: its name, then each concept with its value, which is left out where it is that of the one before. */
export function packFacts(facts: Facts): string {
  return [...facts]
    .map(([fact, of]) => {
      let before = '';
      const each = [...of].flatMap(([id, values]) =>
        values.map((value) => {
          const same = value === before;
          before = value;
          return same ? id : `${id}=${value}`;
        }),
      );
      return [fact, each.join(BETWEEN)].join(NEXT);
    })
    .join('\n');
}

/** Undoes `packFacts`. */
export function unpackFacts(text: string): Facts {
  const facts = new Map<string, Map<string, string[]>>();
  for (const line of text.split('\n')) {
    const [fact = '', joined] = line.split(NEXT);
    const of = new Map<string, string[]>();
    let before = '';
    for (const one of apart(joined)) {
      const at = one.indexOf('=');
      if (at >= 0) before = one.slice(at + 1);
      const id = at < 0 ? one : one.slice(0, at);
      of.set(id, [...(of.get(id) ?? []), before]);
    }
    if (fact !== '') facts.set(fact, of);
  }
  return facts;
}
