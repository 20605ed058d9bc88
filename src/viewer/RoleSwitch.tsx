/** As what am I working? Changing role closes every record, in every tab, before the gateway is asked. */
import { useMutation } from '@tanstack/react-query';
import type { SessionAnswer } from '../domain/api';
import { ROLE_NAMES, isRole, type Role } from '../domain/roles';
import { changeRole, readSession } from './api/session';
import { describeFailure } from './api/failure';
import { roleLeft, sessionStarted } from './state/session';

export function RoleSwitch({ session }: { readonly session: SessionAnswer }) {
  const change = useMutation({
    mutationFn: async (role: Role) => {
      roleLeft();
      await changeRole(role);
      return readSession();
    },
    onSuccess: ({ session: next, idleMs, leftMs }) => { sessionStarted(next, idleMs, leftMs); },
  });
  return (
    <span className="wp-header__role">
      <label className="nhsuk-u-visually-hidden" htmlFor="working-as">
        Working as
      </label>
      <select
        id="working-as"
        value={session.role}
        disabled={change.isPending}
        onChange={(event) => {
          if (isRole(event.target.value)) change.mutate(event.target.value);
        }}
      >
        {session.roles.map((role) => (
          <option key={role} value={role}>
            {ROLE_NAMES[role]}
          </option>
        ))}
      </select>
      {change.isError ? <span role="alert">{describeFailure(change.error)}</span> : null}
    </span>
  );
}
