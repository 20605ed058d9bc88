import { describe, expect, it } from 'vitest';
import { ROLES, ROLES_WITHOUT_CLINICAL_VIEW } from '../../domain/roles';
import { homeOf, mayVisit, PATHS } from './routes';

describe('doors by role', () => {
  it.each(ROLES)('%s starts behind a door of their own', (role) => {
    expect(mayVisit(role, homeOf(role))).toBe(true);
  });

  it.each(ROLES)('%s meets a record only with a clinical view, and a desk only as its officer', (role) => {
    const clinical = !ROLES_WITHOUT_CLINICAL_VIEW.includes(role);
    expect([mayVisit(role, PATHS.find), mayVisit(role, PATHS.record)]).toEqual([clinical, clinical]);
    expect(mayVisit(role, PATHS.optOuts)).toBe(role === 'opt-out-officer');
    expect([mayVisit(role, PATHS.whoLooked), mayVisit(role, PATHS.alerts)]).toEqual([
      role === 'privacy-officer',
      role === 'privacy-officer',
    ]);
  });

  it('has no address that could hold a person', () => {
    for (const path of Object.values(PATHS)) expect(path).toMatch(/^\/[a-z-]*$/);
  });
});
