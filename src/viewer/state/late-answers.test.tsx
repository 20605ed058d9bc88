// @vitest-environment jsdom
/** What becomes of an answer that comes after everything was forgotten? */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { get } from '../api/client';
import { useDialogs } from '../open-record/dialogs';
import { exportSummary } from '../open-record/export-record';
import { printRecord } from '../screens/patient-record/print-record';
import { afterEachTab, atWork, beforeEachTab, RECORD, state, tab } from '../../../tests/kits/viewer/tabs';
import { saveFile } from '../open-record/save-file';
import type { TabWord } from './tab-words';

vi.mock('../open-record/save-file', () => ({ saveFile: vi.fn() }));
vi.mock('../../record/ips/document', () => ({ ipsDocument: () => ({}) }));

beforeEach(beforeEachTab);
afterEach(() => {
  afterEachTab();
  vi.mocked(saveFile).mockReset();
});

describe('an answer that comes after the leaving', () => {
  const held = (): ((status: number, body: unknown) => void) => {
    let release: (answer: Response) => void = () => undefined;
    const answer = new Promise<Response>((done) => {
      release = done;
    });
    vi.stubGlobal('fetch', () => answer);
    return (status, body) => {
      release(new Response(status === 204 ? null : JSON.stringify(body), { status }));
    };
  };
  const leave: TabWord = { kind: 'left', session: 's-asha', why: 'signed-out', heardAt: null };

  it('reaches nobody, a 401 as little as a record', async () => {
    for (const status of [200, 401]) {
      atWork();
      const answer = held();
      const late = expect(get('/api/policy')).rejects.toMatchObject({ code: 'left' });
      tab.hear(leave);
      answer(status, {});
      await late;
      expect(state()).toEqual({ phase: 'left', by: 'signed-out-elsewhere' });
    }
  });

  it.each([
    ['the sign-out', leave],
    ['the closing of the record', { kind: 'closed', record: 'r-marjorie' }],
  ] as const)('prints nothing, saves nothing and says nothing: %s', async (_, word) => {
    const print = vi.fn();
    vi.stubGlobal('print', print);
    for (const status of [204, 404]) {
      atWork();
      const answer = held();
      const printing = printRecord('access-1', 'Summary');
      tab.hear(word);
      answer(status, {});
      await printing;
    }
    for (const leaving of [word, null]) {
      atWork();
      const answer = held();
      const exporting = exportSummary({
        opened: { ...RECORD, notices: [] } as never,
        record: {} as never,
        states: [],
        withAddress: false,
      });
      if (leaving !== null) tab.hear(leaving);
      answer(204, null);
      await exporting.catch((failure: unknown) => {
        expect(failure).toMatchObject({ code: 'left' });
      });
      // With nothing in between, it is saved.
      expect(saveFile).toHaveBeenCalledTimes(leaving === null ? 1 : 0);
    }
    expect(print).not.toHaveBeenCalled();
    expect(useDialogs.getState().dialog).toBeNull();
  });
});
