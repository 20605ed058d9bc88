/** Who looked at this person, and why? For the privacy officer, and on paper for the person who asks. */
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { readTypedDay } from '../../../domain/dates/typed';
import { isNhsNumber, nhsNumberDigits } from '../../../domain/nhs-number';
import { searchAudit, type AuditPage, type AuditSearch } from '../../api/desks';
import { describeFailure } from '../../api/failure';
import { Button } from '../../components/Button';
import { Found as FoundHere } from '../../components/Found';
import { DateField } from '../../components/DateField';
import { ErrorSummary, hasErrors, type FormErrors } from '../../components/ErrorSummary';
import { SwitchTask } from '../../components/SwitchTask';
import { PageHeading } from '../../components/PageHeading';
import { TextField } from '../../components/TextField';
import { writeDate } from '../../../domain/dates/written';
import { today } from '../../today';
import { accessReportOf } from '../../../domain/access-report';
import { AccessReportView } from './AccessReportView';
import { AuditResults } from './AuditResults';
import { PersonReport } from './PersonReport';

interface AuditForm {
  readonly nhsNumber: string;
  readonly userId: string;
  readonly from: string;
  readonly to: string;
  readonly caseReference: string;
}

const dateError = (text: string): string | undefined =>
  text.trim() === '' || readTypedDay(text) !== null
    ? undefined
    : 'Enter a real date, like 22-Nov-2026, or leave it empty';

export function checkAuditForm({ nhsNumber, userId, from, to }: Omit<AuditForm, 'caseReference'>): FormErrors {
  const [first, last] = [readTypedDay(from), readTypedDay(to)];
  return {
    nhsNumber:
      nhsNumber.trim() === ''
        ? userId.trim() === ''
          ? 'Enter an NHS number or a user'
          : undefined
        : isNhsNumber(nhsNumber)
          ? undefined
          : 'This is not a valid NHS number: check the ten digits',
    from: dateError(from),
    to:
      dateError(to) ??
      (first !== null && last !== null && last < first ? 'The last day is before the first day' : undefined),
  };
}

function toSearch({ nhsNumber, userId, from, to, caseReference }: AuditForm): AuditSearch {
  const [number, first, last] = [nhsNumberDigits(nhsNumber), readTypedDay(from), readTypedDay(to)];
  return {
    ...(number === null ? {} : { nhsNumber: number }),
    ...(userId.trim() === '' ? {} : { userId: userId.trim() }),
    ...(first === null ? {} : { from: first }),
    ...(last === null ? {} : { to: last }),
    ...(number === null || caseReference.trim() === '' ? {} : { caseReference: caseReference.trim() }),
  };
}

/** What was found so far: the newest lines, and where the older ones begin. */
interface Found extends AuditPage {
  readonly search: AuditSearch;
}

/** The days asked for, in words; or how far back the lines go, while there are older ones. */
const periodOf = ({ search: { from, to }, lines, next, archivedUpTo }: Found): string => {
  const oldest = lines.at(-1);
  if (next !== null && oldest !== undefined)
    return `Not the whole report yet: it goes back to ${writeDate(oldest.recorded)}, without what is older. So far:`;
  if (archivedUpTo !== null)
    return `Since ${writeDate(archivedUpTo)}, to ${to === undefined ? 'today' : writeDate(to)}:`;
  if (from === undefined && to === undefined) return 'Since the record began:';
  const first = from === undefined ? 'Until' : `From ${writeDate(from)} to`;
  return `${first} ${to === undefined ? 'today' : writeDate(to)}:`;
};

interface FoundPartsProps {
  readonly found: Found;
  readonly busy: boolean;
  readonly showOlder: () => void;
}

const FOR = [
  { id: 'officer', label: 'What is on record' },
  { id: 'person', label: 'The person’s own report' },
] as const;

function FoundParts({ found, busy, showOlder }: FoundPartsProps) {
  const { lines, next, search } = found;
  const [whose, setWhose] = useState<(typeof FOR)[number]['id']>('officer');
  const { nhsNumber: number, from, to, caseReference } = search;
  const choice =
    number === undefined ? null : <SwitchTask label="For whom" tasks={FOR} task={whose} onChange={setWhose} />;
  if (whose === 'person' && number !== undefined)
    return (
      <>
        {choice}
        <PersonReport
          asked={{
            nhsNumber: number,
            ...(from === undefined ? {} : { from }),
            ...(to === undefined ? {} : { to }),
            ...(caseReference === undefined ? {} : { caseReference }),
          }}
        />
      </>
    );
  return (
    <>
      {choice}
      {lines.length === 0 || search.nhsNumber === undefined ? null : (
        <AccessReportView report={accessReportOf(lines)} nhsNumber={search.nhsNumber} period={periodOf(found)} />
      )}
      <AuditResults
        archivedUpTo={found.archivedUpTo}
        lines={lines}
        nhsNumber={nhsNumberDigits(search.nhsNumber ?? '')}
        older={next === null ? null : { busy, show: showOlder }}
      />
    </>
  );
}

export function AuditScreen() {
  const [form, setForm] = useState<AuditForm>({
    nhsNumber: '',
    userId: '',
    from: '',
    to: '',
    caseReference: '',
  });
  const [errors, setErrors] = useState<FormErrors>({});
  const [found, setFound] = useState<Found | null>(null);
  const search = useMutation({
    mutationFn: async ({ search: asked, above }: { readonly search: AuditSearch; readonly above: Found | null }) => {
      const page = await searchAudit(asked, above?.next ?? undefined);
      return { ...page, search: asked, lines: [...(above?.lines ?? []), ...page.lines] };
    },
    onSuccess: setFound,
    onError: (failure) => {
      setErrors({ '': describeFailure(failure) });
    },
  });
  const text = (id: keyof AuditForm) => ({
    id,
    value: form[id],
    error: errors[id],
    onChange: (value: string) => {
      setForm((before) => ({ ...before, [id]: value }));
    },
  });
  return (
    <div className="wp-page wp-page--wide">
      <PageHeading
        lead={
          'Every look-up, opening, emergency access, print and refusal is on record. ' +
          'Your own search is recorded too, and another officer is told of a search by NHS number.'
        }
      >
        Who looked
      </PageHeading>
      <form
        className="wp-panel wp-screen-only"
        noValidate
        aria-label="Search the audit"
        onSubmit={(event) => {
          event.preventDefault();
          const problems = checkAuditForm(form);
          setErrors(problems);
          setFound(null);
          if (!hasErrors(problems)) search.mutate({ search: toSearch(form), above: null });
        }}
      >
        <ErrorSummary errors={errors} />
        <div className="wp-row">
          <TextField {...text('nhsNumber')} label="NHS number" hint="Whose record" inputMode="numeric" />
          <TextField {...text('userId')} label="User" hint="Their sign-in name" />
          <TextField {...text('caseReference')} label="Case reference" hint="With an NHS number" maxLength={100} />
          <DateField {...text('from')} latest={today} label="First day" hint="Like 01-Nov-2026" />
          <DateField {...text('to')} latest={today} label="Last day" hint="Like 30-Nov-2026" />
        </div>
        <Button type="submit" busy={search.isPending}>
          Search
        </Button>
      </form>
      {found === null ? null : (
        <FoundHere>
          <FoundParts
            found={found}
            busy={search.isPending}
            showOlder={() => {
              setErrors({});
              search.mutate({ search: found.search, above: found });
            }}
          />
        </FoundHere>
      )}
    </div>
  );
}
