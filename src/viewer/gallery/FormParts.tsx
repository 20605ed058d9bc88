/** Buttons, fields, choices, notices, tags and tables, each in every state. */
import { Button } from '../components/Button';
import { Checkbox, Radios } from '../components/Choices';
import { ErrorSummary } from '../components/ErrorSummary';
import { InsetNotice } from '../components/InsetNotice';
import { Select } from '../components/Select';
import { SwitchTask } from '../components/SwitchTask';
import { Table } from '../components/Table';
import { Tag } from '../components/Tag';
import { DateField } from '../components/DateField';
import { TextField } from '../components/TextField';
import { today } from '../today';
import { DATES, NUMBERS } from './examples';
import { Specimen } from './Specimen';

const nothing = (): void => undefined;
const ERROR = 'Enter the date of birth';

export function Buttons() {
  return (
    <div className="wp-actions">
      {(['primary', 'secondary', 'warning', 'text'] as const).map((look) => (
        <Button key={look} look={look}>
          {look}
        </Button>
      ))}
      {(['primary', 'secondary', 'warning'] as const).map((look) => (
        <Button key={look} look={look} small>{`small ${look}`}</Button>
      ))}
      <Button busy>busy</Button>
      <Button disabled>not now</Button>
    </div>
  );
}

export function Forms() {
  return (
    <>
      <Specimen rule="a field, and one with an error">
        <div className="wp-row">
          <TextField
            id="gallery-number"
            label="NHS number"
            hint="10 digits, like 999 012 3454"
            value=""
            onChange={nothing}
          />
          <DateField id="gallery-born" label="Date of birth" value="" error={ERROR} latest={today} onChange={nothing} />
        </div>
        <TextField id="gallery-reason" label="Reason" rows={3} value="Unconscious in resus" onChange={nothing} />
      </Specimen>
      <Specimen rule="choices">
        <Radios
          id="gallery-purpose"
          legend="Purpose"
          inline
          value="care"
          onChange={nothing}
          options={[
            { value: 'care', label: 'Direct care' },
            { value: 'emergency', label: 'Emergency', hint: 'Asks for a reason' },
          ]}
        />
        <Radios
          id="gallery-kind"
          legend="What is wrong?"
          value={null}
          error="Choose what is wrong"
          onChange={nothing}
          options={[
            { value: 'entry', label: 'The entry is wrong' },
            { value: 'join', label: 'These records should not have been combined' },
          ]}
        />
        <Checkbox id="gallery-read" label="I have read the leaflet" checked onChange={nothing} />
        <Select
          id="gallery-role"
          label="Role"
          value="gp"
          onChange={nothing}
          options={[
            { value: 'gp', label: 'GP' },
            { value: 'social-worker', label: 'Social worker' },
          ]}
        />
        <SwitchTask
          label="Part of the gallery"
          task="one"
          onChange={nothing}
          tasks={[
            { id: 'one', label: 'Chosen' },
            { id: 'two', label: 'Another' },
          ]}
        />
      </Specimen>
      <Specimen rule="what must be put right">
        <ErrorSummary errors={ERRORS} />
      </Specimen>
    </>
  );
}

const ERRORS = {
  'gallery-born': ERROR,
  '': 'The gateway did not answer. Check your network connection and try again.',
};

export function Words() {
  return (
    <>
      <Specimen rule="tags">
        <p>
          {(['plain', 'strong', 'danger', 'warning', 'good'] as const).map((look) => (
            <span key={look}>
              <Tag look={look}>{look}</Tag>{' '}
            </span>
          ))}
        </p>
      </Specimen>
      {(['plain', 'warning', 'danger', 'good'] as const).map((look) => (
        <Specimen key={look} rule={`a notice, ${look}`}>
          <InsetNotice look={look} title="To know first">
            <p>What happened, and what to do now.</p>
          </InsetNotice>
        </Specimen>
      ))}
      <Specimen rule="a table">
        <Table
          caption="Dates as they are written"
          rows={DATES}
          rowKey={({ fhir }) => fhir}
          columns={[
            { heading: 'Sent', cell: ({ fhir }) => fhir, header: true, narrow: true },
            { heading: 'Shown', cell: ({ short }) => short, narrow: true },
            { heading: 'Read out', cell: ({ long }) => long },
          ]}
        />
        <Table
          caption="NHS numbers"
          rows={NUMBERS}
          rowKey={({ sent }) => sent}
          columns={[
            { heading: 'Sent', cell: ({ sent }) => sent, header: true },
            { heading: 'Shown', cell: ({ says }) => says },
          ]}
        />
      </Specimen>
    </>
  );
}
