/** Which fixtures are made from a seed when asked for, and not kept as files? */
import type { CostlyFixture } from './fixture';

export const COSTLY_FIXTURES: readonly CostlyFixture[] = [];
