/** What went wrong when we asked the gateway, and in which words is it told to the user? */

export class ApiFailure extends Error {
  constructor(
    /** HTTP status; 0 when nothing answered at all. */
    readonly status: number,
    readonly code: string,
    message: string,
    readonly retryAfterSeconds: number | null = null,
  ) {
    super(message);
    this.name = 'ApiFailure';
  }
}

const minutes = (seconds: number): string => {
  const count = Math.max(1, Math.ceil(seconds / 60));
  return count === 1 ? 'a minute' : `${String(count)} minutes`;
};

/** One or two sentences that say what happened and what to do next; never upstream text. */
export function describeFailure(failure: unknown): string {
  if (!(failure instanceof ApiFailure)) return 'Something went wrong on this screen. Nothing was changed. Try again.';
  if (failure.code === 'left') return 'This was stopped, because the session or the role changed meanwhile. Try again.';
  if (failure.status === 0) return 'The gateway did not answer. Check your network connection and try again.';
  if (failure.status === 403) return failure.message || 'Your role does not allow this.';
  if (failure.status === 404) return failure.message || 'Nothing was found.';
  if (failure.status === 429) {
    const wait = failure.retryAfterSeconds === null ? 'a few minutes' : minutes(failure.retryAfterSeconds);
    return `Too many look-ups. To protect people's privacy they are limited. Try again in ${wait}.`;
  }
  if (failure.status === 503)
    return (
      (failure.code !== 'unavailable' && failure.message) ||
      'Nothing can be opened just now, because a safety check could not be made. ' +
        'Nothing was shown. Try again in a minute; if it goes on, contact the care organisations by phone.'
    );
  if (failure.status >= 500) return 'The gateway could not do this. Nothing was changed. Try again in a minute.';
  return failure.message || 'The gateway refused this. Check what you entered and try again.';
}
