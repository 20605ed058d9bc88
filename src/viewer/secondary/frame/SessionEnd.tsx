/**
 * Is the session about to end? Warns in time, so that no form that is being filled in is lost, and empties the page
 * when it is over, whether or not the program is asked.
 */
import { useEffect, useMemo, useState } from 'react';
import { fromIso } from '../../../domain/instant';
import { EndWarning } from '../../components/EndWarning';
import { useRenewalByWork } from '../../components/renewal-by-work';
import { sessionOver, signOut, sinceAnswered, stay, type SignedIn } from './session';

const TICK_MS = 1_000;
const WARN_MS = 2 * 60_000;
/** What is less apart is the same moment. */
const SAME_MS = 5_000;

/** By how long each lasts from when it was read: our clock may be wrong. */
const lengthsOf = ({
  idleEndsAt,
  endsAt,
}: SignedIn): { readonly read: number; readonly idle: number; readonly whole: number } => {
  const read = Date.now();
  return { read, idle: fromIso(idleEndsAt) - read, whole: fromIso(endsAt) - read };
};

export function SessionEnd({ session }: { readonly session: SignedIn }) {
  const { read, idle, whole } = useMemo(() => lengthsOf(session), [session]);
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const watching = setInterval(() => {
      setNow(Date.now());
    }, TICK_MS);
    return () => {
      clearInterval(watching);
    };
  }, []);
  const idleLeft = idle - sinceAnswered();
  const wholeLeft = read + whole - now;
  const left = Math.min(idleLeft, wholeLeft);
  const isWarned = left <= Math.min(WARN_MS, idle / 5);
  const since = useMemo(() => () => ({ sinceMs: sinceAnswered(), idleMs: idle }), [idle]);
  useRenewalByWork(isWarned, since, stay);
  const isOver = left <= 0;
  useEffect(() => {
    if (isOver) sessionOver();
  }, [isOver]);
  if (!isWarned || isOver) return null;
  return (
    <EndWarning
      left={left}
      canStay={wholeLeft - idleLeft > SAME_MS}
      program="this program"
      lost="what you have not kept or sent will be lost"
      renew={stay}
      endNow={signOut}
    />
  );
}
