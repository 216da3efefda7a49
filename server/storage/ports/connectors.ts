import type { ConnectorKind } from '#flows/kit/define-connector.ts';
import type { Json } from '#flows/kit/json.ts';
import type { Env, Scope } from './scope.ts';

/** A service outside that flows of an app may call: an identity provider, a directory, an SMS gateway. Times ms. */
export type Connector = {
  id: string;
  app: string;
  kind: ConnectorKind;
  name: string;
  status: 'active' | 'disabled';
  createdAt: number;
  updatedAt: number;
};

/** What a connector is set to in one environment. */
export type ConnectorValues = {
  settings: { [key: string]: Json };
  /** Which secrets are in `sealed`: all that anybody may learn of them (TEN-04). */
  secrets: readonly string[];
  /** JSON of name → secret, sealed for this row. Null while there is none. */
  sealed: string | null;
  updatedAt: number;
};

export type ConnectorsPort = {
  find(app: string, id: string): Promise<Connector | undefined>;
  /** In the order they were made, with the environments that have values. */
  list(app: string): Promise<readonly (Connector & { envs: readonly Env[] })[]>;
  create(connector: Connector): Promise<void>;
  /** False: there is no such connector. */
  update(app: string, id: string, change: Partial<Pick<Connector, 'name' | 'status'>>, at: number): Promise<boolean>;
  /** The connector as it is now with its values in this environment, in one read (FED-06). */
  open(scope: Scope, id: string): Promise<{ connector: Connector; values: ConnectorValues | undefined } | undefined>;
  /** Puts values in place of those there. False: there is no such connector. */
  saveValues(scope: Scope, id: string, values: ConnectorValues): Promise<boolean>;
  /** With its values everywhere. */
  remove(app: string, id: string): Promise<boolean>;
};
