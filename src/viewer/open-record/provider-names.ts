/** How is a provider named where space is short? Without its generic ending, unless two would then be named alike. */
import type { ProviderRef } from '../../domain/settings';

const GENERIC =
  /\s+(?:(?:university|teaching|general|district)?\s*hospitals?|medical (?:centre|center|practice)|health centre|surgery|group practice|practice|(?:nhs\s+)?(?:foundation\s+)?trust)$/i;

function withoutEnding(name: string): string {
  let short = name.trim();
  for (;;) {
    const next = short.replace(GENERIC, '').trim();
    if (next === short || next === '') return short;
    short = next;
  }
}

/** First words that many organisations share: they name nobody. */
const SHARED =
  /^(?:royal|ysbyty|saint|queen(?:.?s)?|king(?:.?s)?|prince(?:ss)?|sir|lady|new|north|south|east|west|northern|southern|eastern|western|central|great|greater|saint|national|city|university|general|community|children.?s|mental)$/i;

/** A GP practice carries "(GP)", as clinicians speak of it. */
export const withGp = (name: string, setting: ProviderRef['setting']): string =>
  setting === 'gp' ? `${name} (GP)` : name;

function named(providers: readonly ProviderRef[], shorten: (name: string) => string): ReadonlyMap<string, string> {
  const shorts = providers.map((provider) => ({ provider, short: shorten(provider.name) }));
  return new Map(
    shorts.map(({ provider, short }) => {
      const alone = shorts.every(
        (other) => other.provider === provider || other.short.toLowerCase() !== short.toLowerCase(),
      );
      return [provider.id, alone ? short : provider.name];
    }),
  );
}

/** Names without their generic ending, by provider id; a GP practice is marked. */
export function shortNames(providers: readonly ProviderRef[]): ReadonlyMap<string, string> {
  const names = named(providers, withoutEnding);
  return new Map(providers.map(({ id, name, setting }) => [id, withGp(names.get(id) ?? name, setting)]));
}

/** The first word alone where it says enough: for the ends of rows. */
export const briefNames = (providers: readonly ProviderRef[]): ReadonlyMap<string, string> =>
  named(providers, (name) => {
    const first = name.trim().split(/\s+/)[0] ?? name;
    return first.length < 5 || SHARED.test(first) ? withoutEnding(name) : first;
  });

/** The reader's own organisation first, the rest in the order in which the gateway names them. */
export const ownFirst = (providers: readonly ProviderRef[], own: string): readonly ProviderRef[] => [
  ...providers.filter(({ name }) => name === own),
  ...providers.filter(({ name }) => name !== own),
];
