// @vitest-environment jsdom
/** Is what grew above the cards told in the same turn, before anything is painted? */
import { cleanup, render } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { useTopHeight } from './use-top-height';

afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
});

function Page() {
  return (
    <div data-testid="record" ref={useTopHeight()}>
      <div className="wp-record__top">
        <section data-testid="banner">Patient</section>
      </div>
      <div className="wp-record__body">Cards</div>
    </div>
  );
}

/** As if each line of the banner were 24 px high. */
function drawn(): void {
  vi.spyOn(Element.prototype, 'getBoundingClientRect').mockImplementation(function (this: Element) {
    const lines = this.querySelectorAll('li').length;
    return new DOMRect(0, 0, 100, this.matches('section') ? 56 + 24 * lines : 0);
  });
}

describe('how much what stands above the cards has grown', () => {
  it('counts from the opening, and what comes and goes later', async () => {
    drawn();
    const { getByTestId } = render(<Page />);
    const grown = (): string => getByTestId('record').style.getPropertyValue('--wp-grown');
    const change = async (lines: number): Promise<void> => {
      getByTestId('banner').replaceChildren(
        ...Array.from({ length: lines }, () => document.createElement('li')),
        'Patient',
      );
      await Promise.resolve();
    };
    await change(1);
    await change(3);
    expect(grown()).toBe('72px');
    await change(0);
    expect(grown()).toBe('0px');
  });
});
