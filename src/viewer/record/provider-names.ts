/** How is a provider named where space is short? Without its generic ending, unless two would then be named alike. */
import type { ProviderRef } from '../../domain/settings';

const GENERIC =
  /\s+(?:nhs|foundation|university|teaching|hospitals?|medical|health|centre|center|surgery|practice|group|trust|service|services|infirmary|clinic|council)$/i;

function withoutEnding(name: string): string {
  let short = name.trim();
  for (;;) {
    const next = short.replace(GENERIC, '').trim();
    if (next === short || next === '') return short;
    short = next;
  }
}

/** Short names by provider id. A GP practice carries "(GP)", as clinicians speak of it. */
export function shortNames(providers: readonly ProviderRef[]): ReadonlyMap<string, string> {
  const shorts = providers.map((provider) => ({ provider, short: withoutEnding(provider.name) }));
  return new Map(
    shorts.map(({ provider, short }) => {
      const alone = shorts.every((other) => other.provider === provider || other.short.toLowerCase() !== short.toLowerCase());
      const name = alone ? short : provider.name;
      return [provider.id, provider.setting === 'gp' ? `${name} (GP)` : name];
    }),
  );
}
