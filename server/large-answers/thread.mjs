/** Where the thread begins: it reads TypeScript as the process does, whoever started that. */
import { register } from 'tsx/esm/api';

register();
await import('./worker.ts');
