import { lifetimePresets } from '#flows/kit/lifetimes.ts';
import type { UserColumn } from '#flows/kit/ports.ts';
import type { App } from '#server/storage/ports/apps.ts';

/** How a new app is set before its builder decides otherwise: signed out after a month away (MOB-8). */
export const defaultApp: Omit<App, 'id' | 'workspace' | 'slug' | 'name' | 'createdAt'> = {
  access: 'registered',
  lifetimes: lifetimePresets.standard,
  defaultLanguage: 'en',
  theme: { accent: '#274690', radius: 8, logo: null },
  status: 'active',
};

export const defaultColumns: readonly UserColumn[] = [
  { key: 'email', name: 'E-mail', type: 'email', unique: true, options: [] },
  { key: 'name', name: 'Name', type: 'text', unique: false, options: [] },
];
