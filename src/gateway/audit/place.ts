/** How does an audit event say which decision of the register it tells of? By number and digest, never by person. */
import type { RegisterPlace } from '../entries';

export const REGISTER_NUMBER = 'register number';
export const REGISTER_DIGEST = 'register digest';

/** As details of an audit event. */
export const placeDetails = ({ number, digest }: RegisterPlace): Readonly<Record<string, string>> => ({
  [REGISTER_NUMBER]: String(number),
  [REGISTER_DIGEST]: digest,
});
