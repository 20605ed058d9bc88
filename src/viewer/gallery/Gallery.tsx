/** Every part of the screen in every state, from made-up examples: at /gallery in `npm run dev`, and in no build. */
import { QueryClientProvider } from '@tanstack/react-query';
import { useEffect } from 'react';
import '../open-record/all-tables';
import { queryClient } from '../api/query-client';
import { PageHeading } from '../components/PageHeading';
import { NoRecordScreen } from '../screens/no-record/NoRecordScreen';
import '../screens/patient-record/record.scss';
import { Buttons, Forms, Words } from './FormParts';
import './gallery.scss';
import { Entrance } from './Entrance';
import { OpenedEntry, Rows } from './TimelineParts';
import { Absences, Banners, Coverages, Dialogs, Lines } from './RecordParts';
import { Specimen } from './Specimen';

const REFUSALS = [
  { outcome: 'opted-out', message: '' },
  { outcome: 'restricted', message: '' },
  { outcome: 'nobody-found' },
] as const;

const PARTS = [
  { title: 'Header and sign-in', Part: Entrance },
  { title: 'Banner', Part: Banners },
  { title: 'Coverage', Part: Coverages },
  { title: 'Medicines, results, conflicts', Part: Lines },
  { title: 'Rows of the timeline', Part: Rows },
  { title: 'An opened entry', Part: OpenedEntry },
  { title: 'What is not there, and why', Part: Absences },
  { title: 'Tags, notices, tables', Part: Words },
  { title: 'Buttons', Part: Buttons },
  { title: 'Forms', Part: Forms },
  { title: 'Dialogs', Part: Dialogs },
  {
    title: 'No record',
    Part: () =>
      REFUSALS.map((refusal) => (
        <Specimen key={refusal.outcome} rule={refusal.outcome}>
          <NoRecordScreen refusal={refusal} onBack={() => undefined} />
        </Specimen>
      )),
  },
];

export function Gallery() {
  // after every specimen, of which some take the focus as they do on a screen of their own
  useEffect(() => {
    document.querySelector('h1')?.focus();
    window.scrollTo(0, 0);
  }, []);
  return (
    <QueryClientProvider client={queryClient}>
      <main className="wp-main wp-gallery">
        <PageHeading lead="Everybody and everything here is made up.">Gallery</PageHeading>
        {PARTS.map(({ title, Part }) => (
          <section key={title} className="wp-gallery__part" aria-label={title}>
            <h2 className="wp-panel__title">{title}</h2>
            <Part />
          </section>
        ))}
      </main>
    </QueryClientProvider>
  );
}
