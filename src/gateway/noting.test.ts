/** Is work that fails nobody's trouble but its own? */
import { expect, it } from 'vitest';
import { createNoting } from './noting';

it('a note that fails is forgotten like one that succeeds, and is told to whoever waits for it alone', async () => {
  const noting = createNoting();
  let fail = (): void => undefined;
  const failing = new Promise<void>((_, reject) => {
    fail = () => {
      reject(new Error('down'));
    };
  });
  noting.add('a', failing);
  const waiting = noting.settled('a');
  fail();
  await expect(waiting).rejects.toThrow('down');
  await expect(noting.settled('a')).resolves.toBeUndefined();
  noting.add('b', Promise.reject(new Error('down')));
  // a failure that nobody hears is told to the process by then
  await new Promise((resolve) => {
    setImmediate(resolve);
  });
  await expect(noting.settled('b')).resolves.toBeUndefined();
});
