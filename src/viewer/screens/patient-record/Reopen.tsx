/** What stands in the record's place while a page that was loaded anew finds it again? */
import { useCallback, useEffect, useState } from 'react';
import { Button } from '../../components/Button';
import { PageHeading } from '../../components/PageHeading';
import { GoTo, goTo } from '../../navigation/navigation';
import { PATHS } from '../../navigation/routes';
import { reopen, type Reopened } from '../../open-record/reopen';

export function Reopen() {
  const [how, setHow] = useState<Reopened | 'asking'>('asking');
  const ask = useCallback(() => {
    void reopen().then(setHow);
  }, []);
  useEffect(ask, [ask]);
  const again = (): void => {
    setHow('asking');
    ask();
  };
  if (how === 'gone') return <GoTo path={PATHS.find} />;
  if (how !== 'failed')
    return (
      <p role="status" aria-busy="true" className="wp-page wp-loading">
        Finding the record again…
      </p>
    );
  return (
    <div className="wp-page wp-page--narrow">
      <PageHeading
        title="Record"
        lead="The service did not reply, so the record that stood here could not be shown again. Nothing has been lost."
      >
        This record could not be shown again
      </PageHeading>
      <div className="wp-actions">
        <Button onClick={again}>Try again</Button>
        <Button
          look="text"
          onClick={() => {
            goTo(PATHS.find, 'replace');
          }}
        >
          Find a person
        </Button>
      </div>
    </div>
  );
}
