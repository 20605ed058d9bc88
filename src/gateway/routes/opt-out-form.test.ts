import { describe, expect, it } from 'vitest';
import type { OptOutForm } from '../../domain/api';
import { basisProblem, optOutForm } from './opt-out-form';

const FORM = {
  nhsNumber: '999 012 3454',
  firstName: 'Marjorie',
  lastName: 'XX-TESTPATIENT',
  dateOfBirth: '1948-03-14',
  gpPractice: 'Parkside Medical Centre',
  address: '1 Test Street, London',
  postcode: 'N1 1AA',
  leafletRead: true,
};

describe('the leaflet’s opt-out form', () => {
  it('takes a complete form', () => {
    expect(optOutForm.safeParse(FORM).success).toBe(true);
  });

  it.each([
    'nhsNumber',
    'firstName',
    'lastName',
    'dateOfBirth',
    'gpPractice',
    'address',
    'postcode',
    'leafletRead',
  ] as const)('asks for %s and names it', (field) => {
    const parsed = optOutForm.safeParse({ ...FORM, [field]: undefined });
    expect(parsed.error?.issues.map(({ path }) => path.join('.'))).toEqual([field]);
  });

  it('refuses an unticked box, a date that does not exist and a field it does not know', () => {
    for (const wrong of [{ leafletRead: false }, { dateOfBirth: '1948-02-30' }, { surname: 'x' }])
      expect(optOutForm.safeParse({ ...FORM, ...wrong }).success).toBe(false);
  });

  it.each([
    ['2026-11-21', '2010-11-22', true],
    ['2026-11-22', '2010-11-22', false],
    ['2026-11-22', '1990-01-01', false],
  ])('on %s a parent may sign for someone born %s: %s', (today, dateOfBirth, allowed) => {
    const onBehalf = { name: 'A Parent', relationship: 'mother', basis: 'parental-responsibility' as const };
    const form: OptOutForm = { ...FORM, dateOfBirth, onBehalf };
    expect(basisProblem(form, Date.parse(`${today}T12:00:00Z`)) === null).toBe(allowed);
  });

  it('says who signs instead, from the very moment of the sixteenth birthday, and asks nothing of who signs for themselves', () => {
    const form: OptOutForm = {
      ...FORM,
      dateOfBirth: '2010-11-22',
      onBehalf: { name: 'A Parent', relationship: 'mother', basis: 'parental-responsibility' },
    };
    expect(basisProblem(form, Date.parse('2026-11-22T00:00:00Z'))).toMatch(/16 or over.*sign themselves/);
    expect(basisProblem({ ...FORM }, Date.parse('2026-11-22T00:00:00Z'))).toBeNull();
  });

  it('sets no age to an attorney or deputy', () => {
    const onBehalf = { name: 'B Deputy', relationship: 'son', basis: 'court-appointed-deputy' as const };
    expect(basisProblem({ ...FORM, onBehalf }, Date.parse('2026-11-22T00:00:00Z'))).toBeNull();
  });
});
