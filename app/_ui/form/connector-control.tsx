'use client';

import { type ConnectorFamily, serves } from '#flows/kit/define-connector.ts';
import { Select } from '../select.tsx';
import { TextLink } from '../text-link.tsx';
import { type ControlProps, useSurroundings } from './control.ts';

const services: Readonly<Record<ConnectorFamily, string>> = { oidc: 'sign-in service', directory: 'directory', sms: 'SMS service' };

const none = '(none)';

/** One of the app's connectors of the kind the field asks for; none of them where the field says what that means. */
export const ConnectorControl = ({ field, value, onChange }: ControlProps) => {
  const { connectors, connectorsPage } = useSurroundings();
  const family = field.meta.connector ?? 'oidc';
  const chosen = typeof value === 'string' && value !== '' ? value : undefined;
  const fitting = connectors.filter(({ kind }) => serves(kind, family));
  const gone = chosen !== undefined && fitting.every(({ id }) => id !== chosen);
  const without = field.meta.choices?.[''];
  const options = [
    ...(without === undefined ? [] : [{ value: none, label: without }]),
    ...(gone ? [{ value: chosen, label: 'A connector that is gone' }] : []),
    ...fitting.map(({ id, name, active, envs }) => ({
      value: id,
      label: name,
      ...(active ? !envs.includes('live') && { hint: 'Not set up for live yet' } : { hint: 'Switched off' }),
    })),
  ];
  return (
    <div className="flex flex-col gap-1.5">
      <Select
        value={chosen ?? (without === undefined ? undefined : none)}
        options={options}
        onChange={(value) => onChange(value === none ? '' : value)}
        placeholder={options.length === 0 ? `This app has no ${services[family]} yet` : 'Choose a connector'}
      />
      {connectorsPage !== undefined && (
        <p className="text-muted text-xs">
          <TextLink href={connectorsPage}>{options.length === 0 ? 'Add one on the Connectors page' : 'Connectors of this app'}</TextLink>
        </p>
      )}
    </div>
  );
};
