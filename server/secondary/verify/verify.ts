/** Does everything that must hold of the data folder hold? Every breach comes back by its row and its place. */
import { approvedOf } from '../../../src/secondary/requests/in-force';
import type { SecondaryConfig } from '../config/shape';
import { openDatabase } from '../duckdb/database';
import { auditProblem } from '../store/audit';
import { openStore } from '../store/open';
import { answer, answersIn } from './answers';
import type { Finding, Tell } from './checks';
import { modesOf } from './modes';
import { setsIn, type ApprovedOf } from './sets';

/** What the folders hold, without the database of requests. */
export async function verifyFolders(
  config: SecondaryConfig,
  approved: ApprovedOf = () => null,
): Promise<readonly Finding[]> {
  const findings: Finding[] = [];
  const tell: Tell = (check, where, what) => findings.push({ check, where, what });
  modesOf(config, tell);
  const database = await openDatabase(config.engine);
  try {
    await setsIn(database, config.dataDir, approved, tell);
  } finally {
    database.close();
  }
  answersIn(config.dataDir, tell);
  return findings;
}

/** What the database says beside them: what was approved, stored answers, and the chain of the audit. */
export async function verify(config: SecondaryConfig): Promise<readonly Finding[]> {
  const opened = await openStore(config.databaseUrl);
  if (!opened.ok)
    return [...(await verifyFolders(config)), { check: 'VF-13', where: 'database', what: opened.problem }];
  const { db, stores, close } = opened.store;
  try {
    const findings: Finding[] = [];
    const tell: Tell = (check, where, what) => findings.push({ check, where, what });
    const requests = await stores.requests.list();
    const broken = await auditProblem(db);
    if (broken !== null) tell('VF-13', 'audit', broken);
    for (const { id } of requests)
      for (const stored of await stores.answers.of(id)) answer(stored.answer, `answer ${stored.id}`, tell);
    const folders = await verifyFolders(config, (id) => {
      const request = requests.find((one) => one.id === id);
      const approved = request === undefined ? null : approvedOf(request);
      return approved === null
        ? { columns: [], concepts: [] }
        : { columns: approved.data.columns, concepts: approved.data.valueSets };
    });
    return [...folders, ...findings];
  } finally {
    await close();
  }
}
