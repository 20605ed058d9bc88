/** From what was asked to what was released: how far has this request come, and where does each part of it stand? */
import type { RequestAnswer } from '../../../secondary/shapes/http';
import type { SecondaryRole } from '../../../secondary/shapes/request';
import { PlaceLink } from '../frame/PlaceLink';
import { placeOf, type Part } from '../place';
import { nextStep } from '../words/states';

interface StepsProps {
  readonly request: RequestAnswer;
  readonly part: Part;
  readonly role: SecondaryRole;
}

interface Step {
  readonly part: Part;
  readonly label: string;
  readonly done: boolean;
}

function stepsOf({ state, build, answers }: RequestAnswer): readonly Step[] {
  const decided = !['draft', 'submitted', 'refused'].includes(state);
  return [
    { part: 'request', label: decided ? 'Approved' : state === 'refused' ? 'Refused' : 'Asked for', done: decided },
    { part: 'build', label: build === 'built' ? 'Built' : 'Build', done: build === 'built' },
    { part: 'question', label: answers.length > 0 ? 'Answered' : 'Question', done: answers.length > 0 },
    {
      part: 'release',
      label: answers.some((one) => one.state === 'released') ? 'Released' : 'Release',
      done: answers.some((one) => one.state === 'released'),
    },
  ];
}

/** The parts that tell a role something: a build tells an analyst no more than that it is there. */
const mayRead = (role: SecondaryRole, part: Part): boolean =>
  part === 'request' || role !== 'linkage-team' || part === 'build';

export function Steps({ request, part, role }: StepsProps) {
  return (
    <nav className="wg-steps" aria-label="Parts of this request">
      <strong className="wg-steps__title">{request.form.project.title}</strong>
      <ol className="wg-steps__list">
        {stepsOf(request)
          .filter((step) => mayRead(role, step.part))
          .map((step) => (
            <li key={step.part} className={step.part === part ? 'wg-steps__here' : undefined}>
              <PlaceLink to={placeOf(request.id, step.part)}>
                {step.done ? <span className="wg-steps__done">✓ </span> : null}
                {step.label}
              </PlaceLink>
            </li>
          ))}
      </ol>
      <span className="wg-steps__next">{nextStep(request)}</span>
    </nav>
  );
}
