/** Is each thing named once in the one line on the first screen, with all that differs of it? */
import { expect, it } from 'vitest';
import type { ToSettle } from '../../../../record/changed/settle';
import type { Entry } from '../../../../record/entry';
import { briefly } from './settle-words';

const NAMES = { nameOf: (id: string) => id, inOrder: (ids: readonly string[]) => ids };
const allergy = (title: string, field: string): ToSettle => ({
  kind: 'allergies',
  entries: [{ id: title, title, detail: { section: 'allergies', kind: 'allergy' } } as Entry],
  conflict: { field, values: [] },
});

it.each([
  { items: [allergy('egg', 'severity')], says: ['egg: severity differs'] },
  { items: [allergy('egg', 'severity'), allergy('egg', 'status')], says: ['egg: severity and status differ'] },
  {
    items: [allergy('egg', 'severity'), allergy('nut', 'status'), allergy('egg', 'status')],
    says: ['egg: severity and status differ', 'nut: status differs'],
  },
])('$says', ({ items, says }) => {
  expect(briefly(items, NAMES)).toEqual(says);
});
