/** What should anybody know who works here, whoever they look up? The same words for every person. */
import { Link } from 'react-router';
import { PATHS } from './routes';

export function Footer() {
  return (
    <footer className="wp-footer">
      <span>Every look-up is recorded and can be shown to the person it is about.</span>
      <Link to={PATHS.policy}>Privacy: who sees what</Link>
    </footer>
  );
}
