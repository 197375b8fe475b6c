import { QueryClient } from '@tanstack/react-query';
import { ApiProblem } from './problem.js';

const MOST_TRIES = 3;

/** What the service refused is not asked again by itself; what did not reach it is. */
export function newQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 5_000,
        refetchOnWindowFocus: false,
        retry: (failed, error) =>
          failed < MOST_TRIES && !(error instanceof ApiProblem && error.status >= 400 && error.status < 500),
        networkMode: 'always',
      },
    },
  });
}
