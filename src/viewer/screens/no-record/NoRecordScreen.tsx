/**
 * Why is there no record to show, and what can be done now? Says the same for every such person, whoever holds anything
 * about them.
 */
import type { ReactNode } from 'react';
import { Button } from '../../components/Button';
import { PageHeading } from '../../components/PageHeading';
import { goTo } from '../../navigation/navigation';
import { PATHS } from '../../navigation/routes';
import { useSession } from '../../state/session';
import { useOpenRecord, type Refusal } from '../../state/open-record';

interface Words {
  readonly heading: string;
  readonly what: string;
  readonly next: readonly ReactNode[];
}

const WORDS: Readonly<Record<Refusal['outcome'], Words>> = {
  'opted-out': {
    heading: 'Opted out of the joined-up record',
    what:
      'This person has chosen not to have their information in the joined-up record. ' +
      'Nothing was asked of any care organisation, and emergency access does not change this.',
    next: [
      'Ask the person, or the people who care for them, for what you need to know.',
      'Contact their care organisations directly: they still share information by phone, email and on paper.',
      'If the person wants to change their mind, they can opt back in at any time through the opt-out desk.',
    ],
  },
  restricted: {
    heading: 'Restricted record',
    what:
      'This person’s details are protected and cannot be shown here. ' +
      'Do not try to find out where they live or who cares for them.',
    next: [
      'Use the record your own organisation holds.',
      'Ask your privacy officer or your Registration Authority how to reach the right service.',
      'In an emergency, do not wait for this record. Ask the person or those with them.',
    ],
  },
  'nobody-found': {
    heading: 'Nobody found',
    what: 'No one matches this NHS number and date of birth. Check both.',
    next: [
      'Check both with the person, on a letter or on their wristband.',
      'Search by name and date of birth instead.',
      'If both are right, tell the person’s GP practice that their details need correcting.',
    ],
  },
};

/** Where another system named the person, nothing here can be typed. */
const nextInTheirs = (from: string): readonly string[] => [
  `Check both in ${from}, and with the person, on a letter or on their wristband.`,
  `If one of them is wrong there, have it put right and open the record from ${from} again.`,
  'If both are right, tell the person’s GP practice that their details need correcting.',
];

interface NoRecordScreenProps {
  readonly refusal: Refusal;
  readonly onBack?: () => void;
}

export function NoRecordScreen({ refusal, onBack }: NoRecordScreenProps) {
  const forget = useOpenRecord((state) => state.forget);
  const from = useSession((state) => (state.phase === 'signed-in' ? state.session.launchedFrom : undefined));
  const { heading, what, next: usual } = WORDS[refusal.outcome];
  const next = from !== undefined && refusal.outcome === 'nobody-found' ? nextInTheirs(from) : usual;
  return (
    <div className="wp-page wp-page--narrow">
      <PageHeading title="No record">{heading}</PageHeading>
      <div className="wp-panel wp-stack">
        <p>{what}</p>
        <h2 className="wp-panel__title">What you can do</h2>
        <ul className="wp-bullets">
          {next.map((line, index) => (
            <li key={index}>{line}</li>
          ))}
        </ul>
        <div className="wp-actions">
          <Button
            onClick={
              onBack ??
              (() => {
                forget();
                goTo(PATHS.find, 'replace');
              })
            }
          >
            {from !== undefined
              ? 'Close'
              : refusal.outcome === 'nobody-found'
                ? 'Change what I entered'
                : 'Find somebody else'}
          </Button>
        </div>
      </div>
    </div>
  );
}
