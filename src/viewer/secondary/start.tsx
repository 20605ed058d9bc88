/** Starts the page of secondary use: groups of people, never a person. It shares no script with that of a record. */
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import '../styles/index.scss';
import './secondary.scss';
import { App } from './App';

document.body.classList.add('nhsuk-frontend-supported');
const root = document.getElementById('root');
if (root === null) throw new Error('secondary.html has no #root');
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
