/** How does one request leave this machine? By Node's own fetch, or by undici's where the connection is special. */
import { fetch as undiciFetch, type Dispatcher, type RequestInit as UndiciInit } from 'undici';

/** The answer; `dispatcher` null: nothing of the connection is special. */
export const sendBy = (dispatcher: Dispatcher | null, url: string, init: RequestInit): Promise<Response> =>
  dispatcher === null
    ? fetch(url, init)
    : // both follow the Fetch standard; their types are two declarations of it
      (undiciFetch(url, { ...(init as UndiciInit), dispatcher }) as unknown as Promise<Response>);
