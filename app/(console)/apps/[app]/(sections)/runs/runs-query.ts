import type { Environment } from '#app/_ui/environment-switch.tsx';

/** Runs a page of the list shows. */
export const runsPerPage = 50;

/** What the list of runs asks for: the same while a page is rendered and in the browser, so that the answer is found again. */
export const runsQuery = (
  app: string,
  env: Environment,
  { flow, user }: { flow: string | undefined; user: string | undefined },
  before?: number,
) => ({
  app,
  env,
  limit: runsPerPage,
  ...(flow !== undefined && { flow }),
  ...(user !== undefined && { user }),
  ...(before !== undefined && { before }),
});
