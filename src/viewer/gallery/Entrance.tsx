/** The way in: the header of one role and of two, and the demo users to sign in as. */
import type { SessionAnswer } from '../../domain/api';
import { Header } from '../Header';
import { DemoUsers } from '../screens/sign-in/DemoUsers';
import { NOW } from './examples';
import { Specimen } from './Specimen';

const ELM = { ods: 'Y00001', name: 'Elm Medical Centre', region: 'QMJ' };

const session = (name: string, ...roles: readonly [SessionAnswer['role'], ...SessionAnswer['role'][]]): SessionAnswer => ({
  user: { id: name, name }, role: roles[0], roles, organisation: ELM, instance: { name: 'Made-up area' }, idleEndsAt: NOW, endsAt: NOW,
});

const USERS = [
  { id: 'one', name: 'Dr Ida Moss', role: 'gp', organisation: ELM },
  { id: 'two', name: 'Jem Vale', role: 'social-worker', organisation: { ...ELM, name: 'Council Adult Care' } },
  { id: 'three', name: 'Ann Heath', role: 'privacy-officer', organisation: ELM },
] as const;

export function Entrance() {
  return (
    <>
      <Specimen rule="the header, one role"><Header session={session('Dr Ida Moss', 'gp')} /></Specimen>
      <Specimen rule="the header, two roles to choose from"><Header session={session('Sam Brook', 'community-nurse', 'occupational-therapist')} /></Specimen>
      <Specimen rule="who may sign in, by what they come to do"><DemoUsers users={USERS} /></Specimen>
    </>
  );
}
