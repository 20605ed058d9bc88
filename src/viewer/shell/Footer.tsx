/** What should anybody know who works here, whoever they look up? The same words for every person. */
import { PlaceLink } from '../navigation/navigation';
import { PATHS } from '../navigation/routes';
import { TellUs } from '../screens/help/TellUs';

export function Footer() {
  return (
    <footer className="wp-footer">
      <span>Every look-up is recorded and can be shown to the person it is about.</span>
      <PlaceLink path={PATHS.policy}>Privacy: who sees what</PlaceLink>
      <TellUs />
    </footer>
  );
}
