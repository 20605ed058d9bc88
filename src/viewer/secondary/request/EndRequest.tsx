/** Ends a request for good: its key is destroyed and its files are deleted; the register keeps that it was. */
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { RequestAnswer, RequestMoved } from '../../../secondary/shapes/http';
import { Button } from '../../components/Button';
import { Dialog } from '../../components/Dialog';
import { post } from '../ask';
import { Failed } from '../frame/Failed';
import { requestKey, requestPath } from './paths';

export function EndRequest({ request }: { readonly request: RequestAnswer }) {
  const [open, setOpen] = useState(false);
  const queries = useQueryClient();
  const end = useMutation({
    mutationFn: () => post<RequestMoved>(`${requestPath(request.id)}/end`),
    onSuccess: async () => {
      setOpen(false);
      await queries.invalidateQueries({ queryKey: requestKey(request.id) });
    },
  });
  const close = (): void => {
    setOpen(false);
  };
  return (
    <section className="wp-panel">
      <h2 className="wp-panel__title">End</h2>
      <p>Its key is destroyed and its data set deleted. What was released stays on the register of uses.</p>
      <Button
        look="secondary"
        aria-haspopup="dialog"
        onClick={() => {
          setOpen(true);
        }}
      >
        End this request
      </Button>
      {open ? (
        <Dialog title="End this request for good?" look="warning" onClose={close}>
          <p>Nobody can build it or ask of it again. This cannot be undone.</p>
          {end.isError ? <Failed failure={end.error} title="It was not ended" /> : null}
          <div className="wp-dialog__actions">
            <Button
              look="warning"
              busy={end.isPending}
              onClick={() => {
                end.mutate();
              }}
            >
              End it
            </Button>
            <Button look="secondary" onClick={close}>
              Keep it
            </Button>
          </div>
        </Dialog>
      ) : null}
    </section>
  );
}
