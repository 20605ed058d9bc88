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
const SHARED = /^(?:royal|north|south|east|west|northern|southern|eastern|western|central|great|greater|saint|national|city|university|general|community|children.?s|mental)$/i;

const withGp = (name: string, { setting }: ProviderRef): string => (setting === 'gp' ? `${name} (GP)` : name);

function named(providers: readonly ProviderRef[], shorten: (name: string) => string): ReadonlyMap<string, string> {
  const shorts = providers.map((provider) => ({ provider, short: shorten(provider.name) }));
  return new Map(
    shorts.map(({ provider, short }) => {
      const alone = shorts.every((other) => other.provider === provider || other.short.toLowerCase() !== short.toLowerCase());
      return [provider.id, withGp(alone ? short : provider.name, provider)];
    }),
  );
}

/** Names without their generic ending, by provider id. A GP practice carries "(GP)", as clinicians speak of it. */
export const shortNames = (providers: readonly ProviderRef[]): ReadonlyMap<string, string> => named(providers, withoutEnding);

/** The first word alone where it says enough: for the ends of rows. */
export const briefNames = (providers: readonly ProviderRef[]): ReadonlyMap<string, string> =>
  named(providers, (name) => {
    const first = name.trim().split(/\s+/)[0] ?? name;
    return first.length < 5 || SHARED.test(first) ? withoutEnding(name) : first;
  });
