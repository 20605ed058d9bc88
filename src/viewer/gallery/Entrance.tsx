/** The way in: the header of one role and of two, and the demo users to sign in as. */
import type { Membership, SessionAnswer } from '../../domain/api';
import { Header } from '../shell/Header';
import { DemoUsers } from '../screens/sign-in/DemoUsers';
import { NOW } from './examples';
import { Specimen } from './Specimen';

const ELM = { ods: 'Y00001', name: 'Elm Medical Centre', region: 'QMJ' };

const COUNCIL = { ods: 'Y00002', name: 'Council Adult Care', region: 'QMJ' };

const session = (name: string, ...memberships: readonly [Membership, ...Membership[]]): SessionAnswer => ({
  user: { id: name, name },
  ...memberships[0],
  roles: memberships.map(({ role }) => role),
  memberships,
  instance: { name: 'Made-up area' },
  idleEndsAt: NOW,
  endsAt: NOW,
});

const GP: Membership = { role: 'gp', organisation: ELM };
const NURSE: Membership = { role: 'community-nurse', organisation: ELM };
const THERAPIST: Membership = { role: 'occupational-therapist', organisation: ELM };

const USERS = [
  { id: 'one', name: 'Dr Ida Moss', role: 'gp', organisation: ELM },
  { id: 'two', name: 'Jem Vale', role: 'social-worker', organisation: COUNCIL },
  { id: 'three', name: 'Ann Heath', role: 'privacy-officer', organisation: ELM },
] as const;

export function Entrance() {
  return (
    <>
      <Specimen rule="the header, one role">
        <Header session={session('Dr Ida Moss', GP)} />
      </Specimen>
      <Specimen rule="the header, two roles to choose from">
        <Header session={session('Sam Brook', NURSE, THERAPIST)} />
      </Specimen>
      <Specimen rule="the header, a role at each of two organisations">
        <Header session={session('Lou Hart', NURSE, { ...THERAPIST, organisation: COUNCIL })} />
      </Specimen>
      <Specimen rule="who may sign in, by what they come to do">
        <DemoUsers users={USERS} />
      </Specimen>
    </>
  );
}
