/** Which rows differ between two versions of the policy, and for whom? */
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { PolicyVersion, RowChange } from '../../../../domain/policy';
import { roleName, ROLES, type Role } from '../../../../domain/roles';
import { compareVersions, listVersions } from '../../../api/policy';
import { Asked } from '../../../components/Asked';
import { Button } from '../../../components/Button';
import { Select } from '../../../components/Select';
import { writeDate } from '../../../../domain/dates/written';
import { Folded } from '../Folded';
import { usePrinting } from '../use-printing';
import { ChangeOfRow } from './ChangeOfRow';

const HERE = 'here';
const nameOf = ({ id, version, issued }: PolicyVersion): string =>
  id === HERE
    ? `In force here (${version})`
    : `${version} · ${issued === null ? 'as shipped, not issued yet' : `issued ${writeDate(issued)}`}`;

const ANY = 'any';

/** As many changes of one table are read without being asked for. */
const AT_ONCE = 12;

const KINDS = ['added', 'removed', 'changed'] as const;

/** `3 added · 1 changed`: a kind that did not happen is not named. */
const inShort = (changes: readonly RowChange[]): string =>
  KINDS.map((kind) => ({ kind, many: changes.filter(({ change }) => change === kind).length }))
    .filter(({ many }) => many > 0)
    .map(({ kind, many }) => `${String(many)} ${kind}`)
    .join(' · ');

interface ChangesOfTableProps {
  readonly title: string;
  readonly changes: readonly RowChange[];
  /** How many roles there are whose view any change may touch. */
  readonly everybody: number;
  readonly printing: boolean;
}

function ChangesOfTable({ title, changes, everybody, printing }: ChangesOfTableProps) {
  return (
    <Folded title={title} count={inShort(changes)} openAtFirst={changes.length <= AT_ONCE} forced={printing}>
      {(open) =>
        open && (
          <ul className="wp-changes">
            {changes.map((one, index) => (
              <ChangeOfRow key={`${one.row} ${String(index)}`} change={one} everybody={everybody} />
            ))}
          </ul>
        )
      }
    </Folded>
  );
}

function Changes({ changes }: { readonly changes: readonly RowChange[] }) {
  const [role, setRole] = useState<Role | typeof ANY>(ANY);
  const printing = usePrinting();
  const affected = ROLES.filter((one) => changes.some(({ roles }) => roles.includes(one)));
  const shown = changes.filter(({ roles }) => role === ANY || roles.includes(role));
  const tables = [...new Map(shown.map(({ table, title }) => [table, title]))];
  const count = (change: RowChange['change']): number => changes.filter((one) => one.change === change).length;
  if (changes.length === 0) return <p className="wp-panel">These two say the same, row by row.</p>;
  return (
    <>
      <section className="wp-panel wp-stack" aria-label="Differences">
        <p>
          <b>{count('added')}</b> added, <b>{count('removed')}</b> removed, <b>{count('changed')}</b> changed.{' '}
          {affected.length === 0 ? (
            'No role’s view changes: words alone.'
          ) : (
            <>The view of these roles may change: {affected.map((one) => roleName(one)).join(', ')}.</>
          )}
        </p>
        <div className="wp-screen-only wp-versions__role">
          <Select
            id="versions-role"
            label="Show what may change for"
            value={role}
            options={[
              { value: ANY, label: 'Everybody' },
              ...affected.map((one) => ({ value: one, label: roleName(one) })),
            ]}
            onChange={setRole}
          />
        </div>
      </section>
      {tables.map(([table, title]) => (
        <ChangesOfTable
          key={`${table} ${role}`}
          title={title}
          changes={shown.filter((one) => one.table === table)}
          everybody={affected.length}
          printing={printing}
        />
      ))}
    </>
  );
}

function Comparison({ versions }: { readonly versions: readonly PolicyVersion[] }) {
  const [from, setFrom] = useState(versions[0]?.id ?? HERE);
  const [to, setTo] = useState(HERE);
  const answer = useQuery({
    queryKey: ['policy', 'versions', from, to],
    queryFn: ({ signal }) => compareVersions(from, to, signal),
    staleTime: Infinity,
  });
  const options = versions.map((version) => ({ value: version.id, label: nameOf(version) }));
  return (
    <>
      <form
        className="wp-panel wp-screen-only"
        aria-label="Which versions"
        onSubmit={(event) => {
          event.preventDefault();
        }}
      >
        <div className="wp-row">
          <Select id="versions-from" label="From" value={from} options={options} onChange={setFrom} />
          <Select id="versions-to" label="To" value={to} options={options} onChange={setTo} />
        </div>
        <dl className="wp-facts">
          {[from, to]
            .flatMap((id) => versions.filter((version) => version.id === id))
            .map(({ id, version, note, digest }, index) => (
              <div key={`${id} ${String(index)}`} className="wp-facts__pair">
                <dt>{id === HERE ? 'In force here' : version}</dt>
                <dd>
                  {note} <span className="wp-quiet wp-digest">Digest {digest.slice(0, 12)}…</span>
                </dd>
              </div>
            ))}
        </dl>
        <Button
          small
          look="secondary"
          className="wp-actions--after"
          onClick={() => {
            window.print();
          }}
        >
          Print the comparison
        </Button>
      </form>
      <Asked query={answer}>
        {({ from: was, to: is, changes }) => (
          <>
            <p className="wp-print-only">
              From {nameOf(was)} to {nameOf(is)}
            </p>
            <Changes key={`${was.id} ${is.id}`} changes={changes} />
          </>
        )}
      </Asked>
    </>
  );
}

export function Versions() {
  const versions = useQuery({
    queryKey: ['policy', 'versions'],
    queryFn: ({ signal }) => listVersions(signal),
    staleTime: Infinity,
  });
  return <Asked query={versions}>{(list) => <Comparison versions={list} />}</Asked>;
}
