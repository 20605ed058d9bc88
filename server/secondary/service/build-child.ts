/**
 * One build in a process of its own: whatever it needs is given back with its end, and the program goes on answering
 * meanwhile. It is told once what to build, tells its steps, and what came of it. It ends with whoever started it.
 */
import { runBuild, STEP_WORDS } from '../build/run';
import { ownRegister } from '../registers/objections';
import type { ToldByBuild, ToldToBuild } from './building';

const tell = (told: ToldByBuild): Promise<void> =>
  new Promise((resolve) => {
    if (!process.connected) process.exit(1);
    process.send?.(told, () => {
      resolve();
    });
  });

async function build({ config, approved, objections }: ToldToBuild): Promise<void> {
  const done = await runBuild(config, approved, {
    own: ownRegister(objections),
    now: () => new Date(),
    tell: (step) => void tell({ step: STEP_WORDS[step] }),
  });
  await tell({ done });
  process.disconnect();
}

// INVARIANT: whoever started us is gone: nobody would note what was built.
process.on('disconnect', () => process.exit());
process.once('message', (told) => {
  build(told as ToldToBuild).catch((error: unknown) => {
    process.stderr.write(`a build failed: ${error instanceof Error ? error.name : typeof error}\n`);
    process.exit(1);
  });
});
