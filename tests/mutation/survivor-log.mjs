/**
 * Which mutant lived? Told at once, while the run goes on: a long run is read from its first minute, and a stopped one
 * is not lost.
 */
import { appendFileSync, mkdirSync } from 'node:fs';
import { PluginKind, declareClassPlugin } from '@stryker-mutator/api/plugin';

const LOG = '.data/survivors.txt';

class SurvivorLog {
  constructor() {
    mkdirSync('.data', { recursive: true });
  }

  /** In: one tested mutant. Out: a line in the log when no test found it. */
  onMutantTested({ status, fileName, location, mutatorName, replacement }) {
    if (status !== 'Survived' && status !== 'NoCoverage') return;
    const file = fileName.replace(`${process.cwd()}/`, '');
    const { line, column } = location.start;
    const text = (replacement ?? '').replaceAll(/\s+/g, ' ').slice(0, 100);
    appendFileSync(LOG, `${status} ${file}:${line}:${column} ${mutatorName} → ${text}\n`);
  }
}

export const strykerPlugins = [declareClassPlugin(PluginKind.Reporter, 'survivor-log', SurvivorLog)];
