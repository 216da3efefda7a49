import type { AppSettings } from '#flows/compiler/app-settings.ts';
import type { Storage } from '../storage/ports/storage.ts';

/** The app's connectors as compiler and designer know them. */
export const connectorsOf = async (storage: Pick<Storage, 'connectors'>, app: string): Promise<NonNullable<AppSettings['connectors']>> =>
  (await storage.connectors.list(app)).map(({ id, kind, name, status, envs }) => ({ id, kind, name, active: status === 'active', envs }));
