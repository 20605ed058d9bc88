// @vitest-environment jsdom
/** Is somebody without a known relationship asked why, once and by one press, and nobody else? */
import { cleanup, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { OpenedRecord } from '../../../domain/api';
import { answerWith, show, signInAs, startAfresh } from '../../../../tests/kits/viewer/screen';
import { RecordContext, type RecordOnScreen } from '../../open-record/record-context';
import { WhyStrip } from './WhyStrip';

const strip = (relationship: OpenedRecord['relationship']) =>
  show(
    <RecordContext value={{ opened: { access: 'a1', relationship } } as RecordOnScreen}>
      <WhyStrip />
    </RecordContext>,
  );

beforeEach(() => {
  startAfresh();
  signInAs('gp');
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

describe('why a record was opened', () => {
  it('is asked with four buttons, emergency among them and no text, and told by one press', async () => {
    let status = 503;
    const asked = answerWith({ 'POST /api/records/a1/why': () => [status, status === 204 ? undefined : {}] });
    strip('self-claimed');
    expect(screen.getAllByRole('button').map(({ textContent }) => textContent)).toEqual([
      'Emergency',
      'Seeing them now',
      'Referred to us',
      'Asked for advice',
    ]);
    expect(screen.queryByRole('textbox')).toBeNull();
    await userEvent.click(screen.getByRole('button', { name: 'Emergency' }));
    expect(await screen.findByText('This was not recorded.')).toBeTruthy();
    status = 204;
    await userEvent.click(screen.getByRole('button', { name: 'Emergency' }));
    expect((await screen.findByRole('status')).textContent).toBe('Recorded: Emergency');
    expect(screen.queryByRole('button')).toBeNull();
    expect(asked.at(-1)?.body).toEqual({ why: 'emergency' });
  });

  it.each(['registered', 'in-care'] as const)('is not asked of somebody whose relationship is %s', (relationship) => {
    strip(relationship);
    expect(screen.queryByRole('region', { name: 'Why you opened this record' })).toBeNull();
  });
});
