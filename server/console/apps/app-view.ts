import type { App } from '#server/storage/ports/apps.ts';

/** What a builder sees of an app. */
export type AppView = Pick<App, 'slug' | 'name' | 'access' | 'lifetimes' | 'defaultLanguage' | 'theme' | 'status' | 'createdAt'>;

export const appView = ({ slug, name, access, lifetimes, defaultLanguage, theme, status, createdAt }: App): AppView => ({
  slug,
  name,
  access,
  lifetimes,
  defaultLanguage,
  theme,
  status,
  createdAt,
});
