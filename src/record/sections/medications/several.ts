/** How does one line speak for several providers, so that none of what they say is lost? */
import type { Group } from '../../section';
import type { MedicationFact } from './fact';
import { fullness, saysStop } from './same-dosage';

/** Of several that agree, the dose that says most, where the first says no more than an amount or a time. */
export function doseOf(order: readonly MedicationFact[]): string | null {
  const said = order.filter(({ dosage }) => dosage.dose !== null);
  const [first] = said;
  if (first === undefined || order.length === 1) return first?.dosage.dose ?? null;
  const most = said.reduce((best, fact) => (fullness(fact) > fullness(best) ? fact : best), first);
  return most.dosage.dose;
}

/**
 * Words of one provider that it is stopped stand beside the standing that another's gives the line.
 * INVARIANT: no medicine that somebody says is stopped is plainly current.
 */
export function withStops(status: string, group: Group<MedicationFact>): string {
  if (group.length === 1) return status;
  const stops = group.flatMap(({ provider, dosage: { said } }) =>
    saysStop(said.text) ? [`; ${provider.name} says “${said.text ?? ''}”`] : [],
  );
  return `${status}${stops.join('')}`;
}

/** Where instructions differ the line says each provider's, all of them, with its name. */
export const eachOf = (group: Group<MedicationFact>): string | null =>
  group
    .flatMap(({ provider, dosage }) =>
      dosage.instructions === null ? [] : [`${provider.name}: ${dosage.instructions}`],
    )
    .join('; ') || null;
