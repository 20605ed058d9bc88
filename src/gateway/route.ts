/** What is a route of the gateway: whom does it answer, and how? */
import type { Answer, Call, SignedInCall } from './call';

export type Method = 'GET' | 'POST' | 'DELETE';
/** `public`: anyone, and from whatever page they come; the answer is the same for everybody. */
type Open = 'anyone' | 'public';
/** Whom a route answers: anyone, whoever is signed in, roles that open records, or one desk alone. */
export type Signed = 'signed-in' | 'clinical' | 'privacy-officer' | 'opt-out-officer';

export type Route =
  | { readonly path: string; readonly method: Method; readonly who: Open; readonly answer: (call: Call) => Answer }
  | {
      readonly path: string;
      readonly method: Method;
      readonly who: Signed;
      readonly answer: (call: SignedInCall) => Answer;
    };
