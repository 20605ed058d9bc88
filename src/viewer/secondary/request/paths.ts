/** Where is one request asked for, and under which key is its answer held? */
export const requestKey = (id: string): readonly string[] => ['request', id];
export const requestPath = (id: string): string => `/api/requests/${encodeURIComponent(id)}`;
