import type { Environment } from '#app/_ui/environment-switch.tsx';

/** What the users table asks for: the same while a page is rendered and in the browser, so that the answer is found again. */
export const usersQuery = (app: string, env: Environment, search: string, after?: string) => ({
  app,
  env,
  limit: 50,
  ...(search !== '' && { search }),
  ...(after !== undefined && { after }),
});
