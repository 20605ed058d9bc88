// Does a refusal tell of one person what an answer would not?
import { describe, expect, it } from 'vitest';
import { askedWorld, type Somebody } from '../../../tests/kits/secondary/asked-world';
import type { Breakdown } from '../shapes/question';

const VALUES = { sex: ['f'], ageBand: ['a', 'b', 'c'] };
const BY: readonly Breakdown[] = ['sex'];

/** Forty women, of whom so many have the outcome; the first of them is the one of whom something is sought. */
const women = (outcomes: number, first: boolean): readonly Somebody[] =>
  Array.from({ length: 40 }, (_, at) => ({
    by: { sex: 'f', ageBand: 'a' },
    hasOutcome: at === 0 ? first : at <= (first ? outcomes - 1 : outcomes),
  }));

describe('where all but one of those who were told are asked for', () => {
  const asked = (outcomes: number, first: boolean) => {
    const world = askedWorld(VALUES);
    const all = women(outcomes, first);
    const before = world.ask(all, { asked: 'all', by: BY });
    const others = world.ask(all, { asked: 'all but one', by: BY, of: (_somebody, at) => at > 0 });
    return { before, others };
  };

  it.each([8, 9, 20])('of %i with the outcome, it ends the same whether the one has it or not', (outcomes) => {
    const [has, hasNot] = [asked(outcomes, true), asked(outcomes, false)];
    expect(has.before).toMatchObject({ ok: true, rows: [{ population: 40 }] });
    for (const { others } of [has, hasNot])
      expect(others).toMatchObject({ ok: true, rows: [{ population: 'withheld', outcome: 'withheld' }] });
  });

  it('what was not told is refused as before', () => {
    const world = askedWorld(VALUES);
    const all = women(7, false);
    expect(world.ask(all, { asked: 'all', by: BY })).toMatchObject({ ok: false, rules: ['D6'] });
    const others = world.ask(all, { asked: 'all but one', by: BY, of: (_somebody, at) => at > 0 });
    expect(others).toMatchObject({ ok: false, rules: ['D6'] });
  });
});

it('is in the same words, whether too much is withheld or it could be worked out', () => {
  const world = askedWorld(VALUES);
  const few = Array.from({ length: 21 }, (_, at): Somebody => ({
    by: { sex: 'f', ageBand: ['a', 'b', 'c'][at % 3] ?? 'a' },
    hasOutcome: at % 2 === 0,
  }));
  const refused = [
    world.ask(few, { asked: 'fine', by: ['ageBand'] }),
    world.ask(women(7, false), { asked: 'small', by: BY }),
  ].map((answer) => (answer.ok ? null : answer.message));
  expect(new Set(refused).size).toBe(1);
  expect(refused[0]).toContain('too much of it would be withheld, or could be worked out');
});
