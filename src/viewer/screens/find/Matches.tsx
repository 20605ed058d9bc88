/** Whom did the search find? As many details as it takes to tell two people apart, and one button each. */
import { useEffect, useRef } from 'react';
import type { PatientMatch } from '../../../domain/api';
import { formatNhsNumber } from '../../../domain/nhs-number';
import { Button } from '../../components/Button';
import { InsetNotice } from '../../components/InsetNotice';
import { Table } from '../../components/Table';
import { writeDate } from '../../../domain/dates/written';

interface MatchesProps {
  readonly matches: readonly PatientMatch[];
  readonly tooMany?: boolean | undefined;
  readonly busy: boolean;
  readonly open: (match: PatientMatch) => void;
}

const TOO_MANY = 'Too many people found with these details';

export function Matches({ matches, tooMany, busy, open }: MatchesProps) {
  const found = useRef<HTMLDivElement>(null);
  // What was found may lie below the screen's edge: go there, and let the screen reader start there.
  useEffect(() => {
    found.current?.focus();
  }, [matches]);
  if (matches.length === 0) {
    return (
      <InsetNotice look="warning" live title={tooMany ? TOO_MANY : 'Nobody found with these details'}>
        <p>
          {tooMany
            ? 'Nobody is listed, because too many match. Add the postcode, or ask for the NHS number.'
            : 'Check the spelling and the date of birth, try a former name, or ask for the NHS number.'}
        </p>
      </InsetNotice>
    );
  }
  return (
    <div className="wp-panel" ref={found} tabIndex={-1} role="group" aria-label="People found">
      <p role="status" className="nhsuk-u-visually-hidden">
        {matches.length === 1 ? '1 person found' : `${String(matches.length)} people found`}
      </p>
      <Table
        caption="People found: check every detail with the person before opening"
        rows={matches}
        rowKey={({ nhsNumber }) => nhsNumber}
        columns={[
          { heading: 'Name', header: true, cell: ({ name }) => name },
          { heading: 'Born', narrow: true, cell: ({ dateOfBirth }) => writeDate(dateOfBirth) },
          { heading: 'Gender', narrow: true, cell: ({ gender }) => gender },
          { heading: 'NHS number', narrow: true, cell: ({ nhsNumber }) => formatNhsNumber(nhsNumber) },
          {
            heading: 'Choose',
            narrow: true,
            cell: (match) => (
              <Button
                small
                busy={busy}
                aria-label={`Open record of ${match.name}`}
                onClick={() => {
                  open(match);
                }}
              >
                Open record
              </Button>
            ),
          },
        ]}
      />
    </div>
  );
}
