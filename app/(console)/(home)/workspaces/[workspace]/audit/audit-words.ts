import type { inferRouterOutputs } from '@trpc/server';
import type { Json } from '#flows/kit/json.ts';
import type { AppRouter } from '#server/index.ts';

export type AuditLine = inferRouterOutputs<AppRouter>['audit']['list']['entries'][number];

const actions = new Map(
  Object.entries({
    'member.signed-in': 'Signed in to the console',
    'member.password-changed': 'Changed their password',
    'member.invited': 'Invited somebody',
    'member.invitation-withdrawn': 'Withdrew an invitation',
    'member.joined': 'Joined by invitation',
    'member.role-changed': 'Changed the role of a member',
    'member.removed': 'Removed a member',
    'workspace.renamed': 'Renamed the workspace',
    'app.created': 'Created an app',
    'app.settings-changed': 'Changed the settings of an app',
    'app.logo-changed': 'Changed the logo of an app',
    'app.logo-removed': 'Removed the logo of an app',
    'app.enabled': 'Switched an app on',
    'app.disabled': 'Switched an app off',
    'flow.created': 'Created a flow',
    'flow.renamed': 'Renamed a flow',
    'flow.removed': 'Removed a flow',
    'flow.published': 'Published a flow',
    'flow.activated': 'Made another version live',
    'flow.runs-aborted': 'Ended all runs of a flow',
    'scenario.kept': 'Kept a walk as a scenario',
    'scenario.added': 'Added scenarios',
    'scenario.changed': 'Changed a scenario',
    'scenario.required': 'Made a scenario required to publish',
    'scenario.not-required': 'Let a flow be published without a scenario',
    'scenario.removed': 'Deleted a scenario',
    'column.added': 'Added a users column',
    'column.renamed': 'Renamed a users column',
    'column.removed': 'Removed a users column',
    'user.created': 'Added a user',
    'user.changed': 'Changed a user',
    'user.removed': 'Removed a user',
    'session.revoked': 'Signed a user out of one device',
    'sessions.revoked': 'Signed a user out everywhere',
    'client.created': 'Registered a client',
    'client.changed': 'Changed a client',
    'client.removed': 'Removed a client',
    'client.secret-rotated': 'Made a new client secret',
    'mailbox.opened': 'Opened the live mailbox',
    'mailbox.opened-sandbox': 'Opened the sandbox mailbox',
    'password.set': 'Set a password in a flow',
    'user.attributes-set': 'Columns were filled in a flow',
    'session.refused': 'Was refused a session',
  }),
);

/** What was done, in words. An action this version does not know keeps its technical name, readable. */
export const actionWords = (action: string): string => {
  const words = action.replaceAll(/[.-]/g, ' ');
  return actions.get(action) ?? words.charAt(0).toUpperCase() + words.slice(1);
};

export const whoWords = ({ who, actor }: Pick<AuditLine, 'who' | 'actor'>): string => {
  if (who !== null) return who;
  if (actor.startsWith('user:')) return 'A user of the app';
  if (actor.startsWith('run:')) return 'Somebody in a flow';
  return actor === 'system' ? 'Sallyport' : 'A former member';
};

const names = new Map(
  Object.entries({
    env: 'environment',
    mails: 'mails kept',
    slug: 'short name',
    redirectUris: 'may return to',
    accessSeconds: 'access, seconds',
    refreshSeconds: 'stays signed in, seconds',
    absoluteSeconds: 'longest visit, seconds',
    before: 'version before',
    ended: 'ended',
  }),
);
const values = new Map(Object.entries({ spa: 'web page', native: 'mobile or desktop app', unapproved: 'not approved', disabled: 'switched off' }));

const said = (value: Json): string => {
  if (Array.isArray(value)) return value.map(said).join(', ');
  if (value === null || value === '') return '–';
  return typeof value === 'object' ? Object.values(value).map(said).join(', ') : (values.get(String(value)) ?? String(value));
};

/** The particulars of an entry as pairs of words. */
export const detailWords = (detail: AuditLine['detail']): { name: string; value: string }[] =>
  Object.entries(detail)
    .filter(([, value]) => value !== null && !(Array.isArray(value) && value.length === 0))
    .map(([name, value]) => ({ name: names.get(name) ?? name.replaceAll(/([A-Z])/g, ' $1').toLowerCase(), value: said(value) }));
