/**
 * By which of our questions is a request known outside? By its template, such as `/api/records/{access}`.
 * INVARIANT: nothing of the path itself passes, which names accesses and providers.
 */
import { QUESTIONS } from '../src/gateway/app';
import { JWKS_PATH } from './http/jwks';
import { SIGN_IN_PATHS } from './oidc/sign-in';

/** Those that the server answers itself. */
const OF_THE_SERVER = [
  '/metrics',
  JWKS_PATH,
  ...SIGN_IN_PATHS,
  '/launch',
  '/launch/callback',
  '/launch/link',
  '/launch/link/:system',
];

const TEMPLATES = [...new Set([...QUESTIONS.map(({ path }) => path), ...OF_THE_SERVER])].map((path) => path.split('/'));

const fits = (template: readonly string[], parts: readonly string[]): boolean =>
  template.length === parts.length && template.every((part, at) => part.startsWith(':') || part === parts[at]);

/** The template of a request target; `app` for the app's files, and for anything under ours that is no question. */
export function templateOf(target: string): string {
  const parts = (target.split('?', 1)[0] ?? '').split('/');
  const template = TEMPLATES.find((one) => fits(one, parts));
  if (template !== undefined) return template.join('/').replace(/:(\w+)/g, '{$1}');
  return parts[1] === 'api' || parts[1] === 'fhir' ? `/${parts[1]}/*` : 'app';
}
