/** Where is each piece of work done? Builds in a child, answers in the analysis zone, rulings in the linkage zone. */
import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Ports, Work } from '../../../src/secondary/ports';
import type { WorklistAnswer, WorklistSide } from '../../../src/secondary/shapes/http-desks';
import { LINKAGE } from '../../../src/secondary/rules/linkage';
import { answer } from '../answers/answer';
import { answersOf } from '../answers/places';
import { preview } from '../answers/preview';
import { keepOnly, setsOf } from '../build/places';
import type { SecondaryConfig } from '../config/shape';
import { linkageZone } from '../linkage-zone';
import { keyFolder } from '../keys/key-folder';
import { rule, worklist, type WorkItem } from '../linkage/worklist';
import { building } from './building';

const sideOf = ({ family, given, birthDate, postcode }: WorkItem['row']): WorklistSide => ({
  family: family || null,
  given: given || null,
  birthDate: birthDate || null,
  postcode: postcode || null,
});

/** INVARIANT: no NHS number goes to a screen: the two sides are told apart by what differs. */
function rowOf(config: SecondaryConfig, item: WorkItem): WorklistAnswer['rows'][number] {
  const { id, rule: by, source, row, person } = item;
  return {
    id,
    rule: by,
    why: LINKAGE.find((one) => one.id === by)?.says ?? by,
    source: config.sources.find((one) => one.id === source)?.name ?? source,
    left: sideOf(row),
    right: sideOf(person),
    ruling: null,
  };
}

export function workOf(config: SecondaryConfig, stores: Ports['stores']): { readonly work: Work; end(): void } {
  const keys = keyFolder(config.keysDir);
  const builds = building(config, () => stores.objections.all());
  const projectKey = (request: string) => `project-${request}` as const;
  const filesOf = (request: string): readonly string[] => [
    setsOf(config.dataDir, request),
    answersOf(config.dataDir, request),
  ];
  const spine = join(linkageZone(config.dataDir), 'spine.sealed');
  const gone = (path: string): void => {
    rmSync(path, { recursive: true, force: true });
  };
  const work: Work = {
    build: builds.build,
    keepOnly: (request, digest) => {
      keepOnly(config.dataDir, request, digest);
      return Promise.resolve();
    },
    answer: (approved, built, question) => answer(config, approved, built, question),
    preview: (approved, question) => preview(approved, question),
    worklist: () => Promise.resolve(worklist(config).map((item) => rowOf(config, item))),
    rule: (id, { ruling, by, at }) =>
      Promise.resolve(rule(config, { item: id, ruling: ruling === 'same' ? 'same' : 'other', by, at })),
    destroyKey: (request) => {
      keys.destroy(projectKey(request));
      return Promise.resolve();
    },
    deleteFiles: (request) => {
      filesOf(request).forEach(gone);
      return Promise.resolve();
    },
    remains: (request) =>
      Promise.resolve(keys.has(projectKey(request)) || filesOf(request).some((path) => existsSync(path))),
    hasSpine: () => Promise.resolve(existsSync(spine)),
    // its key stays: by spine ids the ledger knows whom an earlier answer counted
    destroySpine: () => {
      gone(spine);
      return Promise.resolve();
    },
  };
  return {
    work,
    end: () => {
      builds.end();
    },
  };
}
