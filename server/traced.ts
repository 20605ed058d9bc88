/** What must tracing offer to the server? The shape alone, so that nothing of it is loaded where nobody traces. */
import type { Told } from '../src/gateway/happenings';

export interface TracedRequest {
  /** Whose children are made while the request is worked for. */
  readonly span: object;
  end(of: {
    readonly method: string;
    readonly template: string;
    readonly status: number;
    readonly request: string;
  }): void;
}

export interface Tracing {
  begin(): TracedRequest;
  readonly happened: Told;
  /** Sends what is left. */
  close(): Promise<void>;
}
