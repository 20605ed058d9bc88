/**
 * Who else looked at this person, and what else did this colleague open? Asked through the alert: no number is typed.
 */
import { useMutation } from '@tanstack/react-query';
import type { Alert } from '../../../domain/alerts';
import { searchAudit, type AlertSearch, type AuditPage } from '../../api/desks';
import { describeFailure } from '../../api/failure';
import { Button } from '../../components/Button';
import { InsetNotice } from '../../components/InsetNotice';
import { AuditResults } from '../audit/AuditResults';

interface Found extends AuditPage {
  readonly search: AlertSearch;
}

const WORDS = { person: 'Who else looked at this record', user: 'Everything this colleague did' } as const;

export function AlertAccesses({ alert: { id, leadsTo = [] } }: { readonly alert: Alert }) {
  const looking = useMutation({
    mutationFn: async ({ search, above }: { readonly search: AlertSearch; readonly above: Found | null }) => {
      const page = await searchAudit(search, above?.next ?? undefined);
      return { ...page, search, lines: [...(above?.lines ?? []), ...page.lines] };
    },
  });
  const found = looking.data ?? looking.variables?.above ?? null;
  if (leadsTo.length === 0) return null;
  return (
    <>
      <div className="wp-actions">
        {leadsTo.map((of) => (
          <Button
            key={of}
            small
            look="secondary"
            busy={looking.isPending}
            aria-pressed={found?.search.of === of}
            onClick={() => {
              looking.mutate({ search: { alert: id, of }, above: null });
            }}
          >
            {WORDS[of]}
          </Button>
        ))}
      </div>
      {leadsTo.includes('person') ? (
        <p className="wp-quiet">Looking at a person’s accesses is on record, and another privacy officer is told.</p>
      ) : null}
      {looking.isError ? (
        <InsetNotice look="danger" live title="This could not be read">
          <p>{describeFailure(looking.error)}</p>
        </InsetNotice>
      ) : null}
      {found === null ? null : (
        <AuditResults
          archivedUpTo={found.archivedUpTo}
          lines={found.lines}
          nhsNumber={found.search.of === 'person' ? (found.lines[0]?.nhsNumber ?? null) : null}
          older={
            found.next === null
              ? null
              : {
                  busy: looking.isPending,
                  show: () => {
                    looking.mutate({ search: found.search, above: found });
                  },
                }
          }
        />
      )}
    </>
  );
}
