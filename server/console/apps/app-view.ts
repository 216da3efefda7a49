import type { App } from '#server/storage/ports/apps.ts';

/** What a builder sees of an app. Its id is no secret: it is the audience of every token. */
export type AppView = Pick<App, 'id' | 'slug' | 'name' | 'access' | 'lifetimes' | 'defaultLanguage' | 'theme' | 'status' | 'createdAt'>;

export const appView = ({ id, slug, name, access, lifetimes, defaultLanguage, theme, status, createdAt }: App): AppView => ({
  id,
  slug,
  name,
  access,
  lifetimes,
  defaultLanguage,
  theme,
  status,
  createdAt,
});
