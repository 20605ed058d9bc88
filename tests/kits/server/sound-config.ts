/** A config that nothing is wrong with, of which a test changes what it is about; nobody is ever asked. */
import { NOBODY_ASKED } from './providers';

export const SOUND = {
  listen: { host: '127.0.0.1', port: 0 },
  instance: { name: 'North Central London', region: 'QMJ' },
  database: { url: 'pglite:memory' },
  identity: {
    mode: 'demo',
    users: [
      {
        id: 'asha',
        name: 'Dr Asha Patel',
        role: 'gp',
        organisation: { ods: 'Y00101', name: 'Parkside', region: 'QMJ' },
      },
    ],
  },
  demographics: { baseUrl: 'http://127.0.0.1:1/fhir' },
  providers: [NOBODY_ASKED],
} as const;
