/**
 * Which of the providers that may be asked does this access ask, which not, and what is said of those? Equal for every
 * person for whom the same are asked. (Hazard H-41.)
 */
import type { Notice } from '../../domain/api';
import { UNASKED, UNASKED_LOCATOR, UNASKED_PRACTICE } from '../../domain/unasked';
import type { GatewayConfig, ProviderConfig } from '../config';
import type { Person } from '../intake/identity/person';
import type { Access } from '../ports';
import type { ProviderScope } from './providers';

export interface AskedAndNot {
  /** In the order in which the record names them. */
  readonly asked: readonly ProviderConfig[];
  /** INVARIANT: none that may not be asked is among them. */
  readonly unasked: readonly ProviderConfig[];
}

/** Does this access ask this provider? */
export const asks = ({ asked }: Pick<Access, 'asked'>, { id }: Pick<ProviderConfig, 'id'>): boolean =>
  asked === undefined || asked.includes(id);

export function askedAndNot(access: Pick<Access, 'asked'>, providers: readonly ProviderConfig[]): AskedAndNot {
  const { asked } = access;
  if (asked === undefined) return { asked: providers, unasked: [] };
  const byId = new Map(providers.map((provider) => [provider.id, provider]));
  return {
    asked: asked.flatMap((id) => byId.get(id) ?? []),
    unasked: providers.filter((provider) => !asks(access, provider)),
  };
}

const OTHERS: Notice = {
  code: UNASKED,
  text: 'Not asked: other providers. Nobody has checked whether they hold a record.',
};
const IN_PART: Notice = {
  code: UNASKED_LOCATOR,
  text:
    'The service that knows who holds records did not answer, or not in full: somebody who holds one may not have ' +
    'been asked.',
};
const practice = (text: string): Notice => ({ code: UNASKED_PRACTICE, text });

/** What stands in the way of saying that the registered practice knows of nothing; null where nothing does. */
function ofPractice({ gpPractice }: Person, { asked, unasked }: AskedAndNot): Notice | null {
  if (gpPractice === undefined) return practice('The person’s registered practice is not known, so it was not asked.');
  const isIt = ({ ods }: ProviderConfig): boolean => ods.toUpperCase() === gpPractice.ods.toUpperCase();
  if (asked.some(isIt)) return null;
  return unasked.some(isIt)
    ? practice('The person’s registered practice was not asked.')
    : practice('The person’s registered practice is not connected here, so it was not asked.');
}

/**
 * The notices of those who were not asked. Where everybody who is connected is asked in any case, a practice that is
 * known and not connected is told all the same; one that is not known may be any of those that were asked.
 */
export function unaskedNotices(
  { locator }: GatewayConfig,
  access: Access,
  person: Person,
  { optedOut, providers }: ProviderScope,
): readonly Notice[] {
  const asksAll = locator === undefined || locator.kind === 'all';
  if (asksAll && person.gpPractice === undefined) return [];
  const split = askedAndNot(access, providers);
  const some = split.unasked.length > 0;
  // where an opt-out holds providers back that is said already, and the practice may be one of them
  const ofTheirs = optedOut ? null : ofPractice(person, split);
  return [
    ...(some ? [OTHERS] : []),
    ...(some && access.locatedInPart === true ? [IN_PART] : []),
    ...(ofTheirs === null ? [] : [ofTheirs]),
  ];
}
