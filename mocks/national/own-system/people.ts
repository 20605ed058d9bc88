/** Who is in the made-up system? Everybody of the demo whom demographics know, and who works there. */
import { DEMOGRAPHICS } from '../../../fhir-fixtures/index';
import type { FixtureResource } from '../../../fhir-fixtures/fixture';
import { roleName } from '../../../src/domain/roles';
import type { User } from '../../../src/gateway/config';
import { DEMO_USERS } from '../../demo-config';
import type { EhrPatient } from '../smart-ehr/smart-ehr';
import type { PageUser } from './page';

const FIRST = 'marjorie';

/** As demographics keep them. */
export async function demoPeople(): Promise<readonly FixtureResource[]> {
  // the person whom the rest of the demonstration begins with stands first
  const inOrder = [...DEMOGRAPHICS].sort((a, b) => Number(b.person === FIRST) - Number(a.person === FIRST));
  const all = await Promise.all(inOrder.map(async ({ load }) => load()));
  return all.flat().filter(({ resourceType }) => resourceType === 'Patient');
}

/** As a system keeps them: a number of its own, identifiers, names and the date of birth. */
export async function demoPatients(): Promise<readonly EhrPatient[]> {
  const people = await demoPeople();
  return people.map((patient, at) => ({
    resourceType: 'Patient',
    id: `p${String(at + 1)}`,
    identifier: patient['identifier'],
    name: patient['name'],
    gender: patient['gender'],
    birthDate: patient['birthDate'],
  }));
}

export const colleagueOf = ({ id, name, memberships: [first] }: User): PageUser => ({
  id,
  name,
  where: `${roleName(first.role)}, ${first.organisation.name}`,
});

export const demoColleagues = (): readonly PageUser[] => DEMO_USERS.map(colleagueOf);
