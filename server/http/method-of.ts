/** By which word is a method logged and counted? INVARIANT: it is a word the sender chose; unknown ones share one. */
const METHODS = new Set(['GET', 'HEAD', 'POST', 'DELETE', 'PUT', 'PATCH', 'OPTIONS']);

export const methodOf = ({ method }: Pick<Request, 'method'>): string => (METHODS.has(method) ? method : 'other');
