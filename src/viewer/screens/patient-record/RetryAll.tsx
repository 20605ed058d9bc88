/** How are all providers that failed asked again at once? One button, where there are several. */
import { Button } from '../../components/Button';
import { useRecordOnScreen } from '../../open-record/record-context';

export function RetryAll() {
  const { states, retry } = useRecordOnScreen();
  const failed = states.filter(({ state }) => state === 'failed');
  return failed.length < 2 ? null : (
    <Button
      look="text"
      onClick={() => {
        for (const { provider } of failed) retry(provider.id);
      }}
    >
      Retry all {failed.length}
    </Button>
  );
}
