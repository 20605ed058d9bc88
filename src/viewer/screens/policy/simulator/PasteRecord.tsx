/**
 * A small record of one's own to try. Synthetic only: the gateway refuses an NHS number outside the test range, and
 * keeps nothing.
 */
import { useState } from 'react';
import { SETTING_NAMES, SETTINGS } from '../../../../domain/settings';
import { Button } from '../../../components/Button';
import { Radios } from '../../../components/Choices';
import { Select } from '../../../components/Select';
import { TextField } from '../../../components/TextField';
import { parsePasted, type SimulatorForm } from './simulator-form';

const VERSIONS = [
  { value: 'R4', label: 'R4' },
  { value: 'STU3', label: 'STU3' },
] as const;

interface PasteRecordProps {
  readonly form: SimulatorForm;
  readonly change: (change: Partial<SimulatorForm>) => void;
}

export function PasteRecord({ form, change }: PasteRecordProps) {
  const [text, setText] = useState('');
  const [error, setError] = useState<string>();
  const submit = (): void => {
    const parsed = parsePasted(text);
    setError(parsed.ok ? undefined : parsed.problem);
    change({ pasted: parsed.ok ? parsed.value : null });
  };
  return (
    <fieldset className="wp-fieldset wp-try__paste">
      <legend className="nhsuk-fieldset__legend">Your record</legend>
      <TextField
        id="try-pasted"
        label="FHIR resource or Bundle, as JSON"
        hint="Synthetic records only. It is tried and forgotten; identity is not checked."
        rows={8}
        value={text}
        onChange={setText}
        error={error}
      />
      <Select
        id="try-setting"
        label="It comes from a provider of this setting"
        value={form.setting}
        options={SETTINGS.map((setting) => ({ value: setting, label: SETTING_NAMES[setting] }))}
        onChange={(setting) => {
          change({ setting });
        }}
      />
      <Radios
        id="try-version"
        legend="FHIR version"
        inline
        options={VERSIONS}
        value={form.fhirVersion}
        onChange={(fhirVersion) => {
          change({ fhirVersion });
        }}
      />
      <Button small onClick={submit}>
        Try this record
      </Button>
    </fieldset>
  );
}
