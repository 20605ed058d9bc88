/**
 * Does every alert rule ask for what the product counts, and have its paragraph in the runbook; and does the runbook
 * tell of every metric and of every sentence of the log?
 */
import type { Registry } from 'prom-client';
import { expect, it } from 'vitest';
import { parse } from 'yaml';
import { databaseMetrics } from '../server/database-metrics';
import { createMetrics } from '../server/metrics';
import { filesBelow, headingsOf, textOf } from './kits/documents';

interface Rule {
  readonly alert: string;
  readonly expr: string;
  readonly labels: { readonly severity: string };
  readonly annotations: { readonly summary: string };
}

const { groups } = parse(textOf('deploy/alerts.yaml')) as { groups: readonly { readonly rules: readonly Rule[] }[] };
const rules = groups.flatMap((group) => group.rules);
const runbook = textOf('docs/runbook.md');

/** Our own, and Node's; a histogram is asked for by the names of its parts too. */
const counted = async (): Promise<{ readonly own: readonly string[]; readonly all: ReadonlySet<string> }> => {
  const metrics = createMetrics();
  metrics.watchDesk(() => Promise.resolve({ open: 0, held: 0, overdue: 0 }));
  const told = { anchorAge: null, wholeAge: null, sound: true, walkedTo: 0, archiveSound: null, archiveAge: null };
  const register = { sound: true, verifyAge: null };
  const pool = { inUse: 0, idle: 0, waiting: 0, refused: 0, lost: 0, full: 0, unreachable: 0 };
  databaseMetrics(metrics.registry, { pool: () => pool }, { told: () => told }, { told: () => register });
  const names = (registry: Registry): readonly string[] => registry.getMetricsAsArray().map(({ name }) => name);
  const own = names(metrics.registry).filter((name) => !/^(nodejs|process)_/.test(name));
  const parts = own.flatMap((name) => ['_bucket', '_count', '_sum'].map((part) => name + part));
  return { own, all: new Set([...names(metrics.registry), ...parts, 'up']) };
};

it('every rule asks for metrics that there are', async () => {
  const { all } = await counted();
  expect(rules.length).toBeGreaterThan(15);
  for (const { alert, expr } of rules) {
    const names = [...expr.replace(/"[^"]*"/g, '').matchAll(/\b([a-z]+(?:_[a-z0-9]+)+|up)\b(?=[{[\s)]|$)/g)]
      .map(([, name = '']) => name)
      .filter((name) => name !== 'histogram_quantile');
    expect(names, alert).not.toEqual([]);
    for (const name of names) expect(all, `${alert}: ${name}`).toContain(name);
  }
});

it('every rule has its paragraph, and every paragraph its rule', () => {
  const part = runbook.slice(runbook.indexOf('\n## Alerts'));
  const paragraphs = [...part.slice(0, part.indexOf('\n## ', 5)).matchAll(/^### (\w+)\n\n\S/gm)].map(
    ([, name]) => name,
  );
  expect(paragraphs.toSorted()).toEqual(rules.map(({ alert }) => alert).toSorted());
  expect(headingsOf(runbook).length).toBeGreaterThan(paragraphs.length);
  for (const { labels, annotations } of rules) {
    expect(['page', 'ticket']).toContain(labels.severity);
    expect(annotations.summary).toMatch(/\.$/);
  }
});

it('every metric of ours is told of', async () => {
  const { own } = await counted();
  const told = runbook + textOf('docs/deploying.md');
  expect(own.filter((name) => !told.includes(`\`${name}\``) && !told.includes(`\`${name}{`))).toEqual([]);
});

it('every sentence of the log that the runbook explains is one that is written', () => {
  const written = filesBelow(['server', 'src/gateway'], /(?<!\.test)\.ts$/)
    .map(textOf)
    .join('\n');
  const table = runbook.slice(runbook.indexOf('| `msg` | means |'), runbook.indexOf('## What is counted'));
  const sentences = [...table.matchAll(/^\| ((?:`[^`]+`(?:, )?)+) \|/gm)]
    .flatMap(([, cell = '']) => [...cell.matchAll(/`([^`]+)`/g)].map(([, sentence = '']) => sentence))
    .filter((sentence) => sentence !== 'msg');
  expect(sentences.length).toBeGreaterThan(10);
  expect(sentences.filter((sentence) => !written.includes(`'${sentence}'`))).toEqual([]);
});
