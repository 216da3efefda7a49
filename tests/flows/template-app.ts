import type { AppSettings } from '#flows/compiler/app-settings.ts';
import type { ConnectorKind } from '#flows/kit/define-connector.ts';
import { lifetimePresets } from '#flows/kit/lifetimes.ts';

const column = (key: string, type: AppSettings['columns'][number]['type']) => ({ key, name: key, type, unique: false, options: [] });
const connector = (id: string, kind: ConnectorKind) => ({ id, kind, name: id, active: true, envs: ['live', 'sandbox'] as const });

/** An app that has what any template says it needs. */
export const templateApp: Omit<AppSettings, 'access'> = {
  columns: [column('email', 'email'), column('phone', 'phone'), column('pin', 'pin')],
  connectors: [connector('con_google', 'oidc'), connector('con_directory', 'directory')],
  defaultLanguage: 'en',
  lifetimes: lifetimePresets.standard,
};
