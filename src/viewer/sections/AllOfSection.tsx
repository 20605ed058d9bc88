/** How is the rest of a section reached from its card? Its filter on the timeline, which holds as many as it says. */
import { SECTION_NAMES, type SectionId } from '../../domain/sections';
import { Button } from '../components/Button';
import { useReading } from '../open-record/reading';

interface AllOfSectionProps {
  readonly section: SectionId;
  readonly held: number;
}

export function AllOfSection({ section, held }: AllOfSectionProps) {
  const { showAll, setFilter } = useReading.getState();
  return (
    <Button
      look="text"
      className="wp-card__more wp-screen-only"
      onClick={() => {
        showAll();
        setFilter({ sections: [section] });
        document.querySelector('.wp-timeline')?.scrollIntoView({ block: 'nearest' });
      }}
    >
      All {held}
      <span className="nhsuk-u-visually-hidden"> in {SECTION_NAMES[section]}</span>
    </Button>
  );
}
