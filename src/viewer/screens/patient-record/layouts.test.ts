import { describe, expect, it } from 'vitest';
import { ROLES } from '../../../domain/roles';
import { inOneColumn, layoutOf } from './layouts';

const ORDER = ['allergies', 'medicines', 'problems', 'results'];

describe('a record in one column', () => {
  it.each(ROLES)('has every card of the wide page once, and no other, for %s', (role) => {
    const layout = layoutOf(role);
    expect([...inOneColumn(layout)].sort()).toEqual([...layout.stacks.flat()].sort());
  });

  it.each(ROLES.filter((role) => layoutOf(role).glance !== true))(
    'has what may harm first, then what is taken, for %s',
    (role) => {
      const cards: readonly string[] = inOneColumn(layoutOf(role));
      const known = ORDER.filter((card) => cards.includes(card));
      expect(cards.slice(0, known.length)).toEqual(known);
    },
  );

  it('begins with what the person says and with people for a social worker', () => {
    expect(inOneColumn(layoutOf('social-worker')).slice(0, 2)).toEqual(['about-me', 'contacts']);
  });
});
