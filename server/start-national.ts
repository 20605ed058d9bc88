/** What does `npm start -- --national` start beside the demo? A made-up system of a clinician's own, with its doors. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createOwnSystem, type OwnSystem } from '../mocks/national/own-system/own-system';
import { demoColleagues, demoPatients } from '../mocks/national/own-system/people';
import { CLOSED, problemResponse } from '../src/gateway/http/problem';
import { listen } from './host';

export interface National {
  /** The page “as from your own system”. */
  readonly origin: string;
  /** What the demo's config says of it. */
  readonly config: { readonly launch: OwnSystem['launch'] };
  close(): Promise<void>;
}

/** Starts it on loopback, on a free port; `product` is where the demo is, once it listens. Rejects where it cannot. */
export async function startNational(host: string, product: () => string): Promise<National> {
  let system: OwnSystem | null = null;
  const listening = await listen((request) => system?.answer(request) ?? problemResponse('/', CLOSED), host, 0);
  if (!listening.ok) throw new Error(listening.problem);
  const folder = mkdtempSync(join(tmpdir(), 'whole-picture-national-'));
  system = await createOwnSystem({
    origin: listening.origin,
    folder,
    patients: await demoPatients(),
    users: demoColleagues(),
    product,
  });
  return {
    origin: listening.origin,
    config: { launch: system.launch },
    close: async () => {
      await listening.close(0);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
