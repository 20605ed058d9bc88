/** Who was not asked, and which of them is to be? Names alone: nobody has checked whether they hold anything. */
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { SETTING_NAMES, type ProviderRef } from '../../../../domain/settings';
import { describeFailure } from '../../../api/failure';
import { readProviders } from '../../../api/unasked';
import { Button } from '../../../components/Button';
import { Dialog } from '../../../components/Dialog';
import { InsetNotice } from '../../../components/InsetNotice';
import { TextField } from '../../../components/TextField';
import { askOthers } from '../../../open-record/ask-others';
import { useRecordOnScreen } from '../../../open-record/record-context';
import { RECORD_KEY } from '../../../state/close-record';

/** From so many on one looks for a name instead of reading them all. */
const MANY = 8;

const matches = ({ name, setting }: ProviderRef, sought: string): boolean =>
  `${name} ${SETTING_NAMES[setting]}`.toLowerCase().includes(sought.trim().toLowerCase());

interface RowProps {
  readonly provider: ProviderRef;
  readonly asked: boolean;
  readonly asking: boolean;
  readonly onAsk: () => void;
}

function Row({ provider, asked, asking, onAsk }: RowProps) {
  return (
    <li className="wp-unasked__one">
      <span>
        <b>{provider.name}</b> <span className="wp-quiet">{SETTING_NAMES[provider.setting]}</span>
      </span>
      {asked ? (
        <span className="wp-quiet">Asked</span>
      ) : (
        <Button look="secondary" small busy={asking} onClick={onAsk}>
          Ask <span className="nhsuk-u-visually-hidden">{provider.name}</span>
        </Button>
      )}
    </li>
  );
}

export function UnaskedDialog({ onClose }: { readonly onClose: () => void }) {
  const { opened } = useRecordOnScreen();
  const { access } = opened;
  const [sought, setSought] = useState('');
  const [asked, setAsked] = useState<readonly string[]>([]);
  const [asking, setAsking] = useState<string | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const listed = useQuery({
    queryKey: [RECORD_KEY, access, 'unasked'],
    queryFn: ({ signal }) => readProviders(access, signal),
    gcTime: 0,
    staleTime: Infinity,
  });
  const ask = async ({ id }: ProviderRef): Promise<void> => {
    setProblem(null);
    setAsking(id);
    try {
      await askOthers(access, { id });
      setAsked((before) => [...before, id]);
    } catch (failure) {
      setProblem(describeFailure(failure));
    } finally {
      setAsking(null);
    }
  };
  const all = listed.data?.unasked ?? [];
  const found = all.filter((provider) => matches(provider, sought));
  return (
    <Dialog title="Ask another provider" onClose={onClose}>
      <div className="wp-stack">
        <p>
          These were not asked. Nobody has checked whether they hold a record of this person. Whoever you ask joins the
          record; each question is audited.
        </p>
        {problem !== null && (
          <InsetNotice look="danger" live>
            {problem}
          </InsetNotice>
        )}
        {listed.isError && <InsetNotice look="danger">{describeFailure(listed.error)}</InsetNotice>}
        {listed.isPending && <p role="status">Looking who may be asked…</p>}
        {all.length > MANY && (
          <TextField id="unasked-name" label="Find a provider" value={sought} onChange={setSought} />
        )}
        <ul className="wp-unasked">
          {found.map((provider) => (
            <Row
              key={provider.id}
              provider={provider}
              asked={asked.includes(provider.id)}
              asking={asking !== null}
              onAsk={() => {
                void ask(provider);
              }}
            />
          ))}
        </ul>
        {listed.isSuccess && found.length === 0 && (
          <p>
            {all.length === 0 ? 'Everybody who may be asked has been asked.' : 'No provider of that name may be asked.'}
          </p>
        )}
        <p className="nhsuk-u-visually-hidden" role="status">
          {all
            .filter(({ id }) => id === asked.at(-1))
            .map(({ name }) => `${name} is being asked.`)
            .join('')}
        </p>
      </div>
      <div className="wp-dialog__actions">
        <Button small onClick={onClose}>
          Close
        </Button>
      </div>
    </Dialog>
  );
}
