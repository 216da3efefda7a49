import { QueryClient } from '@tanstack/react-query';

/** Answers stay fresh for a moment, so that what a page arrived with is not asked for again at once. */
export const createQueryClient = (): QueryClient => new QueryClient({ defaultOptions: { queries: { staleTime: 5_000 } } });
