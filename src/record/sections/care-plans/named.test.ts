/** Is a plan known again under another title, and do opposite plans stay two? */
import { describe, expect, it } from 'vitest';
import type { CarePlan } from 'fhir/r4';
import { SNOMED } from '../../../domain/code-systems';
import { factOf, joined } from '../../fhir/testing';
import { namedIn } from './named';
import { rules } from './rules';

const DAY = '2025-10-20';
const plan = (title: string, start = DAY, rest: Partial<CarePlan> = {}): CarePlan => ({
  resourceType: 'CarePlan',
  id: '1',
  status: 'active',
  intent: 'plan',
  subject: { reference: 'Patient/p' },
  title,
  period: { start },
  ...rest,
});
const coded = (code: string): Partial<CarePlan> => ({ category: [{ coding: [{ system: SNOMED, code }] }] });
const joins = (a: CarePlan, b: CarePlan): boolean =>
  joined(rules, factOf(rules, a, 'gp'), factOf(rules, b, 'northgate'));

describe('a plan under two titles', () => {
  it.each<[string, CarePlan, CarePlan]>([
    ['ReSPECT', plan('ReSPECT form'), plan('ReSPECT v3')],
    ['ReSPECT, by code and by title', plan('Form', DAY, coded('1382601000000107')), plan('ReSPECT form v3')],
    ['an advance care plan', plan('ACP - preferred place of death home'), plan('Advance care plan / PPC home')],
    ['an advance care plan by its place of death', plan('EPaCCS: PPD home'), plan('Advance care plan')],
    ['an asthma action plan', plan('Personal asthma action plan'), plan('PAAP copy from hospital')],
    ['a month and a day in it', plan('Cancer holistic needs care plan'), plan('Holistic needs assessment', '2025-10')],
    ['a deprivation of liberty', plan('Urgent DoLS - ward'), plan('DoLS urgent authorisation')],
  ])('%s: one', (_, a, b) => {
    expect(joins(a, b)).toBe(true);
    expect(joins(b, a)).toBe(true);
  });

  it.each<[string, CarePlan, CarePlan]>([
    ['another day', plan('ReSPECT form'), plan('ReSPECT v3', '2025-09-03')],
    ['one withdrawn', plan('ReSPECT form'), plan('ReSPECT v3', DAY, { status: 'revoked' })],
    ['opposite decisions', plan('ReSPECT: not for CPR'), plan('ReSPECT - for full CPR')],
    ['another place', plan('ACP: PPD home'), plan('ACP - PPD hospice')],
    ['another authorisation', plan('DoLS urgent'), plan('DoLS standard authorisation')],
    ['another plan of the day', plan('Asthma action plan'), plan('Allergy action plan (Jext)')],
    ['two named plans', plan('ReSPECT form'), plan('Advance care plan')],
    ['a review and the plan', plan('Holistic needs care plan'), plan('Cancer care review')],
    ['another month', plan('Holistic needs care plan'), plan('Holistic needs assessment', '2025-09')],
    ['a named code and another title', plan('Plan', DAY, coded('736366004')), plan('ReSPECT form')],
  ])('%s: two', (_, a, b) => {
    expect(joins(a, b)).toBe(false);
    expect(joins(b, a)).toBe(false);
  });

  it.each(['Treat with respect', 'Respect for privacy', 'Step plan', 'Home help', 'Leg ulcer care plan'])(
    '“%s” names none',
    (title) => {
      expect(namedIn(title)).toBeNull();
    },
  );
});
