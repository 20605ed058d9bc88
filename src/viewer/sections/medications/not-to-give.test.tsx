// @vitest-environment jsdom
/**
 * Do the medicines that must not be given stand first in their card, every one of them, with the words in what a screen
 * reader says?
 */
import { cleanup, render, screen, within } from '@testing-library/react';
import type { FhirResource } from 'fhir/r4';
import { afterEach, describe, expect, it } from 'vitest';
import { SECTIONS } from '../../../domain/sections';
import type { ProviderState } from '../../../record/entry';
import { buildRecord } from '../../../record/record';
import { PROVIDERS } from '../../gallery/examples';
import { AT, Stage } from '../../gallery/Stage';
import { CurrentMedicinesCard } from './CurrentMedicinesCard';
import { medications } from './look';

const order = (id: string, text: string, more: object = {}) => ({
  resourceType: 'MedicationRequest',
  id,
  status: 'active',
  intent: 'order',
  subject: {},
  medicationCodeableConcept: { text },
  authoredOn: new Date(AT - 86_400_000).toISOString().slice(0, 10),
  ...more,
});
const NOT = { doNotPerform: true };
const NAMES = [
  'Amoxicillin 500mg capsules',
  'Ibuprofen 400mg tablets',
  'Codeine 30mg tablets',
  'Trimethoprim 200mg tablets',
];

function card(...resources: readonly object[]): HTMLElement {
  const [provider] = PROVIDERS;
  if (provider === undefined) throw new Error('no provider');
  const states: readonly ProviderState[] = [
    {
      state: 'answered',
      provider,
      resources: resources as readonly FhirResource[],
      coverage: SECTIONS.map((section) => ({ section, code: 'answered', text: '' })),
      warnings: [],
      retrievedAt: '',
    },
  ];
  render(
    <Stage states={states} record={buildRecord({ providers: states, now: AT })}>
      <CurrentMedicinesCard shown={1} />
    </Stage>,
  );
  return screen.getByRole('region', { name: 'Current medicines' });
}
afterEach(cleanup);

describe('the medicines card', () => {
  it('has every order not to give one first, under its own heading, and none of them folded', () => {
    const shown = card(
      order('a', 'Ramipril 5mg capsules'),
      order('b', 'Bisoprolol 5mg tablets'),
      ...NAMES.map((name, at) => order(`n${String(at)}`, name, NOT)),
    );
    expect(within(shown).getByRole('heading', { name: 'Do NOT give' })).toBeTruthy();
    const lines = within(shown)
      .getAllByRole('button')
      .filter(({ className }) => className === 'wp-line__open')
      .map((line) => line.textContent.replace(/\s+/g, ' '));
    expect(lines).toHaveLength(NAMES.length + 1);
    lines.slice(0, NAMES.length).forEach((line) => {
      expect(line).toMatch(/^Do NOT: /);
    });
    expect(lines.at(-1)).toMatch(/^bisoprolol/);
    expect(within(shown).getByRole('button', { name: '+ 1 more' })).toBeTruthy();
  });

  it('counts them among no medicines, and does not say that there is nothing to show', () => {
    const shown = card(order('n', 'Amoxicillin 500mg capsules', NOT));
    expect(within(shown).getByRole('button', { name: /^Do NOT: amoxicillin/ })).toBeTruthy();
    expect(shown.querySelector('.wp-card__count')?.textContent).not.toContain('1');
    expect(shown.querySelector('.wp-absence--missing')).toBeNull();
  });

  it('shows a statement that there are none as worded, and counts no medicine', () => {
    const shown = card(order('s', 'No regular medication'));
    expect(within(shown).getByRole('button', { name: /^No regular medication recorded as a statement/ })).toBeTruthy();
    expect(shown.querySelector('.wp-card__count')?.textContent).not.toContain('1');
    expect(shown.querySelector('.wp-absence--missing')).toBeNull();
  });

  it('says of one on hold that it is', () => {
    expect(card(order('h', 'Warfarin 3mg tablets', { status: 'on-hold' })).textContent).toContain('On hold');
  });

  it('has no such heading where there is none', () => {
    expect(
      within(card(order('a', 'Ramipril 5mg capsules'))).queryByRole('heading', { name: 'Do NOT give' }),
    ).toBeNull();
  });
});

it('the timeline’s row says it', () => {
  const [provider] = PROVIDERS;
  const states = [
    {
      state: 'answered',
      provider,
      resources: [order('n', 'Amoxicillin 500mg capsules', NOT)],
      coverage: [],
      warnings: [],
      retrievedAt: '',
    },
  ] as unknown as readonly ProviderState[];
  const [entry] = buildRecord({ providers: states, now: AT }).entries;
  if (entry === undefined) throw new Error('no entry');
  const { container } = render(
    <Stage states={states}>
      <medications.Row entry={entry} />
    </Stage>,
  );
  expect(container.textContent).toMatch(/^Do NOT: amoxicillin/);
  expect(container.textContent).not.toContain('do-not-give');
});
