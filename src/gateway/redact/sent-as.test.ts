/**
 * Does the mark of what was sent as a part, doubted or a test go wherever its resource goes, and of that mark nothing
 * else? Why something was left out is not told: one word stands for all.
 */
import { describe, expect, it } from 'vitest';
import { marksFor, REASON_MARKS, sentAs, VALUE_MARKS } from '../../domain/sent-as';
import type { Setting } from '../../domain/settings';
import { CLINICAL_ROLES } from '../../policy/tables/label-caps';
import { fill } from '../../../tests/kits/gateway/filled';
import { see } from '../../../tests/kits/gateway/seen';
import { FULL_SHAPES } from './full-shapes';

const SETTINGS: readonly Setting[] = ['gp', 'acute', 'mental-health', 'social-care'];
const ADVANCE_CARE = { coding: [{ system: 'http://terminology.hl7.org/CodeSystem/consentscope', code: 'adr' }] };
const filled = (type: string): Record<string, unknown> => ({
  resourceType: type,
  id: 'x',
  ...fill(FULL_SHAPES[type as 'Condition'] ?? {}, { words: 'Seen today', reference: {}, stray: {} }),
  ...(type === 'Consent' ? { scope: ADVANCE_CARE } : {}),
});
const VALUES = 'http://terminology.hl7.org/CodeSystem/v3-ObservationValue';
const marked = (code: string, system = VALUES) => ({
  meta: { tag: [{ system, code, display: 'CANARY', version: 'CANARY' }], source: 'CANARY' },
});

const released = (type: string, more: object, role: (typeof CLINICAL_ROLES)[number], setting: Setting) => {
  const { resources } = see(role, setting, [{ ...filled(type), ...more }]);
  return { resources, own: resources.find(({ resourceType }) => resourceType === type) };
};

describe.each(Object.keys(FULL_SHAPES))('%s', (type) => {
  it('carries the mark in every role and setting that is shown it, and is shown no less', () => {
    let seen = 0;
    for (const role of CLINICAL_ROLES)
      for (const setting of SETTINGS) {
        const [plain, part] = [{}, marked('REDACTED')].map((more) => released(type, more, role, setting));
        expect(part?.own === undefined).toBe(plain?.own === undefined);
        if (plain?.own === undefined || part?.own === undefined) continue;
        seen += 1;
        expect(sentAs(plain.own)).toEqual([]);
        expect(part.own.meta).toEqual({ security: marksFor(['part']), ...plain.own.meta });
        expect({ ...part.own, meta: null }).toEqual({ ...plain.own, meta: null });
        expect(JSON.stringify(part.resources)).not.toContain('CANARY');
      }
    expect(seen).toBeGreaterThan(0);
  });
});

it('which of the marks was sent is not told, only what a reader needs to know of it', () => {
  const tellings = new Map<string | null, Set<string>>();
  for (const [rows, system] of [
    [VALUE_MARKS, VALUES],
    [REASON_MARKS, 'http://terminology.hl7.org/CodeSystem/v3-ActReason'],
  ] as const)
    for (const { code, means } of rows) {
      const { resources } = released('Condition', marked(code, system), 'gp', 'acute');
      tellings.set(means, (tellings.get(means) ?? new Set()).add(JSON.stringify(resources)));
    }
  expect([...tellings.values()].map(({ size }) => size)).toEqual([...tellings].map(() => 1));
  expect([...(tellings.get(null) ?? [])]).toEqual([JSON.stringify(released('Condition', {}, 'gp', 'acute').resources)]);
});

it('a mark in what is withheld is told nowhere', () => {
  const hiv = { code: { coding: [{ system: 'http://snomed.info/sct', code: '86406008' }] } };
  const told = ({ resources, coverage }: ReturnType<typeof see>) => JSON.stringify({ resources, coverage });
  const [nothing, with_] = [[], [{ ...filled('Condition'), ...hiv, ...marked('SUBSETTED') }]].map((one) =>
    told(see('gp', 'acute', one)),
  );
  expect(with_).toBe(nothing);
});

it('a mark of what is contained goes with it, as a tag, and no other word of it', () => {
  const product = { resourceType: 'Medication', id: 'm', code: { text: 'Warfarin 3mg' } };
  const order = (more: object) => ({
    resourceType: 'MedicationRequest',
    id: 'r',
    status: 'active',
    intent: 'order',
    subject: { reference: 'Patient/p' },
    medicationReference: { reference: '#m' },
    contained: [{ ...product, ...more }],
  });
  const within = (more: object) => {
    const { resources } = see('gp', 'acute', [order(more)]);
    return resources.flatMap((one) => (one as { contained?: readonly object[] }).contained ?? []);
  };
  const [plain] = within({});
  expect(plain).toMatchObject({ resourceType: 'Medication', code: { text: 'Warfarin 3mg' } });
  expect(plain).not.toHaveProperty('meta');
  expect(within(marked('UNRELIABLE'))).toEqual([{ ...plain, meta: { tag: marksFor(['doubted']) } }]);
  expect(within(marked('RELIABLE'))).toEqual([plain]);
});
