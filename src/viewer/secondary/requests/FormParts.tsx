/** The five parts of the form, one a Safe. */
import type { ReactNode } from 'react';
import type { Organisation } from '../../../secondary/shapes/http';
import { PRECISIONS_IN_ORDER, PURPOSES_IN_ORDER } from '../words/choices';
import { Radios } from '../../components/Choices';
import { DateField } from '../../components/DateField';
import { Select } from '../../components/Select';
import { TextField } from '../../components/TextField';
import type { FormErrors } from '../../components/ErrorSummary';
import { QUESTIONS } from '../words/data';
import { byInWords, BREAKDOWN_NAMES, BREAKDOWN_ORDER } from '../words/groups';
import { latestDay } from '../words/latest-day';
import { withQuestions, type Filled } from './form';
import { Ticks } from './Ticks';

interface PartProps {
  readonly filled: Filled;
  readonly errors: FormErrors;
  readonly change: (change: Partial<Filled>) => void;
}

function Safe({
  title,
  about,
  children,
}: {
  readonly title: string;
  readonly about: string;
  readonly children: ReactNode;
}) {
  return (
    <section className="wp-panel wg-safe">
      <h2 className="wp-panel__title">{title}</h2>
      <p className="wp-quiet wg-safe__about">{about}</p>
      {children}
    </section>
  );
}

export function ProjectPart({ filled, errors, change }: PartProps) {
  return (
    <Safe title="1. Project" about="Is this use of the data appropriate?">
      <TextField
        id="title"
        label="Title"
        value={filled.title}
        error={errors['title']}
        onChange={(title) => {
          change({ title });
        }}
      />
      <TextField
        id="question"
        label="What do you want to find out?"
        rows={2}
        value={filled.question}
        error={errors['question']}
        onChange={(question) => {
          change({ question });
        }}
      />
      <Radios
        id="purpose"
        legend="Purpose"
        options={PURPOSES_IN_ORDER}
        value={filled.purpose}
        error={errors['purpose']}
        onChange={(purpose) => {
          change({ purpose });
        }}
      />
      <TextField
        id="benefit"
        label="Who benefits, and how?"
        rows={2}
        value={filled.benefit}
        error={errors['benefit']}
        onChange={(benefit) => {
          change({ benefit });
        }}
      />
    </Safe>
  );
}

export function PeoplePart({
  filled,
  errors,
  change,
  organisation,
}: PartProps & { readonly organisation: Organisation }) {
  return (
    <Safe title="2. People" about="Who will work with it? Only organisations of health and social care in the area.">
      <dl className="wp-facts">
        <dt>Organisation</dt>
        <dd>
          {organisation.name} ({organisation.ods})
        </dd>
      </dl>
      <TextField
        id="names"
        label="Names"
        hint="One on each line. They do not appear on the public register."
        rows={3}
        value={filled.names}
        error={errors['names']}
        onChange={(names) => {
          change({ names });
        }}
      />
    </Safe>
  );
}

interface DataPartProps extends PartProps {
  readonly replace: (filled: Filled) => void;
}

export function DataPart({ filled, errors, change, replace }: DataPartProps) {
  return (
    <Safe title="3. Data" about="The least that answers the question. The list beside says what that leaves out.">
      <Ticks
        id="questions"
        legend="Questions"
        options={QUESTIONS.map(({ id, title, counts }) => ({ id, label: title, about: counts }))}
        ticked={filled.questions}
        error={errors['questions']}
        onChange={(questions) => {
          replace(withQuestions(filled, questions));
        }}
      />
      <Ticks
        id="columns"
        legend="Columns"
        hint="What counts may be broken down by, three at a time."
        options={BREAKDOWN_ORDER.map((id) => ({ id, label: BREAKDOWN_NAMES[id] }))}
        ticked={filled.columns}
        error={errors['columns']}
        onChange={(columns) => {
          change({ columns });
        }}
      />
      <Select
        id="precision"
        label="How exactly dates are kept"
        options={PRECISIONS_IN_ORDER}
        value={filled.precision}
        onChange={(precision) => {
          change({ precision });
        }}
      />
      <div className="wp-row">
        <DateField
          latest={latestDay}
          id="from"
          label="First day"
          width={10}
          value={filled.from}
          error={errors['from']}
          onChange={(from) => {
            change({ from });
          }}
        />
        <DateField
          latest={latestDay}
          id="to"
          label="Last day"
          width={10}
          value={filled.to}
          error={errors['to']}
          onChange={(to) => {
            change({ to });
          }}
        />
      </div>
    </Safe>
  );
}

export function SettingPart() {
  return (
    <Safe title="4. Setting" about="Where is it used?">
      <p>
        In this program alone. The data set cannot be downloaded or queried by hand: approved questions are asked of it,
        and what leaves is a table of counts.
      </p>
    </Safe>
  );
}

export function OutputsPart({ filled }: Pick<PartProps, 'filled'>) {
  return (
    <Safe title="5. Outputs" about="What leaves, after disclosure control and a second person’s look.">
      <p>
        {filled.columns.length === 0 || filled.questions.length === 0
          ? 'Choose questions and columns above.'
          : `${String(filled.questions.length)} ${filled.questions.length === 1 ? 'question' : 'questions'}, ` +
            `broken down by ${byInWords(filled.columns)}, at most three at a time. Counts of 0 to 7 are withheld, ` +
            'others are to the nearest 5.'}
      </p>
    </Safe>
  );
}
