import { expect, it } from 'vitest';
import { briefNames, shortNames } from './provider-names';

const ref = (id: string, name: string, setting: 'gp' | 'acute' = 'acute') => ({ id, name, setting });

it('drops generic endings, and marks a GP practice', () => {
  expect([
    ...shortNames([
      ref('a', 'Parkside Medical Centre', 'gp'),
      ref('b', 'Northgate Hospital'),
      ref('c', 'Riverside Mental Health'),
    ]).values(),
  ]).toEqual(['Parkside (GP)', 'Northgate', 'Riverside Mental Health']);
});

it('keeps whole names where two would be named alike', () => {
  expect([...shortNames([ref('a', 'Northgate Hospital'), ref('b', 'Northgate Surgery', 'gp')]).values()]).toEqual([
    'Northgate Hospital',
    'Northgate Surgery (GP)',
  ]);
});

it.each([
  ['Ysbyty Gwynedd', 'Ysbyty Gwynedd'],
  ['Saint Example’s Hospital', 'Saint Example’s'],
  ['St Example Hospital', 'St Example'],
  ['King’s Example Hospital', 'King’s Example'],
  ['Queen Example Hospital', 'Queen Example'],
  ['Princess Example Hospital', 'Princess Example'],
])('never cuts %s to a word that names nobody', (name, brief) => {
  expect([...briefNames([ref('a', name), ref('b', 'Parkside Medical Centre', 'gp')]).values()][0]).toBe(brief);
});

it('never names an organisation by a word that many share', () => {
  expect([
    ...briefNames([
      ref('a', 'Royal Example Hospital'),
      ref('b', 'Riverside Mental Health'),
      ref('c', 'Riverside Hospital'),
    ]).values(),
  ]).toEqual(['Royal Example', 'Riverside Mental Health', 'Riverside Hospital']);
});
