/**
 * `npm run timeline`: what is the merged record of these bundles? No policy is applied; exit 1 with a clear message on
 * bad input.
 */
import { pathToFileURL } from 'node:url';
import type { FhirResource } from 'fhir/r4';
import { turnsShown } from '../src/domain/direction';
import type { JsonDraft } from '../src/domain/json';
import { withoutSexInRanges } from '../src/domain/ranges-by-sex';
import type { Entry, RecordWarning, WholeRecord } from '../src/record/entry';
import { layPack } from './terminology/pack';
import './terminology/shipped';
import { buildRecord } from '../src/record/record';
import { USAGE, readArguments } from './timeline/arguments';
import { readBundle } from './timeline/bundle';
import { contribution } from './timeline/contribution';
import { unshown } from './timeline/explain';
import { birthDatesIn, numbersIn, ofOnePerson, sexIn, unproved } from './timeline/person';
import { asJson, asTable } from './timeline/print';

export type Outcome = { readonly ok: true; readonly text: string } | { readonly ok: false; readonly problem: string };

/** No range is left that names a sex: that is nobody's to tell. Source: docs/POLICY.md EX-4. */
function settleRanges(providers: readonly { readonly resources: readonly FhirResource[] }[]): void {
  const all = providers.flatMap(({ resources }) => resources as unknown as readonly JsonDraft[]);
  const sex = sexIn(all);
  for (const resource of all) if (resource['resourceType'] === 'Observation') withoutSexInRanges(resource, sex);
}

/** What of each source its entry does not show, asked entry by entry. */
function explaining(
  record: WholeRecord,
  providers: readonly { readonly provider: { readonly id: string }; readonly resources: readonly FhirResource[] }[],
) {
  const held = new Map(
    providers.flatMap(({ provider, resources }) =>
      resources.map((one): [string, FhirResource] => [`${provider.id} ${one.resourceType}/${one.id ?? ''}`, one]),
    ),
  );
  return (entry: Entry) => unshown(record, entry, (provider, reference) => held.get(`${provider} ${reference}`));
}

/** The whole command as a function: arguments in, text or a problem out. */
export function timeline(args: readonly string[], present: number): Outcome {
  if (args.includes('--help') || args.includes('-h')) return { ok: true, text: USAGE };
  const read = readArguments(args);
  if (!read.ok) return read;
  const { json, explain, now, terminology, bundles } = read.asked;
  const pack = terminology === null ? null : layPack(terminology);
  if (pack?.ok === false)
    return { ok: false, problem: pack.problems.map((problem) => `--terminology: ${problem}`).join('\n') };
  const files = [];
  for (const argument of bundles) {
    const file = readBundle(argument.file);
    if (!file.ok) return file;
    files.push({ argument, file });
  }
  const numbers = files.map(({ file }) => new Set(numbersIn(file.resources)));
  const warnings: RecordWarning[] = [];
  const origins = new Map<string, string>();
  const people = new Map<string, string>();
  const providers = files.map(({ argument, file }, at) => {
    const { name, setting, version } = argument;
    const others = new Set(numbers.flatMap((held, i) => (i === at ? [] : [...held])));
    const person = ofOnePerson(file.resources, others);
    if (person.nhsNumber !== null) people.set(person.nhsNumber, name);
    const contributed = contribution(person.resources, version, setting, {
      more: file.more,
      missed: file.missed,
    });
    for (const warning of [...file.warnings, ...person.warnings, ...unproved(file.resources), ...contributed.warnings])
      warnings.push({ provider: name, ...warning });
    for (const [reference, origin] of contributed.origins) origins.set(`${name} ${reference}`, origin);
    return {
      state: 'answered' as const,
      provider: { id: name, name, setting },
      resources: contributed.resources,
      coverage: contributed.coverage,
      warnings: [],
      retrievedAt: '',
    };
  });
  if (people.size > 1)
    return {
      ok: false,
      problem:
        `These bundles are of different people: the NHS numbers at ${[...people.values()].join(' and ')} ` +
        'differ. Nothing was merged.',
    };
  const births = new Map(
    files.flatMap(({ argument, file }) =>
      birthDatesIn(file.resources, people).map((date) => [date, argument.name] as const),
    ),
  );
  if (births.size > 1)
    for (const [date, provider] of births)
      warnings.push({
        provider,
        reference: 'Patient',
        reason: `dates of birth differ between the bundles: ${date} here`,
      });
  settleRanges(providers);
  const record = buildRecord({ providers, now: now ?? present });
  const origin = (provider: string, reference: string): string => origins.get(`${provider} ${reference}`) ?? reference;
  const all = [
    ...warnings,
    ...record.warnings.map((warning) => ({ ...warning, reference: origin(warning.provider, warning.reference) })),
  ];
  const explained = explain ? explaining(record, providers) : null;
  return {
    ok: true,
    text: turnsShown(
      json ? asJson(record, all, origin, providers, explained) : asTable(record, all, origin, explained),
    ),
  };
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const outcome = timeline(process.argv.slice(2), Date.now());
  if (outcome.ok) process.stdout.write(`${outcome.text}\n`);
  else {
    process.stderr.write(`${outcome.problem}\n`);
    process.exitCode = 1;
  }
}
