/** What is wrong with what was sent? The first thing that is missing or odd, by its name. */

export interface Wrong {
  /** The parameter, header or claim. */
  readonly name: string;
  readonly why: string;
}

export const wrong = (name: string, why: string): Wrong => ({ name, why });

/** Every one of `names` there once and not empty, and nothing beside them. */
export function wrongAmong(params: URLSearchParams, names: readonly string[]): Wrong | null {
  for (const name of names) {
    const all = params.getAll(name);
    if (all.length === 0 || all[0] === '') return wrong(name, 'is missing');
    if (all.length > 1) return wrong(name, 'is given twice');
  }
  const other = [...params.keys()].find((name) => !names.includes(name));
  return other === undefined ? null : wrong(other, 'is not expected');
}

/** The first rule that does not hold. */
export function firstWrong(rules: readonly (readonly [name: string, holds: boolean, why: string])[]): Wrong | null {
  const broken = rules.find(([, holds]) => !holds);
  return broken === undefined ? null : wrong(broken[0], broken[2]);
}

export const inWords = ({ name, why }: Wrong): string => `${name} ${why}`;
