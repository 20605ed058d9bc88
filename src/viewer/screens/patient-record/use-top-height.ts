/** How tall is what always stays in view? The columns below it fill exactly what is left of the window. */
import { useCallback, useState, type CSSProperties } from 'react';

export function useTopHeight(): {
  readonly top: (element: HTMLDivElement | null) => (() => void) | undefined;
  readonly style: CSSProperties;
} {
  const [height, setHeight] = useState(100);
  const top = useCallback((element: HTMLDivElement | null) => {
    if (element === null || typeof ResizeObserver === 'undefined') return undefined;
    const observer = new ResizeObserver(() => {
      setHeight(Math.round(element.offsetHeight));
    });
    observer.observe(element);
    return () => {
      observer.disconnect();
    };
  }, []);
  return { top, style: { '--wp-record-top': `${String(height)}px` } as CSSProperties };
}
