'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { inferRouterOutputs } from '@trpc/server';
import { useState } from 'react';
import type { AppRouter } from '#server/index.ts';
import { useTRPC } from '#app/_trpc/client.ts';
import { faultOf } from '#app/_trpc/fault-of.ts';
import { Button } from '#app/_ui/button.tsx';
import { Failure } from '#app/_ui/failure.tsx';
import { Field } from '#app/_ui/field.tsx';
import { Input } from '#app/_ui/input.tsx';
import { Panel } from '#app/_ui/panel.tsx';
import { Select } from '#app/_ui/select.tsx';
import { TextLink } from '#app/_ui/text-link.tsx';
import { useToast } from '#app/_ui/toast.tsx';
import { languageOptions } from './language-options.ts';
import { LogoField } from './logo-field.tsx';
import { ThemeFields } from './theme-fields.tsx';

export type SettingsApp = inferRouterOutputs<AppRouter>['apps']['get'];
export type AppSettings = Pick<SettingsApp, 'name' | 'access' | 'lifetimes' | 'defaultLanguage'> & {
  theme: Omit<SettingsApp['theme'], 'logo'>;
};

const settingsOf = ({ name, access, lifetimes, defaultLanguage, theme }: SettingsApp): AppSettings => ({
  name,
  access,
  lifetimes,
  defaultLanguage,
  theme: { accent: theme.accent, radius: theme.radius },
});

export const SettingsForm = ({ app, editable }: { app: SettingsApp; editable: boolean }) => {
  const trpc = useTRPC();
  const queries = useQueryClient();
  const toast = useToast();
  const [changes, setChanges] = useState<Partial<AppSettings>>({});
  const settings: AppSettings = { ...settingsOf(app), ...changes };
  const change = (next: Partial<AppSettings>) => setChanges({ ...changes, ...next });
  const save = useMutation(
    trpc.apps.settings.mutationOptions({
      onSuccess: async () => {
        await queries.invalidateQueries({ queryKey: trpc.apps.get.queryKey({ app: app.slug }) });
        setChanges({});
        toast.done('Settings saved');
      },
    }),
  );
  const fault = faultOf(save.error);
  const error = (field: string) => fault?.fields[`settings.${field}`];
  const changed = Object.keys(changes).length > 0;
  const logo = app.theme.logo === null ? undefined : `${app.publicUrl}/hosted/logos/${app.theme.logo}.png`;
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate({ app: app.slug, settings });
      }}
    >
      <fieldset disabled={!editable} className="flex flex-col gap-6">
        <Panel title="General">
          <div className="grid gap-4 sm:grid-cols-2">
            <Field label="Name" required help="People see it on sign-in pages and in mail." error={error('name')}>
              <Input value={settings.name} onChange={({ target }) => change({ name: target.value })} autoComplete="off" />
            </Field>
            <Field label="Default language" help="For people whose language a flow does not speak." error={error('defaultLanguage')}>
              <Select
                value={settings.defaultLanguage}
                options={languageOptions(settings.defaultLanguage)}
                disabled={!editable}
                onChange={(defaultLanguage) => change({ defaultLanguage })}
              />
            </Field>
          </div>
        </Panel>
        <Panel title="Who may enter">
          <p className="text-muted">
            Who can access the app, how people prove who they are and how long they stay signed in stands under{' '}
            <TextLink href={`/apps/${app.slug}/security`}>Security</TextLink>.
          </p>
        </Panel>
        <Panel title="Look of the hosted pages" description="Pages people see when they sign in outside your own screens.">
          <ThemeFields
            name={settings.name}
            logo={logo}
            logoField={<LogoField app={app.slug} source={logo} />}
            value={settings.theme}
            error={(field) => error(`theme.${field}`)}
            onChange={(theme) => change({ theme })}
          />
        </Panel>
        {fault !== undefined && <Failure fault={fault} />}
        {changed && (
          <div className="sticky bottom-4 flex flex-wrap items-center justify-end gap-2 rounded-card border border-line bg-raised px-4 py-3 shadow-floating">
            <p className="flex-1 text-muted">Not saved yet.</p>
            <Button
              onClick={() => {
                setChanges({});
                save.reset();
              }}
            >
              Discard
            </Button>
            <Button look="primary" type="submit" busy={save.isPending}>
              Save settings
            </Button>
          </div>
        )}
      </fieldset>
    </form>
  );
};
