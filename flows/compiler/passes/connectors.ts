import type { Issue } from '../../kit/issue.ts';
import { connectorFieldOf } from '../../kit/connector-field-of.ts';
import { serves } from '../../kit/define-connector.ts';
import type { Say } from '../../languages/say.ts';
import type { Context, Flow, Place } from '../flow.ts';

/**
 * Services outside that steps rely on are there, of the right kind, switched on, and set up for live. Without a connector
 * nothing can be tried either; without live values only publishing is refused, so that a builder can draw first.
 */
export const checkConnectors = ({ app, report, say }: Context, { places }: Flow): void => {
  const { connectors = [] } = app;
  for (const place of places) {
    for (const requirement of place.requires) {
      if (requirement.kind !== 'connector') continue;
      const fitting = connectors.filter(({ kind }) => serves(kind, requirement.connector));
      const chosen = fitting.find(({ id }) => id === requirement.id);
      const field = connectorFieldOf(place.definition, requirement.connector);
      const at = { node: place.id, ...(field !== undefined && { field }) };
      if (chosen === undefined) {
        const [only, ...others] = fitting.filter(({ active }) => active);
        report.add('missing-connector', {
          ...at,
          message: say(
            requirement.id === ''
              ? '“{step}” needs a connector to {family, select, oidc {a sign-in service (OpenID Connect)} directory {a directory (Active Directory or LDAP)} other {an SMS service}}; none is chosen.'
              : '“{step}” uses a connector to {family, select, oidc {a sign-in service (OpenID Connect)} directory {a directory (Active Directory or LDAP)} other {an SMS service}} that this app does not have any more.',
            { step: place.name, family: requirement.connector },
          ),
          advice: say(fitting.length === 0 ? 'Add one on the app’s Connectors page, then choose it here.' : 'Choose one of the app’s connectors.'),
          fix: () => (only === undefined || others.length > 0 || field === undefined ? undefined : choosing(place, field, only, say)),
        });
      } else if (!chosen.active) {
        report.add('disabled-connector', {
          ...at,
          message: say('“{step}” uses the connector “{connector}”, which is switched off.', { step: place.name, connector: chosen.name }),
          advice: say('Switch it on again on the app’s Connectors page, or choose another one.'),
        });
      } else if (!chosen.envs.includes('live')) {
        report.add('connector-not-live', {
          ...at,
          message: say('“{step}” uses the connector “{connector}”, which is not set up for the live environment yet.', {
            step: place.name,
            connector: chosen.name,
          }),
          advice: say('Open it on the app’s Connectors page and fill in its live values before you publish.'),
        });
      }
    }
  }
};

const choosing = ({ id }: Place, field: string, connector: { id: string; name: string }, say: Say): NonNullable<Issue['fix']> => ({
  label: say('Use “{connector}”', { connector: connector.name }),
  patches: [{ op: 'add', path: ['nodes', id, 'config', field], value: connector.id }],
});
