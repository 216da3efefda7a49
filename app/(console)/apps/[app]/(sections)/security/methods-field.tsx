import type { SecurityAnswers } from '#flows/security/answers.ts';
import { Callout } from '#app/_ui/callout.tsx';
import { Checkbox } from '#app/_ui/checkbox.tsx';
import { Field } from '#app/_ui/field.tsx';
import { Select } from '#app/_ui/select.tsx';
import { TextLink } from '#app/_ui/text-link.tsx';
import { CountriesField } from './countries-field.tsx';
import type { SecurityView } from './security-form.tsx';

type Methods = SecurityAnswers['methods'];
const included = 'included';

/** Any of them is enough; those that need an account elsewhere name a connector. */
export const MethodsField = ({
  app,
  connectors,
  value,
  error,
  smsError,
  impossible,
  onChange,
}: {
  app: string;
  connectors: SecurityView['connectors'];
  value: Methods;
  error: string | undefined;
  smsError: string | undefined;
  impossible: string | undefined;
  onChange: (value: Methods) => void;
}) => {
  if (impossible !== undefined) return <p className="text-muted">{impossible}</p>;
  const of = (kind: string) =>
    connectors.filter((connector) => connector.active && (connector.kind === kind || connector.kind.startsWith(`${kind}-`)));
  const add = (
    <TextLink href={`/apps/${app}/connectors`} className="text-sm">
      Add a connector
    </TextLink>
  );
  const [providers, directories, gateways] = [of('oidc'), of('directory'), of('sms')];
  return (
    <div className="flex flex-col gap-4">
      <Checkbox
        label="Code by e-mail"
        help="A code is sent whenever somebody signs in. Needs a column for e-mail addresses in the users table."
        checked={value.email}
        onChange={(email) => onChange({ ...value, email })}
      />
      <div className="flex flex-col gap-2">
        <Checkbox
          label="Code by SMS"
          help="Needs a column for phone numbers. Messages beyond the included ones are sent through an account of your own."
          checked={value.sms !== null}
          onChange={(on) => onChange({ ...value, sms: on ? { connector: gateways[0]?.id ?? null, countries: [] } : null })}
        />
        {value.sms !== null && (
          <div className="ml-7 flex flex-col gap-4">
            <Field label="Sent through" className="max-w-sm">
              <Select
                value={value.sms.connector ?? included}
                options={[{ value: included, label: 'The messages included here' }, ...gateways.map(({ id, name }) => ({ value: id, label: name }))]}
                onChange={(id) => onChange({ ...value, sms: { countries: [], ...value.sms, connector: id === included ? null : id } })}
              />
            </Field>
            <CountriesField
              value={value.sms.countries}
              error={smsError}
              onChange={(countries) => onChange({ ...value, sms: { connector: null, ...value.sms, countries } })}
            />
          </div>
        )}
      </div>
      <fieldset className="flex flex-col gap-2">
        <legend className="mb-2 font-medium text-sm">External ID</legend>
        {providers.map(({ id, name }) => (
          <Checkbox
            key={id}
            label={name}
            checked={value.external.includes(id)}
            onChange={(on) => onChange({ ...value, external: on ? [...value.external, id] : value.external.filter((other) => other !== id) })}
          />
        ))}
        <p className="text-muted text-xs">
          {providers.length === 0
            ? 'Google, Microsoft Entra or any OpenID Connect service. '
            : 'People who use one of these enter neither e-mail nor phone. '}
          {add}
        </p>
      </fieldset>
      <div className="flex flex-col gap-2">
        <Checkbox
          label="Company accounts (Active Directory, LDAP)"
          help={directories.length === 0 ? <>Connect your directory first. {add}</> : 'Employees are recognised, and their groups become roles.'}
          checked={value.directory !== null}
          disabled={directories.length === 0 && value.directory === null}
          onChange={(on) => onChange({ ...value, directory: on ? (directories[0]?.id ?? null) : null })}
        />
        {value.directory !== null && directories.length > 1 && (
          <Field label="Directory" className="ml-7 max-w-sm">
            <Select
              value={value.directory}
              options={directories.map(({ id, name }) => ({ value: id, label: name }))}
              onChange={(directory) => onChange({ ...value, directory })}
            />
          </Field>
        )}
      </div>
      {error !== undefined && (
        <Callout tone="negative" urgent>
          {error}
        </Callout>
      )}
    </div>
  );
};
