/** Which page of a launch does the address name? Each stands before, beside or in place of the app’s own screens. */
import { REFUSED_PATH, LINK_PATH, OPENING_PATH } from '../../domain/launch';
import { GoTo, usePath } from '../navigation/navigation';
import { PATHS } from '../navigation/routes';
import { DeepLink } from './DeepLink';
import { LaunchRefused } from './LaunchRefused';
import { Opening } from './Opening';
import { refusalOf } from './refusal-words';

export function LaunchPlace() {
  switch (usePath()) {
    case OPENING_PATH:
      return <Opening />;
    case LINK_PATH:
      return <DeepLink />;
    case REFUSED_PATH:
      return <LaunchRefused refusal={refusalOf(new URLSearchParams(location.search).get('why'))} />;
    default:
      return <GoTo path={PATHS.home} />;
  }
}
