// @vitest-environment jsdom
/** What does the tab of a letter say that it is, and when does it go? */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { useOpenRecord } from '../../state/open-record';
import { opened } from '../../../../tests/kits/viewer/record-screen';
import { openInTab } from './letter-tabs';

const BYTES = new Uint8Array([37, 80, 68, 70]);
const ADDRESS = 'blob:http://localhost/6f0c';

function tabOpens(): { readonly document: Document; readonly close: ReturnType<typeof vi.fn> } {
  const tab = { document: document.implementation.createHTMLDocument(), close: vi.fn() };
  vi.stubGlobal('open', vi.fn().mockReturnValue(tab));
  return tab;
}

beforeEach(() => {
  URL.createObjectURL = vi.fn().mockReturnValue(ADDRESS);
  URL.revokeObjectURL = vi.fn();
});
afterEach(() => {
  vi.unstubAllGlobals();
});

describe('a letter in a tab of its own', () => {
  it.each([
    ['application/pdf', 'iframe', 'title', 'The letter'],
    ['image/png', 'img', 'alt', 'The letter, as an image'],
  ])('says what it is, and nothing of the person: %s', (type, element, attribute, words) => {
    const tab = tabOpens();
    expect(openInTab(BYTES, type)).toBe(true);
    expect(window.open).toHaveBeenCalledWith('', '_blank');
    expect(tab.document.title).toBe('Letter – Whole Picture');
    expect(tab.document.documentElement.lang).toBe('en-GB');
    const shown = tab.document.querySelector(element);
    expect([shown?.getAttribute('src'), shown?.getAttribute(attribute)]).toEqual([ADDRESS, words]);
  });

  it('goes with the record, and what was in it', () => {
    const tab = tabOpens();
    useOpenRecord.getState().setOpen({ record: opened('a1'), purpose: 'direct-care', reason: null });
    openInTab(BYTES, 'application/pdf');
    expect(tab.close).not.toHaveBeenCalled();
    useOpenRecord.getState().setOpen({ record: opened('a2'), purpose: 'direct-care', reason: null });
    expect(tab.close).toHaveBeenCalledOnce();
    expect(URL.revokeObjectURL).toHaveBeenCalledWith(ADDRESS);
  });

  it('goes with the emergency that may have released it, and not while it is renewed', () => {
    const tab = tabOpens();
    const { setOpen, setView } = useOpenRecord.getState();
    const { view, ...rest } = opened('a1');
    const until = (endsAt: string) => ({ ...view, emergency: { endsAt } });
    const record = { ...rest, view: until('2026-11-25T10:00:00Z') };
    setOpen({ record, purpose: 'direct-care', reason: 'Unconscious' });
    openInTab(BYTES, 'application/pdf');
    setView(until('2026-11-25T11:00:00Z'));
    expect(tab.close).not.toHaveBeenCalled();
    setView({ ...view, emergency: null });
    expect(tab.close).toHaveBeenCalledOnce();
    expect(URL.revokeObjectURL).toHaveBeenCalledWith(ADDRESS);
  });

  it('keeps no bytes where the browser lets no tab open', () => {
    vi.stubGlobal('open', vi.fn().mockReturnValue(null));
    expect(openInTab(BYTES, 'application/pdf')).toBe(false);
    expect(URL.createObjectURL).not.toHaveBeenCalled();
  });
});
