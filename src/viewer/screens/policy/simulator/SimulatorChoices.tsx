/** Who looks, why, from where, and at whose made-up record? */
import { PURPOSE_NAMES, PURPOSES } from '../../../../domain/api';
import type { SpecimenPerson } from '../../../../domain/policy';
import { roleName, ROLES } from '../../../../domain/roles';
import { Checkbox, Radios } from '../../../components/Choices';
import { Select } from '../../../components/Select';
import { PasteRecord } from './PasteRecord';
import { PASTED, type SimulatorForm } from './simulator-form';

interface ChoicesProps {
  readonly form: SimulatorForm;
  readonly people: readonly SpecimenPerson[];
  readonly change: (change: Partial<SimulatorForm>) => void;
}

const PLACES = [
  { value: 'inside', label: 'In this area' },
  { value: 'outside', label: 'Outside it' },
] as const;

export function Choices({ form, people, change }: ChoicesProps) {
  const persons = [
    ...people.map(({ id, name, about }) => ({ value: id, label: `${name} – ${about}` })),
    { value: PASTED, label: 'A record of your own, pasted in' },
  ];
  return (
    <form
      className="wp-panel wp-try__choices wp-screen-only"
      aria-label="What to try"
      onSubmit={(event) => {
        event.preventDefault();
      }}
    >
      <Select
        id="try-role"
        label="Role"
        value={form.role}
        options={ROLES.map((role) => ({ value: role, label: roleName(role) }))}
        onChange={(role) => {
          change({ role });
        }}
      />
      <Select
        id="try-person"
        label="Made-up person"
        hint={people.find(({ id }) => id === form.person)?.about ?? 'Synthetic only'}
        value={form.person}
        options={persons}
        onChange={(person) => {
          change({ person });
        }}
      />
      <Radios
        id="try-purpose"
        legend="Purpose"
        inline
        options={PURPOSES.map((purpose) => ({ value: purpose, label: PURPOSE_NAMES[purpose] }))}
        value={form.purpose}
        onChange={(purpose) => {
          change({ purpose, emergency: purpose === 'emergency' });
        }}
      />
      <Checkbox
        id="try-emergency"
        label="Emergency access is open"
        checked={form.emergency}
        onChange={(emergency) => {
          change({ emergency });
        }}
      />
      <Checkbox
        id="try-opted-out"
        label="The person has opted out"
        checked={form.optedOut}
        onChange={(optedOut) => {
          change({ optedOut });
        }}
      />
      <Radios
        id="try-from"
        legend="The viewer’s organisation is"
        inline
        options={PLACES}
        value={form.from}
        onChange={(from) => {
          change({ from });
        }}
      />
      {form.person === PASTED && <PasteRecord form={form} change={change} />}
    </form>
  );
}
