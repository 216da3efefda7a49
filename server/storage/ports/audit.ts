import type { Json } from '#flows/kit/json.ts';
import type { Env } from './scope.ts';

/** A security or console action. Append-only; each row carries the hash of the one before (LOG-04). */
export type AuditEntry = {
  id: string;
  workspace: string;
  app: string | null;
  env: Env | null;
  at: number;
  /** `member:<id>`, `user:<id>`, `run:<id>` or `system`. */
  actor: string;
  action: string;
  target: string | null;
  ip: string | null;
  detail: { [key: string]: Json };
};

export type AuditPort = {
  append(entries: readonly AuditEntry[]): Promise<void>;
  list(workspace: string, filter: { app?: string; before?: number; limit: number }): Promise<readonly AuditEntry[]>;
  /** Recomputes the chain of a workspace; the id of the first row that does not fit, if any. */
  verify(workspace: string): Promise<{ rows: number; broken?: string }>;
};
