/**
 * Which value sets is the policy built with? Those read from files, and those that the terminology server expands at
 * start.
 */
import { expandValueSet } from '../src/gateway/intake/terminology/expand';
import type { Ports } from '../src/gateway/ports';
import type { ServerConfig, ValueSetFile } from './config';

export type LoadedValueSets =
  | { readonly ok: true; readonly valueSets: readonly ValueSetFile[] }
  | { readonly ok: false; readonly problems: readonly string[] };

/**
 * Files first, then the named ones in the order of the config; each that cannot be had is a problem. Without a named
 * one nobody is asked.
 */
export async function loadedValueSets(
  { valueSets, namedValueSets, gateway }: ServerConfig,
  fetch: Ports['fetch'],
): Promise<LoadedValueSets> {
  const { terminology } = gateway;
  const loaded = [...valueSets];
  const problems: string[] = [];
  for (const { url, category } of namedValueSets) {
    const expanded =
      terminology === undefined
        ? { ok: false as const, problem: 'there is no terminology server to expand it.' }
        : await expandValueSet(fetch, terminology, url);
    if (expanded.ok) loaded.push({ file: url, category, content: expanded.content });
    else problems.push(`Value set ${url}: ${expanded.problem}`);
  }
  return problems.length > 0 ? { ok: false, problems } : { ok: true, valueSets: loaded };
}
