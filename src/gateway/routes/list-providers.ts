/** Which providers are connected, and how do they answer? `GET /api/providers`, for the privacy officer. */
import type { ProvidersListed } from '../../domain/listed-providers';
import { toIso } from '../../domain/instant';
import { json, type Answer, type SignedInCall } from '../call';

/** Every provider of the config, in its order; what this process knows of its last answers. */
export const listProviders = ({ gateway: { config, lastAnswers } }: SignedInCall): Answer => {
  const answer: ProvidersListed = {
    providers: config.providers.map(({ id, name, setting, ods, enabled = true }) => ({
      id,
      name,
      setting,
      ods,
      enabled,
      answers: lastAnswers.of(id).map(({ outcome, at, seconds }) => ({ outcome, at: toIso(at), seconds })),
    })),
  };
  return Promise.resolve(json(200, answer));
};
