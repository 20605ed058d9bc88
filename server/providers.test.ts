/** Does the command that a rehearsal runs serve every provider where it says, as the process that it is? */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { expect, it } from 'vitest';

it('serves demographics and every provider at the addresses it prints, and ends when told', async () => {
  const child = spawn(process.execPath, ['--import', 'tsx', join(import.meta.dirname, 'providers.ts'), '--port', '0'], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const ended = new Promise((resolve) => child.on('close', resolve));
  const line = await new Promise<string>((resolve) => {
    child.stdout.on('data', (chunk: Buffer) => {
      resolve(chunk.toString());
    });
  });
  const { listening, bases } = JSON.parse(line) as { listening: string; bases: readonly string[] };
  expect(listening).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
  const [demographics = '', ...providers] = bases;
  expect((await fetch(`${demographics}/Patient?identifier=9990000018`)).status).toBe(200);
  expect(providers.length).toBeGreaterThan(5);
  for (const base of providers) {
    const answer = await fetch(`${base}/metadata`);
    expect(await answer.json(), base).toMatchObject({ resourceType: 'CapabilityStatement' });
  }
  child.kill('SIGTERM');
  expect(await ended).toBe(0);
});
