'use client';

import { type ConnectorFamily, serves } from '#flows/kit/define-connector.ts';
import { phrase } from '#flows/languages/phrase.ts';
import { useSay } from '../language.tsx';
import { Select } from '../select.tsx';
import { TextLink } from '../text-link.tsx';
import { type ControlProps, useSurroundings } from './control.ts';

const noneYet: Readonly<Record<ConnectorFamily, string>> = {
  oidc: phrase('This app has no sign-in service yet'),
  directory: phrase('This app has no directory yet'),
  sms: phrase('This app has no SMS service yet'),
};

const none = '(none)';

/** One of the app's connectors of the kind the field asks for; none of them where the field says what that means. */
export const ConnectorControl = ({ field, value, onChange }: ControlProps) => {
  const say = useSay();
  const { connectors, connectorsPage } = useSurroundings();
  const family = field.meta.connector ?? 'oidc';
  const chosen = typeof value === 'string' && value !== '' ? value : undefined;
  const fitting = connectors.filter(({ kind }) => serves(kind, family));
  const gone = chosen !== undefined && fitting.every(({ id }) => id !== chosen);
  const without = field.meta.choices?.[''];
  const options = [
    ...(without === undefined ? [] : [{ value: none, label: say(without) }]),
    ...(gone ? [{ value: chosen, label: say('A connector that is gone') }] : []),
    ...fitting.map(({ id, name, active, envs }) => ({
      value: id,
      label: name,
      own: true as const,
      ...(active ? !envs.includes('live') && { hint: say('Not set up for live yet') } : { hint: say('Switched off') }),
    })),
  ];
  return (
    <div className="flex flex-col gap-1.5">
      <Select
        value={chosen ?? (without === undefined ? undefined : none)}
        options={options}
        onChange={(value) => onChange(value === none ? '' : value)}
        placeholder={say(options.length === 0 ? noneYet[family] : 'Choose a connector')}
      />
      {connectorsPage !== undefined && (
        <p className="text-muted text-xs">
          <TextLink href={connectorsPage}>{say(options.length === 0 ? 'Add one on the Connectors page' : 'Connectors of this app')}</TextLink>
        </p>
      )}
    </div>
  );
};
