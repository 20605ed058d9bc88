import { describe, expect, it } from 'vitest';
import type { Detail, Entry } from '../../../record/entry';
import { recentlyStopped } from './current-medicines';
import { medicineParts } from './MedicineLine';

type Medicine = Extract<Detail, { section: 'medications' }>;
const MEDICINE: Medicine = {
  section: 'medications',
  generic: 'salbutamol',
  brand: null,
  strength: null,
  form: null,
  dose: null,
  route: null,
  frequency: null,
  more: null,
  reason: null,
  standing: 'current',
  doNotGive: false,
  lastEvidence: null,
};
const words = (parts: Partial<Medicine>) => medicineParts({ ...MEDICINE, ...parts }).map(({ text }) => text);

describe('the medicine line', () => {
  it.each([
    ['an amount stands behind DOSE', { dose: '5 mg' }, ['DOSE 5 mg']],
    ['a dose in words says itself what it is', { dose: 'Two puffs when needed' }, ['two puffs when needed']],
    ['each word in capitals stays', { dose: 'One To Be Taken' }, ['One To Be Taken']],
    ['a route is written small', { route: 'Oral' }, ['oral']],
    ['capitals that mean something stay', { route: 'PEG tube' }, ['PEG tube']],
    ['a brand is written in capitals', { brand: 'Ventolin' }, ['VENTOLIN']],
  ] as const)('%s', (_, parts, says) => {
    expect(words(parts)).toEqual(says);
  });
});

describe('what was stopped lately', () => {
  const DAY = 86_400_000;
  const stopped = (id: string, end: number): Entry => ({
    id,
    section: 'medications',
    title: id,
    summary: null,
    date: null,
    end: { text: '2020-01-01', precision: 'day', sort: end },
    status: null,
    tag: null,
    code: null,
    lane: 'dated',
    sources: [],
    conflicts: [],
    detail: { ...MEDICINE, standing: 'past' },
  });

  it('is told from today, not from the newest thing in the record', () => {
    const now = 1000 * DAY;
    expect(
      recentlyStopped(
        [
          stopped('last month', now - 30 * DAY),
          stopped('years ago', now - 900 * DAY),
          stopped('next week', now + 7 * DAY),
        ],
        now,
      ).map(({ id }) => id),
    ).toEqual(['last month']);
  });
});
