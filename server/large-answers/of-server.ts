/** The threads of a running server: by its own policy, tables and key. */
import type { Logger } from '../../src/gateway/ports';
import type { Policy } from '../../src/policy/policy';
import type { ServerConfig } from '../config';
import type { KeyRing } from '../keys/key-ring';
import type { PdfReader } from '../letters/read-pdf';
import type { Begun } from './asked';
import { largeAnswers, type LargeAnswers } from './threads';

export function largeAnswersOf(
  { gateway, terminologyPack }: ServerConfig,
  source: Begun['policy'],
  policy: Policy,
  ring: KeyRing,
  readPdf: PdfReader['read'],
  log: Logger,
): LargeAnswers {
  const { tables: told } = gateway;
  const tables = terminologyPack === null || told === undefined ? null : { folder: terminologyPack, told };
  const begun = { policy: source, policyDigest: policy.digest, tables, key: ring.fixed };
  return largeAnswers({ begun, readPdf, log });
}
