/** Starts the viewer; in development the gateway and the providers are mocked in the page first. */
// INVARIANT: before anything else runs: what a link says of somebody stands in the address until then.
import './viewer/launch/fragment';
import { StrictMode, type ComponentType } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './viewer/shell/App';
import { openTabChannel } from './viewer/state/tab-channel';
import { watchTabs } from './viewer/state/tabs';
import './viewer/styles/index.scss';

/** Set by vite.config.ts: true for `npm run dev`, false in every build, where the branch is then gone. */
declare const __MOCKED_GATEWAY__: boolean;

let Page: ComponentType = App;
if (__MOCKED_GATEWAY__) {
  const { startMocks } = await import('../mocks/browser');
  await startMocks();
  if (location.pathname === '/gallery') Page = (await import('./viewer/gallery/Gallery')).Gallery;
}

// Where the gateway runs in the page, every tab has one of its own, and a session of its own.
watchTabs(__MOCKED_GATEWAY__ ? { channel: null, alone: true } : { channel: openTabChannel() });

document.body.classList.add('nhsuk-frontend-supported');
const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no #root');
createRoot(root).render(
  <StrictMode>
    <Page />
  </StrictMode>,
);
