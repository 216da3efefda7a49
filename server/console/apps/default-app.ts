import type { UserColumn } from '#flows/kit/ports.ts';
import type { App } from '#server/storage/ports/apps.ts';

/** How a new app is set before its builder decides otherwise: an hour of access, a month signed in (MOB-8). */
export const defaultApp: Omit<App, 'id' | 'workspace' | 'slug' | 'name' | 'createdAt'> = {
  access: 'registered',
  lifetimes: { accessSeconds: 3_600, refreshSeconds: 30 * 86_400, absoluteSeconds: 90 * 86_400 },
  defaultLanguage: 'en',
  theme: { accent: '#274690', radius: 8, logo: null },
  status: 'active',
};

export const defaultColumns: readonly UserColumn[] = [
  { key: 'email', name: 'E-mail', type: 'email', unique: true, options: [] },
  { key: 'name', name: 'Name', type: 'text', unique: false, options: [] },
];
