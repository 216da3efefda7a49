import type { Services } from '#server/services.ts';
import type { AppAccess, Authorized } from '../authorize.ts';
import { smsQuota } from '#server/delivery/sms/sms-quota.ts';
import { may, policy, type Right } from '../policy.ts';
import { type AppView, appView } from './app-view.ts';

/** The app, what the actor may do with it, and where programs reach it. */
export const getApp = async (
  access: Authorized<'app.view', AppAccess>,
  services: Services,
): Promise<
  AppView & {
    workspace: string;
    rights: readonly Right[];
    publicUrl: string;
    /** How live mail leaves: over SMTP, kept in the owner's mailbox, or not at all. */
    mail: 'smtp' | 'captured' | 'none';
    /** SMS this month out of what comes with the server, shared by the workspace's apps; null where nothing comes with it. */
    smsQuota: { used: number; limit: number } | null;
  }
> => {
  const { mail, publicUrl } = services.env;
  const rights = Object.keys(policy)
    .filter((right): right is Right => right in policy)
    .filter((right) => may(access.role, right));
  return {
    ...appView(access.app),
    workspace: access.workspace,
    rights,
    publicUrl,
    mail: mail.smtpUrl !== undefined ? 'smtp' : mail.capture ? 'captured' : 'none',
    smsQuota: await smsQuota(services, access.workspace),
  };
};
