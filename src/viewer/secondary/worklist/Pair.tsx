/** Two rows side by side, what differs marked in words, and the ruling. */
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { writeDate } from '../../../domain/dates/written';
import type { RulingBody, WorklistAnswer, WorklistSide } from '../../../secondary/shapes/http-desks';
import { Button } from '../../components/Button';
import { Radios } from '../../components/Choices';
import { ErrorSummary, hasErrors, type FormErrors } from '../../components/ErrorSummary';
import { Table, type TableColumn } from '../../components/Table';
import { Tag } from '../../components/Tag';
import { TextField } from '../../components/TextField';
import { post } from '../ask';
import { Failed } from '../frame/Failed';

type Row = WorklistAnswer['rows'][number];
type Ruling = RulingBody['ruling'];

interface Compared {
  readonly what: string;
  readonly left: string;
  readonly right: string;
}

const NOT_RECORDED = 'not recorded';
const written = (value: string | null): string => value ?? NOT_RECORDED;

const day = ({ birthDate }: WorklistSide): string => (birthDate === null ? written(null) : writeDate(birthDate));

const comparedOf = ({ left, right }: Row): readonly Compared[] => [
  { what: 'Family name', left: written(left.family), right: written(right.family) },
  { what: 'Given name', left: written(left.given), right: written(right.given) },
  { what: 'Date of birth', left: day(left), right: day(right) },
  { what: 'Postcode', left: written(left.postcode), right: written(right.postcode) },
];

const comparedInWords = (left: string, right: string) => {
  if (left === NOT_RECORDED || right === NOT_RECORDED) return 'Cannot be compared';
  return left === right ? 'The same' : <Tag look="warning">Differs</Tag>;
};

const columnsFor = ({ source }: Row): readonly TableColumn<Compared>[] => [
  { heading: 'What', header: true, cell: ({ what }) => what },
  { heading: source, cell: ({ left }) => left },
  { heading: 'Demographics', cell: ({ right }) => right },
  {
    heading: 'Compared',
    cell: ({ left, right }) => comparedInWords(left, right),
  },
];

const errorsOf = (ruling: Ruling | null, reason: string): FormErrors => ({
  ruling: ruling === null ? 'Choose what these two rows are' : undefined,
  reason: reason.trim() === '' ? 'Say what you went by' : undefined,
});

export function Pair({ row }: { readonly row: Row }) {
  const [ruling, setRuling] = useState<Ruling | null>(null);
  const [reason, setReason] = useState('');
  const [errors, setErrors] = useState<FormErrors>({});
  const queries = useQueryClient();
  const send = useMutation({
    mutationFn: (body: RulingBody) => post<unknown>(`/api/worklist/${encodeURIComponent(row.id)}`, body),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['worklist'] }),
  });
  return (
    <form
      className="wp-panel"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        const found = errorsOf(ruling, reason);
        setErrors(found);
        if (!hasErrors(found) && ruling !== null && !send.isPending) send.mutate({ ruling, reason: reason.trim() });
      }}
    >
      <ErrorSummary errors={errors} />
      {send.isError ? <Failed failure={send.error} title="The ruling was not kept" /> : null}
      <Table
        caption={`${row.why} (${row.rule})`}
        columns={columnsFor(row)}
        rows={comparedOf(row)}
        rowKey={({ what }) => what}
      />
      <div className="wg-after">
        <Radios
          id="ruling"
          legend="These two rows are"
          options={[
            { value: 'same', label: 'the same person' },
            { value: 'not-same', label: 'not the same person' },
          ]}
          value={ruling}
          error={errors['ruling']}
          onChange={setRuling}
        />
        <TextField
          id="reason"
          label="What you went by"
          rows={2}
          value={reason}
          error={errors['reason']}
          onChange={setReason}
        />
        <Button type="submit" busy={send.isPending}>
          Sign the ruling
        </Button>
      </div>
    </form>
  );
}
