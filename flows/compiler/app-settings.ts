import type { ConnectorKind } from '../kit/define-connector.ts';
import type { UserColumn } from '../kit/ports.ts';

/** What the compiler must know of the app a flow belongs to. */
export type AppSettings = {
  access: 'anyone' | 'registered' | 'added';
  /** The users table. */
  columns: readonly UserColumn[];
  /** Columns of type PIN in which somebody has one. Absent: not known. */
  filled?: readonly string[];
  defaultLanguage: string;
  lifetimes: { accessSeconds: number; refreshSeconds: number; absoluteSeconds: number };
  /** Services outside that steps may call. `envs`: where each has been given its values. */
  connectors?: readonly { id: string; kind: ConnectorKind; name: string; active: boolean; envs: readonly ('live' | 'sandbox')[] }[];
  /** Zones that the app's other flows have drawn: one key is one zone everywhere. */
  zones?: readonly { key: string; kind: 'public' | 'secure' }[];
};
