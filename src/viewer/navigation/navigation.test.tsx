// @vitest-environment jsdom
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { GoTo, goTo, PlaceLink, usePath, useVisit } from './navigation';
import { PATHS } from './routes';

function Here() {
  return (
    <p>
      {usePath()} at visit {useVisit()}
    </p>
  );
}

const here = (): string => screen.getByText(/at visit/).textContent.replace(/ at visit.*/, '');

beforeEach(() => {
  goTo(PATHS.home, 'replace');
});
afterEach(cleanup);

describe('going somewhere', () => {
  it('shows the screen there, and leaves nothing in history but the path', () => {
    render(<Here />);
    act(() => {
      goTo(PATHS.find);
    });
    expect([here(), location.pathname, history.state]).toEqual(['/find', '/find', null]);
  });

  it('follows the browser back', async () => {
    render(<Here />);
    act(() => {
      goTo(PATHS.find);
    });
    await act(async () => {
      const arrived = new Promise((done) => {
        window.addEventListener('popstate', done, { once: true });
      });
      history.back();
      await arrived;
    });
    expect(here()).toBe('/');
  });

  it('to the same path is a visit of its own, and no step back', () => {
    render(<Here />);
    act(() => {
      goTo(PATHS.find);
    });
    const [steps, before] = [history.length, screen.getByText(/at visit/).textContent];
    act(() => {
      goTo(PATHS.find);
    });
    expect(history.length).toBe(steps);
    expect(screen.getByText(/at visit/).textContent).not.toBe(before);
  });

  it('from a place that is not to be seen leaves no step back to it', () => {
    act(() => {
      goTo(PATHS.record);
    });
    const steps = history.length;
    render(
      <>
        <Here />
        <GoTo path={PATHS.find} />
      </>,
    );
    expect([here(), history.length]).toEqual(['/find', steps]);
  });

  it('takes an address with a slash at its end for the same place', () => {
    history.replaceState(null, '', '/find/');
    window.dispatchEvent(new PopStateEvent('popstate'));
    render(<Here />);
    expect(here()).toBe('/find');
  });
});

describe('a link', () => {
  it('goes there without loading the page, and is marked there', () => {
    render(
      <>
        <Here />
        <PlaceLink path={PATHS.policy}>Policy</PlaceLink>
      </>,
    );
    const link = screen.getByRole('link', { name: 'Policy' });
    expect(link.getAttribute('aria-current')).toBeNull();
    expect(fireEvent.click(link)).toBe(false);
    expect([here(), link.getAttribute('aria-current')]).toEqual(['/policy', 'page']);
  });

  it.each(['ctrlKey', 'metaKey', 'shiftKey'])('clicked with %s is left to the browser', (key) => {
    render(
      <>
        <Here />
        <PlaceLink path={PATHS.policy}>Policy</PlaceLink>
      </>,
    );
    let left = false;
    document.addEventListener(
      'click',
      (event) => {
        left = !event.defaultPrevented;
        event.preventDefault();
      },
      { once: true },
    );
    fireEvent.click(screen.getByRole('link', { name: 'Policy' }), { [key]: true });
    expect([left, here()]).toEqual([true, '/']);
  });
});
