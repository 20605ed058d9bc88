/** What is said of an address that leads nowhere? That it does, and a way on. */
import { PageHeading } from '../components/PageHeading';
import { PlaceLink } from '../navigation/navigation';
import { PATHS } from '../navigation/routes';

export function NotFoundScreen() {
  return (
    <div className="wp-page wp-page--narrow">
      <PageHeading lead="If you typed the address, check it. If you followed a link, it may be old or cut short.">
        Page not found
      </PageHeading>
      <p>
        <PlaceLink path={PATHS.home}>Go to the start page</PlaceLink>
      </p>
    </div>
  );
}
