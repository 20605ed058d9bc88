/** Is the privacy officer told once of each form that was not ruled by its day, and by whichever gateway is first? */
import { expect, it } from 'vitest';
import { createMemoryStores } from '../src/gateway/memory-stores';
import type { StoredCase } from '../src/gateway/ports';
import { alertOfOverdue } from './overdue-alert';

const one = (id: string, due: string, state: StoredCase['state']): StoredCase => ({
  id,
  reference: `2222-222${id}`,
  state,
  due,
  openedAt: '2026-11-20T10:00:00Z',
  decision: null,
  content: null,
  claimedUntil: 0,
  version: 1,
  sealed: '',
});
const NOW = Date.parse('2026-11-28T10:00:00Z');

it('tells once of each, and of nothing that is in time or ruled', async () => {
  const stores = createMemoryStores();
  for (const added of [
    one('2', '2026-11-27', 'held'),
    one('3', '2026-11-27', 'received-whole'),
    one('4', '2026-11-28', 'held'),
    one('5', '2026-11-20', 'closed'),
  ])
    await stores.cases.add(added, []);
  await Promise.all([alertOfOverdue(stores, NOW), alertOfOverdue(stores, NOW)]);
  await alertOfOverdue(stores, NOW);
  const alerts = await stores.alerts.list();
  expect(alerts.map(({ id, kind }) => [id, kind]).sort()).toEqual([
    ['opt-out-overdue-2', 'opt-out-overdue'],
    ['opt-out-overdue-3', 'opt-out-overdue'],
  ]);
  expect(alerts.map(({ text }) => text).join(' ')).toMatch(/2222-2222.*|27-Nov-2026/);
});

it('tells at the next try where the alert could not be kept', async () => {
  const stores = createMemoryStores();
  await stores.cases.add(one('2', '2026-11-27', 'held'), []);
  const down = { ...stores, alerts: { ...stores.alerts, add: () => Promise.reject(new Error('down')) } };
  await expect(alertOfOverdue(down, NOW)).rejects.toThrow('down');
  await alertOfOverdue(stores, NOW);
  expect(await stores.alerts.list()).toHaveLength(1);
});
