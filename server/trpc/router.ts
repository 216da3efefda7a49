import { accountRouter } from './account.ts';
import { apiKeysRouter } from './api-keys.ts';
import { appsRouter } from './apps.ts';
import { auditRouter } from './audit.ts';
import { clientsRouter } from './clients.ts';
import { columnsRouter } from './columns.ts';
import { connectorsRouter } from './connectors.ts';
import { flowsRouter } from './flows.ts';
import { importsRouter } from './imports.ts';
import { mailboxRouter } from './mailbox.ts';
import { peopleRouter } from './people.ts';
import { personalLinkRouter, pinsRouter } from './personal-links.ts';
import { previewRouter } from './preview.ts';
import { router } from './procedures.ts';
import { runsRouter } from './runs.ts';
import { scenariosRouter } from './scenarios.ts';
import { securityRouter } from './security.ts';
import { twinsRouter } from './twins.ts';
import { usersRouter } from './users.ts';
import { workspacesRouter } from './workspaces.ts';

/** Everything the console's pages can ask for. */
export const appRouter = router({
  account: accountRouter,
  workspaces: workspacesRouter,
  people: peopleRouter,
  apps: appsRouter,
  apiKeys: apiKeysRouter,
  flows: flowsRouter,
  scenarios: scenariosRouter,
  columns: columnsRouter,
  security: securityRouter,
  users: usersRouter,
  personalLink: personalLinkRouter,
  pins: pinsRouter,
  twins: twinsRouter,
  imports: importsRouter,
  clients: clientsRouter,
  connectors: connectorsRouter,
  runs: runsRouter,
  preview: previewRouter,
  mailbox: mailboxRouter,
  audit: auditRouter,
});
export type AppRouter = typeof appRouter;
