/** For which people does which provider always fail? The story of a failed source, without anybody having to set it. */

export interface StandingFault {
  readonly provider: string;
  readonly nhsNumber: string;
  readonly fault: 'error-500' | 'html';
}

export const STANDING_FAULTS: readonly StandingFault[] = [
  { provider: 'northgate', nhsNumber: '9990200068', fault: 'error-500' },
];
