/** Who has opted out before the first start? The synthetic people who did, written once into the register. */
import { createHash } from 'node:crypto';
import type { OptOutForm } from '../src/domain/api';
import { consentOf } from '../src/gateway/opt-out/consent';
import { carriedEntry } from '../src/gateway/audit/by-command';
import type { OptOutStore } from '../src/gateway/ports';

export interface SeededOptOut {
  readonly form: OptOutForm;
  /** ISO instant. */
  readonly decidedAt: string;
  /** Where the decision came from. */
  readonly origin: string;
}

/** The same at every start, and without the NHS number, since ids stand in our URLs. */
const seedId = (nhsNumber: string, decidedAt: string): string =>
  `seed-${createHash('sha256').update(`${nhsNumber} ${decidedAt}`).digest('hex').slice(0, 32)}`;

/**
 * Adds each decision under an id of its own; one that is already there stays as it is, and so does what was decided
 * since.
 */
export async function seedOptOuts(store: OptOutStore, decisions: readonly SeededOptOut[]): Promise<void> {
  for (const { form, decidedAt, origin } of decisions) {
    const id = seedId(form.nhsNumber, decidedAt);
    if ((await store.get(id)) !== null) continue;
    const decision = consentOf({
      id,
      nhsNumber: form.nhsNumber,
      decision: 'deny',
      at: decidedAt,
      recordedBy: 'Opt-out desk',
      origin,
      form,
    });
    await store.add(decision, carriedEntry(decision));
  }
}
