// @vitest-environment jsdom
/**
 * Is a record read by this service's own list of names where there is one, and is it said, and tried again, where that
 * list cannot be had?
 */
import { act, cleanup, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import type { OpenedRecord } from '../../../domain/api';
import type { ConceptCode, TerminologyAnswer, TerminologyRequest } from '../../../domain/terminology-api';
import type * as AskProvider from '../../open-record/ask-provider';
import { closeOpenRecord } from '../../state/close-record';
import { concepts, facts } from '../../../terminology/in-force';
import { FACT_TABLES, TERM_TABLES } from '../../../terminology/tables';
import {
  answered,
  ask,
  fetched,
  NORTHGATE,
  opened,
  PARKSIDE,
  region,
  reply,
  setUpRecordScreen,
  show,
  viewWith,
} from '../../../../tests/kits/viewer/record-screen';
import { OwnNamesPart } from './parts';

vi.mock('../../open-record/ask-provider', async (original) => ({
  ...(await original<typeof AskProvider>()),
  askProvider: (await import('../../../../tests/kits/viewer/held-answers')).askProvider,
}));

setUpRecordScreen();
beforeAll(() => OwnNamesPart.ahead());

const SAID = 'could not be loaded; shown as sent';
const CODE = '999000041000000102';
/** Each test its own: names are kept by their digest. */
let digests = 0;
const own = (): OpenedRecord & { readonly terminology: NonNullable<OpenedRecord['terminology']> } => {
  digests += 1;
  const terminology = { name: 'trust', release: '1', digest: `sha256:${String(digests)}` };
  return { ...opened('one', viewWith([]), { terminology }), terminology };
};

/** What a gateway tells whose tables are the shipped ones and call one further code penicillin. */
function told({ codes }: TerminologyRequest, terminology: OpenedRecord['terminology']): TerminologyAnswer {
  const row: ConceptCode = { table: 'allergens', concept: 'penicillin', group: '', system: 'snomed', code: CODE };
  return {
    terminology: terminology ?? null,
    names: {
      terms: Object.fromEntries(
        TERM_TABLES.map((table) => [
          table,
          concepts(table).map(({ id, group, name, names }) => ({ id, group, name, names, codedIn: [] })),
        ]),
      ),
      facts: Object.fromEntries(
        FACT_TABLES.map((table) => [
          table,
          Object.fromEntries([...facts(table)].map(([fact, of]) => [fact, Object.fromEntries(of)])),
        ]),
      ),
    },
    codes: codes.some(({ code }) => code === CODE) ? [row] : [],
  };
}

const questions: TerminologyRequest[] = [];
function gatewaySays(answer: (request: TerminologyRequest) => Response): void {
  questions.length = 0;
  fetched.mockImplementation((path, init) => {
    if (path !== '/api/terminology') return Promise.resolve(new Response(null, { status: 204 }));
    const request = JSON.parse(String(init.body)) as TerminologyRequest;
    questions.push(request);
    return Promise.resolve(answer(request));
  });
}
const saying = (body: unknown) => new Response(JSON.stringify(body));

const coded = (id: string) => ({
  resourceType: 'AllergyIntolerance' as const,
  id,
  patient: {},
  code: { coding: [{ system: 'http://snomed.info/sct', code: CODE, display: 'Reaction to group one' }] },
  clinicalStatus: { coding: [{ code: 'active' }] },
});
const worded = (id: string) => ({ ...coded(id), code: { text: 'Penicillin' } });
/** One entry of two sources. */
const TOGETHER = /Parkside, North/;

async function bothAnswer(): Promise<void> {
  await reply(ask(PARKSIDE), answered(PARKSIDE, [coded('a')]));
  await reply(ask(NORTHGATE), answered(NORTHGATE, [worded('b')]));
}

describe('this service’s own list of names', () => {
  it('is what the record is read by, once it is there; and no more once the record is closed', async () => {
    const record = own();
    gatewaySays((request) => saying(told(request, record.terminology)));
    show(record);
    await bothAnswer();
    await waitFor(() => {
      expect(region('Allergies').textContent).toMatch(TOGETHER);
    });
    expect(screen.queryByText(SAID, { exact: false })).toBeNull();
    expect(JSON.stringify(questions)).not.toMatch(/Penicillin|Reaction|9990123454|one/);
    act(closeOpenRecord);
    cleanup();
    show(opened('two'));
    await bothAnswer();
    await waitFor(() => {
      expect(region('Allergies').textContent).toMatch(/^Allergies2/);
    });
    expect(region('Allergies').textContent).not.toMatch(TOGETHER);
  });

  it('that cannot be had is said, the record stands, and it is tried again', async () => {
    const record = own();
    gatewaySays(() => new Response('{}', { status: 503 }));
    show(record);
    await bothAnswer();
    const said = await screen.findByText(SAID, { exact: false });
    expect(region('Allergies').textContent).toMatch(/Reaction to group one/i);
    expect(region('Allergies').textContent).toMatch(/Penicillin/i);
    gatewaySays((request) => saying(told(request, record.terminology)));
    // what is new may be asked again too
    const line = within(said.closest<HTMLElement>('[role=status]') ?? said);
    await userEvent.click(line.getByRole('button', { name: 'Try again' }));
    await waitFor(() => {
      expect(screen.queryByText(SAID, { exact: false })).toBeNull();
    });
    expect(region('Allergies').textContent).toMatch(TOGETHER);
  });

  it('of other tables than those of the opening is not mixed with them', async () => {
    const record = own();
    gatewaySays((request) => saying(told(request, { name: 'trust', release: '2', digest: 'sha256:other' })));
    show(record);
    await bothAnswer();
    expect(await screen.findByText(SAID, { exact: false })).toBeTruthy();
    expect(region('Allergies').textContent).not.toMatch(TOGETHER);
  });

  it('is not asked for where there is none', async () => {
    gatewaySays(() => saying({ terminology: null, codes: [] }));
    show(opened('one'));
    await bothAnswer();
    expect(questions).toEqual([]);
  });
});
