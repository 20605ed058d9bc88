/** By which words does somebody seek what is never shown? `GET /api/policy/never-shown`. Source: CONTRACT "HTTP". */
import { neverShownAnswer } from '../../policy/never-shown-words';
import { json, type Answer, type Call } from '../call';

/** The same for everybody: of the policy alone, and of no record. */
export const neverShown = ({ gateway }: Call): Answer => Promise.resolve(json(200, neverShownAnswer(gateway.policy)));
