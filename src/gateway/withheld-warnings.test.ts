/** Does a list or a document that is withheld warn of nothing, as if it had not come, and any other as it should? */
import type { FhirResource } from 'fhir/r4';
import { expect, it } from 'vitest';
import { policy } from '../../tests/kits/gateway/shipped-policy';
import type { JsonDraft } from '../domain/json';
import { listWarnings } from './intake/clean/list-warning';
import { release } from './release';

const KEY = new Uint8Array(32).fill(7);
const PROBLEM = { resourceType: 'Condition', id: 'c', code: { text: 'Asthma' } };
const emptyReason = { coding: [{ code: 'withheld' }] };
const section = { code: { coding: [{ system: 'http://loinc.org', code: '11450-4' }] }, emptyReason };
const HIV = { security: [{ system: 'http://terminology.hl7.org/CodeSystem/v3-ActCode', code: 'HIV' }] };
const list = (rest: object) => ({ resourceType: 'List', id: 'l', code: section.code, emptyReason, ...rest });
const composition = (rest: object) => ({ resourceType: 'Composition', id: 'd', section: [section], ...rest });

const coverageOf = (sent: readonly object[]) =>
  release({
    contribution: {
      outcome: 'answered',
      known: true,
      resources: sent as readonly FhirResource[],
      supplies: null,
      partial: sent.flatMap((resource) => listWarnings(resource as JsonDraft)),
      warnings: [],
    },
    provider: { id: 'p', name: 'Northgate', setting: 'acute' },
    viewer: { role: 'gp', emergency: false },
    policy,
    accessId: 'a',
    key: KEY,
  }).coverage;
const codeOf = (sent: readonly object[]) => coverageOf(sent).find((one) => one.section === 'problems')?.code;

it.each([
  ['a list by its label', list({ meta: HIV })],
  ['a list by its title', list({ title: 'HIV clinic problem list' })],
  ['a document by its label', composition({ meta: HIV })],
  ['a document by its title', composition({ title: 'Sexual health clinic summary' })],
  ['a document by its type', composition({ type: { text: 'Sexual health clinic summary' } })],
])('%s: what is said is the same without it', (_what, kept) => {
  expect(coverageOf([PROBLEM, kept])).toEqual(coverageOf([PROBLEM]));
});

it.each([
  ['a list', list({ title: 'Problems' }), 'partial'],
  ['a document', composition({ title: 'Patient summary' }), 'partial'],
  ['a list that was entered in error', list({ status: 'entered-in-error' }), 'answered'],
  ['a document that was', composition({ status: 'entered-in-error' }), 'answered'],
])('%s of anything else', (_what, sent, code) => {
  expect(codeOf([PROBLEM, sent])).toBe(code);
});
