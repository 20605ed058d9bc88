/** The process that counts one question, tells what it found, and ends. */
import { counted, type Asking } from './counted';

process.once('message', (asking: Asking) => {
  counted(asking).then(
    (found) => {
      process.send?.(found, () => process.disconnect());
    },
    () => process.exit(1),
  );
});
