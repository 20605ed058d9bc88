/**
 * Which value sets is the policy built with? Those read from files, and those that the terminology server expands at
 * start.
 */
import type { AskPorts } from '../src/gateway/asking';
import { expandValueSet } from '../src/gateway/intake/terminology/expand';
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
  ports: AskPorts,
): Promise<LoadedValueSets> {
  const { terminology } = gateway;
  const loaded = [...valueSets];
  const problems: string[] = [];
  for (const { url, category } of namedValueSets) {
    const expanded =
      terminology === undefined
        ? { ok: false as const, problem: 'there is no terminology server to expand it.' }
        : await expandValueSet(ports, terminology, url);
    if (expanded.ok) loaded.push({ file: url, category, content: expanded.content });
    else problems.push(`Value set ${url}: ${expanded.problem}`);
  }
  return problems.length > 0 ? { ok: false, problems } : { ok: true, valueSets: loaded };
}
