'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import * as z from 'zod';
import type { ConnectorDefinition } from '#flows/kit/define-connector.ts';
import type { UserColumn } from '#flows/kit/ports.ts';
import { useTRPC } from '#app/_trpc/client.ts';
import { faultOf } from '#app/_trpc/fault-of.ts';
import { Button } from '#app/_ui/button.tsx';
import { Callout } from '#app/_ui/callout.tsx';
import { Failure } from '#app/_ui/failure.tsx';
import { ConfigForm } from '#app/_ui/form/config-fields.tsx';
import { SurroundingsContext } from '#app/_ui/form/control.ts';
import { fieldErrors, readFields } from '#app/_ui/form/read-form.ts';
import { inEnglish } from '#flows/languages/say.ts';
import { useToast } from '#app/_ui/toast.tsx';
import { useAddress } from '#app/_ui/use-address.ts';
import { ConnectorTest } from './connector-test.tsx';
import type { ConnectorShown } from './connector-details.tsx';
import { SecretField } from './secret-field.tsx';

type Settings = Readonly<Record<string, unknown>>;
const json = z.record(z.string(), z.json());

/** The form of a connector's kind for one environment, with its secrets and the Test button. */
export const ConnectorValues = ({
  app,
  connector,
  definition,
  env,
  editable,
  columns,
}: {
  app: string;
  connector: ConnectorShown;
  definition: ConnectorDefinition;
  env: 'live' | 'sandbox';
  editable: boolean;
  columns: readonly UserColumn[];
}) => {
  const trpc = useTRPC();
  const queries = useQueryClient();
  const toast = useToast();
  const start = useAddress().read('start');
  const saved = connector.values[env];
  const preset = definition.presets?.find(({ id }) => id === start)?.settings;
  const [settings, setSettings] = useState<Settings>(saved?.settings ?? preset ?? {});
  const [secrets, setSecrets] = useState<Readonly<Record<string, string>>>({});
  const [touched, setTouched] = useState(false);
  const save = useMutation(
    trpc.connectors.saveValues.mutationOptions({
      onSuccess: () => {
        toast.done('Values saved');
        return queries.invalidateQueries({ queryKey: trpc.connectors.pathKey() });
      },
    }),
  );
  const fields = useMemo(() => readFields(definition.settings), [definition]);
  const surroundings = useMemo(
    () => ({
      columns: columns.filter(({ type }) => type !== 'pin'),
      zones: [],
      entries: [],
      connectors: [],
      connectorsPage: undefined,
      values: [],
      words: () => '',
      defaultWords: () => undefined,
    }),
    [columns],
  );
  const fault = faultOf(save.error);
  const errors = { ...fault?.fields, ...(save.isError ? fieldErrors(definition.settings, settings, inEnglish, fields) : {}) };
  const changed = touched || saved === null;
  return (
    <div className="flex max-w-2xl flex-col gap-6">
      {saved === null && (
        <Callout tone={env === 'live' ? 'caution' : 'info'}>
          {env === 'live'
            ? 'Not filled in yet: flows that use it can be tried in the phone, but not published.'
            : 'Not filled in yet: in the sandbox, steps that use it are unavailable.'}
        </Callout>
      )}
      <form
        noValidate
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          save.mutate({ app, connector: connector.id, env, settings: json.parse(JSON.parse(JSON.stringify(settings))), secrets });
        }}
      >
        <fieldset disabled={!editable} className="flex flex-col gap-4">
          <SurroundingsContext value={surroundings}>
            <ConfigForm
              fields={fields}
              config={settings}
              errors={errors}
              newTextId={(field) => field}
              onChange={(field, value) => {
                setTouched(true);
                setSettings((before) => ({ ...before, [field]: value }));
              }}
            />
          </SurroundingsContext>
          {definition.secrets.map((name) => (
            <SecretField
              key={name}
              name={name}
              definition={definition}
              isSet={saved?.secrets.includes(name) ?? false}
              value={secrets[name]}
              error={fault?.fields[`secrets.${name}`]}
              disabled={!editable}
              onChange={(value) => {
                setTouched(true);
                setSecrets(({ [name]: _, ...others }) => (value === undefined ? others : { ...others, [name]: value }));
              }}
            />
          ))}
        </fieldset>
        {fault !== undefined && <Failure fault={fault} />}
        {editable && (
          <Button look="primary" type="submit" className="self-start" busy={save.isPending}>
            Save {env === 'live' ? 'live' : 'sandbox'} values
          </Button>
        )}
      </form>
      {editable && <ConnectorTest app={app} connector={connector.id} env={env} unsaved={changed} />}
    </div>
  );
};
