/**
 * What happens between "Open record" and the record? The gateway decides; the answer is a record, a refusal with a
 * screen of its own, or an error.
 */
import { useMutation } from '@tanstack/react-query';
import type { OpenRecordRequest } from '../../../domain/api';
import { ApiFailure } from '../../api/failure';
import { openRecord } from '../../api/records';
import { goTo, stepHere } from '../../navigation/navigation';
import { PATHS } from '../../navigation/routes';
import { closeOpenRecord, closingHeard } from '../../state/close-record';
import { useOpenRecord, type Refusal } from '../../state/open-record';
import { useRecentPeople } from '../../state/recent-people';

/** A step of its own, so that Back comes to the form as it was filled in. */
function refuse(refusal: Refusal): void {
  useOpenRecord.getState().setRefusal(refusal);
  stepHere();
}

export function useOpening() {
  return useMutation({
    mutationFn: async (request: OpenRecordRequest) => {
      // INVARIANT: the previous person is closed before the next is asked for; at the gateway too, which closes every
      // opening of a person.
      if (useOpenRecord.getState().open !== null) {
        closeOpenRecord();
        await closingHeard();
      }
      return openRecord(request);
    },
    onSuccess: (answer, request) => {
      if (answer.outcome !== 'open') {
        refuse(answer);
        return;
      }
      const { nhsNumber, dateOfBirth, name } = answer.patient;
      if (request.purpose === 'direct-care')
        useRecentPeople.getState().add({ nhsNumber, dateOfBirth, name, openedAt: Date.now() });
      useOpenRecord.getState().setOpen({ record: answer, purpose: request.purpose, reason: request.reason ?? null });
      goTo(PATHS.record);
    },
    onError: (failure) => {
      if (failure instanceof ApiFailure && failure.status === 404) refuse({ outcome: 'nobody-found' });
    },
  });
}
