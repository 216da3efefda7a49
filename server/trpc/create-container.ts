import type { Container } from '../container.ts';
import type { Services } from '../services.ts';
import { createContext } from './context.ts';
import { appRouter } from './router.ts';

/** What `server/main.ts` holds for the console's pages. */
export const createContainer = (services: Services): Container => ({
  services,
  router: appRouter,
  contextFor: (headers) => createContext(services, { headers, address: '' }),
});
