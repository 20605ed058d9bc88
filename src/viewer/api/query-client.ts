/** Where do answers live while a screen needs them? In this page's memory, for a short while, and nowhere else. */
import { QueryClient } from '@tanstack/react-query';

export const queryClient = new QueryClient({
  defaultOptions: {
    // Asked even when the browser thinks itself offline: held back, a question would neither be answered nor fail, and
    // the screen would say nothing.
    queries: {
      networkMode: 'always',
      retry: false,
      refetchOnWindowFocus: false,
      refetchOnReconnect: false,
      staleTime: 0,
      gcTime: 60_000,
    },
    mutations: { networkMode: 'always', retry: false, gcTime: 0 },
  },
});
