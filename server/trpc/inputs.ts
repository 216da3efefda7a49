import * as z from 'zod';
import { environment } from '../console/users/environment.ts';

export const reference = z.string().min(1).max(80);

/** How things are named in calls: workspaces, flows and rows by id, apps by slug. */
export const inWorkspace = z.strictObject({ workspace: reference });
export const inApp = z.strictObject({ app: reference });
export const inFlow = z.strictObject({ flow: reference });
export const inAppEnv = inApp.extend({ env: environment });
export const ofUser = inAppEnv.extend({ user: reference });
export const ofClient = inAppEnv.extend({ client: reference });
