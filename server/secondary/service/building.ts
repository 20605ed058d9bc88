/** How is a build run beside the answering of requests? In a child that is told what was approved and nothing else. */
import { fork, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import type { PlacedObjection, Work } from '../../../src/secondary/ports';
import { refusal, type Refusal } from '../../../src/secondary/requests/request';
import type { ApprovedRequest } from '../../../src/secondary/shapes/approved';
import type { Manifest } from '../../../src/secondary/shapes/data-set';
import type { BuildReport } from '../../../src/secondary/shapes/http';
import type { OwnRow } from '../../../src/secondary/objections/consent';
import type { Built } from '../build/refusal';
import type { SecondaryConfig } from '../config/shape';
import { ownRows } from '../registers/objections';

export interface ToldToBuild {
  readonly config: SecondaryConfig;
  readonly approved: ApprovedRequest;
  readonly objections: readonly OwnRow[];
}

interface BuiltSet {
  readonly manifest: Manifest;
  readonly report: BuildReport;
}

export type ToldByBuild = { readonly step: string } | { readonly done: Built<BuiltSet> };

const CHILD = join(import.meta.dirname, 'build-child.ts');

function outcomeOf(done: Built<BuiltSet>): BuiltSet | Refusal {
  return done.ok ? done.value : refusal(422, done.code, done.message, ...done.rules);
}

export interface Building {
  readonly build: Work['build'];
  /** Whatever is being built is given up. */
  end(): void;
}

export function building(config: SecondaryConfig, objections: () => Promise<readonly PlacedObjection[]>): Building {
  const running = new Set<ChildProcess>();
  return {
    async build(approved, tell) {
      const told: ToldToBuild = { config, approved, objections: ownRows(await objections()) };
      return new Promise((resolve, reject) => {
        const child = fork(CHILD, [], {
          execArgv: ['--import', 'tsx'],
          stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
          env: { ...process.env, NODE_ENV: 'production' },
        });
        running.add(child);
        let outcome: BuiltSet | Refusal | null = null;
        child.on('message', (said) => {
          const message = said as ToldByBuild;
          if ('step' in message) tell(message.step);
          else outcome = outcomeOf(message.done);
        });
        child.on('error', reject);
        child.on('exit', () => {
          running.delete(child);
          if (outcome === null) reject(new Error('the build ended before it was done'));
          else resolve(outcome);
        });
        child.send(told);
      });
    },
    end() {
      for (const child of running) child.kill('SIGKILL');
    },
  };
}
