/** Who are you here? Demo people by role, or the way to the organisation's own sign-in. */
import { useMutation, useQuery } from '@tanstack/react-query';
import { PageHeading } from '../../components/PageHeading';
import type { IdentityAnswer } from '../../../secondary/shapes/http';
import { get } from '../ask';
import { PLACES } from '../place';
import { ROLE_NAMES } from '../words/roles';
import { Answered } from './Answered';
import { Failed } from './Failed';
import { PlaceLink } from './PlaceLink';
import { signInAs } from './session';

function DemoUsers({ users }: { readonly users: Extract<IdentityAnswer, { readonly mode: 'demo' }>['users'] }) {
  const signIn = useMutation({ mutationFn: signInAs });
  return (
    <>
      {signIn.isError ? <Failed failure={signIn.error} title="Nobody was signed in" /> : null}
      <h2 className="wp-panel__title">Demo users</h2>
      <ul className="wp-sign-in__cards">
        {users.map(({ id, name, role, organisation }) => (
          <li key={id}>
            <button
              type="button"
              className="wp-sign-in__card"
              onClick={() => {
                signIn.mutate(id);
              }}
            >
              <span className="wp-sign-in__name">{name}</span>
              <span className="wp-sign-in__role">{ROLE_NAMES[role]}</span>
              <span>{organisation.name}</span>
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}

export function SignInScreen() {
  const query = useQuery({ queryKey: ['identity'], queryFn: () => get<IdentityAnswer>('/api/identity') });
  return (
    <div className="wp-page wp-stack">
      <PageHeading
        lead={
          <>
            Questions about groups of people, made from records once names are gone. No record of a person can be opened
            here. Without signing in, you can read the <PlaceLink to={PLACES.uses}>register of uses</PlaceLink>.
          </>
        }
      >
        Sign in
      </PageHeading>
      <Answered query={query}>
        {(answer) =>
          answer.mode === 'demo' ? (
            <DemoUsers users={answer.users} />
          ) : (
            <a className="nhsuk-button" href={answer.loginUrl}>
              Sign in with your organisation
            </a>
          )
        }
      </Answered>
    </div>
  );
}
