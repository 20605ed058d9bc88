/**
 * What stands where a part of the record is still to come, or could not be fetched? Its place, and a sentence; the rest
 * of the record stands untouched.
 */
import { Suspense, type ReactNode } from 'react';
import { ScreenBoundary } from '../../components/ScreenBoundary';

interface LaterPartProps {
  /** "The timeline": said when it could not be fetched. */
  readonly what: string;
  /** Holds the place meanwhile. */
  readonly place: ReactNode;
  readonly children: ReactNode;
}

export function LaterPart({ what, place, children }: LaterPartProps) {
  return (
    <ScreenBoundary part={what}>
      <Suspense fallback={place}>{children}</Suspense>
    </ScreenBoundary>
  );
}
