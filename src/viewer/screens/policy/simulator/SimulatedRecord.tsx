/** What came out: what is decided before anything is asked, then each provider and each thing it holds. */
import { useState } from 'react';
import type { SimulatedEffect, SimulatedResource, SimulationAnswer } from '../../../../domain/policy';
import { roleName, type Role } from '../../../../domain/roles';
import { InsetNotice } from '../../../components/InsetNotice';
import { Rows } from './Rows';
import { EFFECTS, SimulatedRow } from './SimulatedRow';

const OUTCOMES: Readonly<Record<SimulationAnswer['outcome'], string>> = {
  open: 'The record opens',
  'opted-out': 'Opted out of the joined-up record',
  restricted: 'Restricted record',
  refused: 'No record opens for this role',
};

type Shown = SimulatedEffect | 'all';
const SHOWN: readonly Shown[] = ['all', 'released', 'summary', 'withheld', 'reached'];

function Filter({
  all,
  shown,
  onChange,
}: {
  readonly all: readonly SimulatedResource[];
  readonly shown: Shown;
  readonly onChange: (shown: Shown) => void;
}) {
  return (
    <div className="wp-try__filter wp-screen-only" role="group" aria-label="Show">
      {SHOWN.map((one) => (
        <button
          key={one}
          type="button"
          className="wp-chip"
          aria-pressed={one === shown}
          onClick={() => {
            onChange(one);
          }}
        >
          {one === 'all' ? 'Everything' : EFFECTS[one].word}{' '}
          <b>{one === 'all' ? all.length : all.filter(({ effect }) => effect === one).length}</b>
        </button>
      ))}
    </div>
  );
}

export function SimulatedRecord({ answer, role }: { readonly answer: SimulationAnswer; readonly role: Role }) {
  const [shown, setShown] = useState<Shown>('all');
  const all = answer.providers.flatMap(({ resources }) => resources);
  return (
    <>
      <section className="wp-panel" aria-label="Outcome">
        <h2 className="wp-panel__title">
          {OUTCOMES[answer.outcome]}: {roleName(role)}
        </h2>
        {answer.opening.map(({ text, rules }) => (
          <InsetNotice key={text} look={answer.outcome === 'open' ? 'plain' : 'warning'}>
            <p>{text}</p>
            <Rows rules={rules} said={answer.rules} />
          </InsetNotice>
        ))}
        {all.length > 0 && <Filter all={all} shown={shown} onChange={setShown} />}
      </section>
      {answer.providers.map(({ name, asked, because, rules, resources }) => {
        const rows = resources.filter(({ effect }) => shown === 'all' || effect === shown);
        if (shown !== 'all' && rows.length === 0) return null;
        return (
          <section key={name} className="wp-panel" aria-label={name}>
            <h2 className="wp-panel__title">{name}</h2>
            {(!asked || rules.length > 0) && <p>{because}</p>}
            <Rows rules={rules} said={answer.rules} />
            {rows.length > 0 && (
              <ul className="wp-tried">
                {rows.map((one) => (
                  <SimulatedRow key={`${one.within ?? ''} ${one.reference}`} resource={one} said={answer.rules} />
                ))}
              </ul>
            )}
          </section>
        );
      })}
      <p className="wp-quiet">
        Policy {answer.policy.version}, digest {answer.policy.digest.slice(0, 12)}…
      </p>
    </>
  );
}
