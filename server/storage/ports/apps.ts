/** An app whose doors are drawn here. `slug` stands in URLs and tokens and cannot change after the first publish. */
export type App = {
  id: string;
  workspace: string;
  slug: string;
  name: string;
  access: 'anyone' | 'registered' | 'added';
  lifetimes: { accessSeconds: number; refreshSeconds: number; absoluteSeconds: number };
  defaultLanguage: string;
  /** Accent and radius of the hosted pages. */
  /** `logo`: hash of the picture in `logos`. */
  theme: { accent: string; radius: number; logo: string | null };
  status: 'active' | 'disabled';
  createdAt: number;
};

export type AppsPort = {
  find(id: string): Promise<App | undefined>;
  bySlug(slug: string): Promise<App | undefined>;
  list(workspace: string): Promise<readonly App[]>;
  create(app: App): Promise<{ ok: true } | { ok: false; reason: 'slug-taken' }>;
  update(id: string, change: Partial<Pick<App, 'name' | 'access' | 'lifetimes' | 'defaultLanguage' | 'theme' | 'status'>>): Promise<boolean>;
};
