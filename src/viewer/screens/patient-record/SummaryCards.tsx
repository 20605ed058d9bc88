/**
 * In which order do the cards stand, and what holds the place of those that are still to come? Alerts and allergies are
 * drawn by whoever answers first; the rest once every section can be read.
 */
import { useRecordOnScreen } from '../../open-record/record-context';
import { isShown } from '../../open-record/role-limits';
import { AllergiesCard } from '../../sections/allergies/AllergiesCard';
import { Alerts } from './Alerts';
import { CARD_HEADS, HELD_NO_PLACE, type CardHead } from './card-heads';
import { LaterPart } from './LaterPart';
import type { CardRoom } from './LaterCard';
import type { CardId } from './layouts';
import { NewSinceCard } from './NewSinceCard';
import { LaterCardPart } from './parts';

interface SummaryCardsProps {
  readonly cards: readonly CardId[];
  readonly room: CardRoom;
  /** True once the cards that come later are here. */
  readonly arrived: boolean;
}

/** Its heading over grey lines: nothing of it is known yet, and nothing below it will move. */
function CardPlace({ title, sections }: CardHead) {
  const { opened, states } = useRecordOnScreen();
  if (!sections.some((section) => isShown(opened.view, section))) return null;
  const answered = states.filter(({ state }) => state === 'answered').length;
  return (
    <section className="wp-card wp-card--place" aria-label={title} aria-busy="true">
      <div className="wp-card__head">
        <h3 className="wp-card__title">{title}</h3>
        <span className="wp-card__count">
          {answered} of {states.length} replied
        </span>
      </div>
    </section>
  );
}

interface CardProps extends Omit<SummaryCardsProps, 'cards'> {
  readonly card: CardId;
}

function Card({ card, room, arrived }: CardProps) {
  if (card === 'alerts') return <Alerts sections={['alerts']} apart shown={room.few} />;
  if (card === 'alerts-and-plans') return <Alerts sections={['alerts', 'care-plans']} shown={room.few} />;
  if (card === 'allergies') return <AllergiesCard shown={room.few} />;
  if (card === 'new-since') return <NewSinceCard />;
  const head = CARD_HEADS[card];
  const place = HELD_NO_PLACE.has(card) ? null : <CardPlace {...head} />;
  return arrived ? (
    <LaterPart what={head.title} place={place}>
      <LaterCardPart.Part card={card} room={room} />
    </LaterPart>
  ) : (
    place
  );
}

/** Drawn by whoever answers first; the others are drawn anew where their place stood. */
const isFirst = (card: CardId): boolean => !(card in CARD_HEADS);

export function SummaryCards({ cards, ...given }: SummaryCardsProps) {
  return (
    <>
      {cards.map((card) => (
        <div
          key={isFirst(card) || given.arrived ? card : `${card} place`}
          className={`wp-cards__one wp-cards__one--${card}`}
        >
          <Card card={card} {...given} />
        </div>
      ))}
    </>
  );
}
