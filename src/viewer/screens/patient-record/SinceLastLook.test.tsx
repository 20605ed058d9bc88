// @vitest-environment jsdom
import { QueryClientProvider } from '@tanstack/react-query';
import { cleanup, render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { ChangesAnswer } from '../../../domain/api';
import { buildSections } from '../../../record/build';
import type { ProviderState } from '../../../record/entry';
import { SECTION_RULES } from '../../../record/registry';
import { queryClient } from '../../api/query-client';
import { useReading } from '../../open-record/reading';
import { RecordContext, type RecordOnScreen } from '../../open-record/record-context';
import { useWhatsNew } from '../../open-record/use-whats-new';
import { answerWith, startAfresh, type Answers } from '../../../../tests/kits/viewer/screen';
import { NewElsewhere } from './NewElsewhere';
import { NewSinceCard } from './NewSinceCard';
import { SinceLastLook } from './SinceLastLook';
import { EntryChanges } from './entry/EntryChanges';

const NOW = Date.parse('2026-11-22T15:00:00Z');
const SINCE = '2026-11-20T14:02:00Z';
const PATH = 'GET /api/records/acc/changes';

const held = (id: string): ProviderState => ({
  state: 'answered',
  provider: { id, name: `${id} Hospital`, setting: 'acute' },
  coverage: [],
  warnings: [],
  retrievedAt: '2026-11-22T15:00:00Z',
  resources: [
    {
      resourceType: 'Procedure',
      id: 'p1',
      status: 'completed',
      subject: {},
      code: { text: 'Operation' },
      performedDateTime: '2026-11-21',
    },
  ],
});
const asking = (id: string): ProviderState => ({ state: 'asking', provider: { id, name: id, setting: 'gp' } });
const failed = (id: string): ProviderState => ({
  state: 'failed',
  provider: { id, name: id, setting: 'gp' },
  reason: 'unreachable',
});

function onScreen(states: readonly ProviderState[], emergency = false): RecordOnScreen {
  const record = buildSections({ providers: states, now: NOW }, SECTION_RULES);
  return {
    opened: {
      access: 'acc',
      view: { emergency: emergency ? { endsAt: '' } : null, sections: {} },
    } as unknown as RecordOnScreen['opened'],
    openedAt: NOW,
    role: 'gp',
    own: null,
    record,
    states,
    retry: () => undefined,
    nameOf: (id) => `${id} Hospital`,
    shortNameOf: (id) => id,
    briefNameOf: (id) => id,
    inOrder: (ids) => [...new Set(ids)],
  };
}

function Parts({ id }: { readonly id: string }) {
  return (
    <>
      <SinceLastLook told={useWhatsNew()} />
      <NewElsewhere />
      <EntryChanges id={id} />
    </>
  );
}

const draw = (context: RecordOnScreen) => (
  <QueryClientProvider client={queryClient}>
    <RecordContext value={context}>
      <Parts id={context.record.entries[0]?.id ?? ''} />
    </RecordContext>
  </QueryClientProvider>
);
const told = (...providers: readonly Partial<ChangesAnswer['providers'][number]>[]): Answers => ({
  [PATH]: () => [
    200,
    {
      providers: providers.map((one) => ({ id: 'north', since: SINCE, added: [], changed: [], withdrawn: [], ...one })),
    },
  ],
});

beforeEach(startAfresh);
afterEach(() => {
  cleanup();
  useReading.getState().forget();
  vi.unstubAllGlobals();
});

describe('the line that says what is new', () => {
  it('counts it, says since when, narrows the timeline, and says in the entry whose source it is', async () => {
    answerWith(told({ added: ['Procedure/p1'] }));
    render(draw(onScreen([held('north')])));
    const chip = await screen.findByRole('button', { name: 'Since you last looked 1' });
    expect(screen.getByText('since 20-Nov-2026 14:02')).toBeTruthy();
    await userEvent.click(chip);
    expect(useReading.getState().fresh).toBe('all');
    expect(chip.getAttribute('aria-pressed')).toBe('true');
    expect(screen.getByRole('list', { name: 'Since you last looked' }).textContent).toBe(
      'new north Hospital, since you last looked on 20-Nov-2026 14:02',
    );
    await userEvent.click(screen.getByRole('button', { name: 'Procedures 1' }));
    expect(useReading.getState()).toMatchObject({ fresh: 'elsewhere', filter: { sections: ['procedures'] } });
  });

  it('says nothing at the first opening', async () => {
    const asked = answerWith(told({ since: null, added: ['Procedure/p1'] }));
    const { container } = render(draw(onScreen([held('north')])));
    await waitFor(() => {
      expect(asked).toHaveLength(1);
    });
    await waitFor(() => {
      expect(queryClient.isFetching()).toBe(0);
    });
    expect(container.textContent).toBe('');
  });

  it('says that it is still to come for as long as it is, and not when nobody has answered', async () => {
    let tell = (): void => undefined;
    const told1 = told({})[PATH]?.({ method: 'GET', path: '', body: null }) ?? [500];
    vi.stubGlobal(
      'fetch',
      () =>
        new Promise<Response>((resolve) => {
          tell = () => {
            resolve(Response.json(told1[1]));
          };
        }),
    );
    const busy = (): string | null => screen.getByRole('status').getAttribute('aria-busy');
    const { rerender } = render(draw(onScreen([asking('north'), failed('south')])));
    expect(busy()).toBeNull();
    rerender(draw(onScreen([held('north'), asking('south')])));
    expect(busy()).toBe('true');
    await waitFor(() => {
      tell();
      expect(busy()).toBeNull();
    });
    // one more has answered: what was told of the first stands while the gateway is asked again
    rerender(draw(onScreen([held('north'), held('south')])));
    expect(busy()).toBe('true');
    await waitFor(() => {
      tell();
      expect(busy()).toBeNull();
    });
  });

  it('claims “nothing new” only when nobody is being asked, and names whom it does not speak for', async () => {
    answerWith(told({}));
    const { rerender, container } = render(draw(onScreen([held('north'), asking('south')])));
    await waitFor(() => {
      expect(queryClient.isFetching()).toBe(0);
    });
    expect(container.textContent).not.toMatch(/nothing new/i);
    rerender(draw(onScreen([held('north'), failed('south')])));
    expect((await screen.findByText(/Nothing new/)).textContent).toBe(
      'Nothing new since you last looked, 20-Nov-2026 14:02; not compared: south',
    );
  });

  it('holds the place of its card and says that it may come, but only where somebody has answered', async () => {
    answerWith(told({}));
    const card = (states: readonly ProviderState[]) => (
      <QueryClientProvider client={queryClient}>
        <RecordContext value={onScreen(states)}>
          <NewSinceCard />
        </RecordContext>
      </QueryClientProvider>
    );
    const { rerender, container } = render(card([asking('north'), failed('south')]));
    expect(container.innerHTML).toBe('');
    rerender(card([held('north'), failed('south')]));
    expect(container.querySelector('[aria-busy="true"]')?.textContent).toBe('');
    await waitFor(() => {
      expect(container.innerHTML).toBe('');
    });
  });

  it('says so when it could not be told, and asks again', async () => {
    const asked = answerWith({ [PATH]: () => [500] });
    render(draw(onScreen([held('north')])));
    await screen.findByText(/could not be told/);
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(asked).toHaveLength(2);
  });

  it('names what was withdrawn', async () => {
    answerWith(told({ withdrawn: ['Procedure/p1'] }));
    const state = held('north');
    const inError =
      state.state === 'answered'
        ? { ...state, resources: state.resources.map((one) => ({ ...one, status: 'entered-in-error' }) as typeof one) }
        : state;
    render(draw(onScreen([inError])));
    await userEvent.click(await screen.findByRole('button', { name: 'Withdrawn 1' }));
    expect(screen.getAllByText('Operation')[0]?.parentElement?.textContent).toBe(
      'Operation: north Hospital now says that this was entered in error. You may have seen it on 20-Nov-2026 14:02.',
    );
  });

  it('shows nothing in one view that was told of another', async () => {
    let answers = 0;
    answerWith({
      [PATH]: () =>
        answers++ === 0
          ? (told({ added: ['Procedure/p1'] })[PATH]?.({ method: 'GET', path: '', body: null }) ?? [500])
          : [500],
    });
    const { rerender } = render(draw(onScreen([held('north')])));
    await screen.findByRole('button', { name: 'Since you last looked 1' });
    rerender(draw(onScreen([held('north')], true)));
    expect(screen.queryByRole('button', { name: 'Since you last looked 1' })).toBeNull();
    await screen.findByText(/could not be told/);
  });
});
