/**
 * Where do the alerts stand until they can be ranked? In a card that says nothing yet: fetched once anything of the
 * record is on the screen.
 */
import type { ReactNode } from 'react';
import type { SectionId } from '../../../domain/sections';
import { useArrived } from '../../navigation/later';
import { useRecordOnScreen } from '../../open-record/record-context';
import { isShown } from '../../open-record/role-limits';
import { useTold } from '../../open-record/use-told';
import { LaterPart } from './LaterPart';
import { AlertsCardPart, BannerAlertsPart, OtherAlertsPart } from './parts';

const PLACE = (
  <section className="wp-card wp-card--grave" aria-label="Alerts" aria-busy="true">
    <h3 className="wp-card__title">Alerts</h3>
  </section>
);

interface AlertsProps {
  readonly sections: readonly SectionId[];
  readonly apart?: boolean;
  readonly shown: number;
}

export function Alerts(props: AlertsProps) {
  const { opened } = useRecordOnScreen();
  const arrived = useArrived(useTold(), AlertsCardPart);
  if (!props.sections.some((section) => isShown(opened.view, section))) return null;
  return arrived ? (
    <LaterPart what="The alerts" place={PLACE}>
      <AlertsCardPart.Part {...props} />
    </LaterPart>
  ) : (
    PLACE
  );
}

/** Drawn once the alerts can be ranked, where the role has any. */
function Ranked({ part: { ahead }, what, children }: RankedProps) {
  const { opened } = useRecordOnScreen();
  const arrived = useArrived(useTold(), { ahead });
  return arrived && isShown(opened.view, 'alerts') ? (
    <LaterPart what={what} place={null}>
      {children}
    </LaterPart>
  ) : null;
}

interface RankedProps {
  readonly part: { readonly ahead: () => Promise<void> };
  readonly what: string;
  readonly children: ReactNode;
}

export const AlertsInBanner = () => (
  <Ranked part={BannerAlertsPart} what="The alerts in the banner">
    <BannerAlertsPart.Part />
  </Ranked>
);

export const OtherAlertsInBanner = ({ apart }: { readonly apart: boolean }) => (
  <Ranked part={OtherAlertsPart} what="The way to the alerts">
    <OtherAlertsPart.Part apart={apart} />
  </Ranked>
);
