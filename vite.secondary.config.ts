/**
 * The page for groups of people, built apart: it shares no script with the page of a record, so that neither grows by
 * the other, and no clinical code reaches an analyst.
 */
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

export default defineConfig({
  plugins: [react()],
  publicDir: 'public',
  build: {
    target: 'es2022',
    outDir: 'dist-secondary',
    sourcemap: false,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: { input: 'secondary.html' },
  },
});
