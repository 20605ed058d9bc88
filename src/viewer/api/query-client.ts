/** Where do answers live while a screen needs them? In this page's memory, for a short while, and nowhere else. */
import { QueryClient } from '@tanstack/react-query';

export const queryClient = new QueryClient({
  defaultOptions: {
    queries: { retry: false, refetchOnWindowFocus: false, refetchOnReconnect: false, staleTime: 0, gcTime: 60_000 },
    mutations: { retry: false, gcTime: 0 },
  },
});
