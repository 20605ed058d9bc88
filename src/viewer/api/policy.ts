/**
 * What the Policy screen asks of the gateway: the tables in force, what they would do to a made-up record, and how two
 * versions differ.
 */
import type {
  ComparisonAnswer,
  NeverShownAnswer,
  SimulateRequest,
  SimulationAnswer,
  SpecimenPerson,
  SpecimensAnswer,
  PolicyVersion,
  VersionsAnswer,
} from '../../domain/policy';
import { get, post } from './client';

/** The tables in force; read by shape, so that a new table appears without a change here. */
export const readPolicy = (signal?: AbortSignal): Promise<unknown> => get('/api/policy', signal);
export const readNeverShown = (signal?: AbortSignal): Promise<NeverShownAnswer> =>
  get('/api/policy/never-shown', signal);
export const listSpecimens = async (signal?: AbortSignal): Promise<readonly SpecimenPerson[]> =>
  (await get<SpecimensAnswer>('/api/policy/specimens', signal)).people;
export const simulatePolicy = (request: SimulateRequest): Promise<SimulationAnswer> =>
  post('/api/policy/simulate', request);
export const listVersions = async (signal?: AbortSignal): Promise<readonly PolicyVersion[]> =>
  (await get<VersionsAnswer>('/api/policy/versions', signal)).versions;
export const compareVersions = (from: string, to: string, signal?: AbortSignal): Promise<ComparisonAnswer> =>
  get(`/api/policy/versions/${encodeURIComponent(from)}/${encodeURIComponent(to)}`, signal);
