/**
 * Who stands in for demographics and a provider when only the number of people matters? One server that knows
 * everybody, under the number asked for.
 */
import { demoConfig, type DemoFile } from '../../mocks/demo-config';
import { listen, type Listening } from '../../server/host';
import { isNhsNumber } from '../../src/domain/nhs-number';
import { bundle, condition, patient } from './ill-provider';

export const BORN = '1950-05-05';
/** People of the range that is never given to anybody. */
export const NUMBERS = Array.from({ length: 20_000 }, (_, at) => `999${String(at + 1).padStart(7, '0')}`).filter(
  isNhsNumber,
);

export interface Anybody extends Listening {
  /** From now on an answer for a record waits for this. */
  waitFor(record: () => Promise<void>): void;
  /** The demo's config with this provider alone, called `only`. */
  readonly config: DemoFile;
}

export async function startAnybody(): Promise<Anybody> {
  let record = (): Promise<void> => Promise.resolve();
  const answer = async (request: Request): Promise<Response> => {
    const { pathname, searchParams } = new URL(request.url);
    const number = (searchParams.get('identifier') ?? '').split('|')[1] ?? NUMBERS[0] ?? '';
    const found = patient({
      identifier: [{ system: 'https://fhir.nhs.uk/Id/nhs-number', value: number }],
      name: [{ family: 'XX-TESTPATIENT', given: ['Someone'] }],
      birthDate: BORN,
    });
    if (!pathname.endsWith('$everything')) return Response.json(bundle([found]));
    await record();
    return Response.json(bundle([condition('1')]));
  };
  const listening = await listen(answer, '127.0.0.1', 0);
  if (!listening.ok) throw new Error(listening.problem);
  const demo = demoConfig(listening.origin);
  const [provider] = demo.providers.filter(({ retrieve }) => retrieve === 'everything');
  if (provider === undefined) throw new Error('no provider answers everything at once');
  return {
    ...listening,
    waitFor: (next) => {
      record = next;
    },
    config: { ...demo, providers: [{ ...provider, id: 'only', ods: 'RONLY', timeoutMs: 120_000 }] },
  };
}
