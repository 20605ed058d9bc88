/** Where can one say what could be better? Where the instance names an address; else nothing is offered. */
import { useSession } from '../../state/session';

/** `before`: what is to be known first. */
export function TellUs({ before }: { readonly before?: string }) {
  const to = useSession((state) => (state.phase === 'signed-in' ? state.session.instance.feedback : undefined));
  if (to === undefined) return null;
  const link = (
    <a href={to} target="_blank" rel="noopener noreferrer">
      Tell us what could be better
    </a>
  );
  return before === undefined ? (
    link
  ) : (
    <p>
      {link}. {before}
    </p>
  );
}
