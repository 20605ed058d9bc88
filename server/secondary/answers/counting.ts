/** The process that counts one question, tells what it found, and ends. */
import { counted, type Asking } from './counted';
import { NotCounted } from './not-counted';
import type { Told } from './process';

/** DuckDB has no code for it. */
const needsMemory = (error: unknown): boolean => error instanceof Error && /^Out of Memory/i.test(error.message);

process.once('message', (asking: Asking) => {
  const tell = (told: Told): void => {
    process.send?.(told, () => process.disconnect());
  };
  counted(asking).then(tell, (error: unknown) => {
    tell(error instanceof NotCounted ? error.why : needsMemory(error) ? 'stopped' : 'damaged');
  });
});
