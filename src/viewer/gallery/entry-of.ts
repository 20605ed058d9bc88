/** An entry that has only its detail: for the gallery and its tests. */
import type { Detail, Entry } from '../../record/entry';

export const entryOf = (title: string, detail: Detail): Entry => ({
  id: title,
  section: detail.section,
  title,
  summary: null,
  date: null,
  end: null,
  status: null,
  tag: null,
  code: null,
  lane: 'undated',
  sources: [],
  conflicts: [],
  detail,
});
