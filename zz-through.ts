import { readFileSync } from 'node:fs';
import { contributionOf } from './src/gateway/intake/contribution';
import { release } from './src/gateway/release';
import { buildPolicy } from './src/policy/policy';
import { buildRecord } from './src/record/record';
import { describeEntry } from './src/record/describe';
const [file = '', setting = 'acute', role = 'gp', version = 'R4'] = process.argv.slice(2);
const built = buildPolicy({ exclusions: {}, optOutOtherSettings: 'suppress', valueSets: [], knowsCode: () => true } as never);
if (!built.ok) throw new Error(built.problems.join());
const bundle = JSON.parse(readFileSync(file, 'utf8'));
const provider = { id: 'p', name: 'Northgate', setting, fhirVersion: version, baseUrl: 'https://p.example/fhir' } as never;
const person = { nhsNumber: '9990000018', otherNhsNumbers: [], dateOfBirth: '1951-07-04', familyName: 'XX-TESTWREN', givenNames: ['Isolde'], names: [{ family: 'XX-TESTWREN', given: 'Isolde' }], family: 'XX-TESTWREN', given: 'Isolde' } as never;
const c = contributionOf({ provider, person, entries: bundle.entry.map((e: any) => ({ fullUrl: e.fullUrl ?? null, resource: e.resource, isIncluded: false })), partial: [], supplies: null, confirmed: { id: 'p1', nameDiffers: false } } as never) as any;
console.log(c.outcome, JSON.stringify(c.partial ?? c));
const out = release({ contribution: c, provider: provider as never, viewer: { role, emergency: false } as never, policy: built.policy, accessId: 'a', key: new Uint8Array(32) });
const rec = buildRecord({ providers: [{ state: 'answered', provider: { id: 'p', name: 'N', setting } as never, resources: out.resources, coverage: out.coverage, warnings: [], retrievedAt: '' }], now: Date.parse('2026-11-28T12:00:00Z') });
for (const e of rec.entries) { console.log(e.section, '|', e.title, '|', e.summary, '|', e.status, '|', e.tag); if (process.env.F) for (const f of describeEntry(rec, e.id)?.facts ?? []) console.log('      ', f.label, ':', f.values.map((v) => v.value).join(' / ')); }
console.log(rec.warnings);
if (process.env.R) for (const r of out.resources) if (r.resourceType === process.env.R) console.log(JSON.stringify(r));
