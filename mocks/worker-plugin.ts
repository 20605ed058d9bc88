/**
 * Where does the page find the mock worker's script? Served from the msw package in development alone; never copied,
 * never built.
 */
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { Plugin } from 'vite';

const require = createRequire(import.meta.url);

export const mockWorker = (): Plugin => ({
  name: 'whole-picture:mock-worker',
  apply: 'serve',
  configureServer(server) {
    server.middlewares.use('/mockServiceWorker.js', (_request, response, next) => {
      readFile(require.resolve('msw/mockServiceWorker.js'), 'utf8').then((script) => {
        response.setHeader('Content-Type', 'text/javascript');
        response.setHeader('Cache-Control', 'no-store');
        response.end(script);
      }, next);
    });
  },
});
