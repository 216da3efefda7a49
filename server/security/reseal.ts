import * as z from 'zod';
import { boundToLogin } from '#server/federation/login-secrets.ts';
import type { SealedPlace, SealedRow } from '#server/storage/ports/sealed.ts';
import type { Seal } from './seal.ts';
import { connectorSeal } from './connector-seal.ts';
import { boundTo } from './tokens/signing-keys.ts';

/** A row's new text; that it needs none; or that neither SECRET_KEY nor a previous one opens it. */
export type Resealed = { kind: 'changed'; text: string } | { kind: 'current' } | { kind: 'unreadable' };

/** Seals what a row holds under the current SECRET_KEY (KEY-03). Purposes and what values are bound to are those of the code that seals them. */
export const reseal = (seal: Seal, place: SealedPlace, row: SealedRow): Resealed => {
  switch (place) {
    case 'signing-keys':
      return one(seal, ['signing-key'], boundTo({ app: row.app, env: row.env, kid: row.id }), row.text);
    case 'outbox':
      return one(seal, ['outbox'], row.id, row.text);
    case 'mailbox':
      return one(seal, ['mailbox'], row.id, row.text);
    case 'idempotency':
      return one(seal, ['idempotency', 'handover'], row.id, row.text);
    case 'connectors':
      return one(seal, [connectorSeal.purpose], connectorSeal.boundTo({ app: row.app, env: row.env }, row.id), row.text);
    case 'logins':
      return one(seal, ['login'], boundToLogin(row, row.id), row.text);
    case 'login-results':
      return one(seal, ['login-result'], boundToLogin(row, row.id), row.text);
    case 'runs':
      return secretsOf(seal, row);
  }
};

const one = (seal: Seal, purposes: readonly string[], bound: string, text: string): Resealed => {
  if (seal.isCurrent(text)) return { kind: 'current' };
  for (const purpose of purposes) {
    const plain = openOr(seal, purpose, bound, text);
    if (plain !== undefined) return { kind: 'changed', text: seal.seal(purpose, bound, plain) };
  }
  return { kind: 'unreadable' };
};

const openOr = (seal: Seal, purpose: string, bound: string, text: string): string | undefined => {
  try {
    return seal.open(purpose, bound, text);
  } catch {
    return undefined;
  }
};

const looksSealed = /^[\w-]{8}\.[\w-]{59,}$/;
const storedRun = z.looseObject({ states: z.array(z.looseObject({ vars: z.record(z.string(), z.json()) })) });

/**
 * Secret variables lie sealed among plain ones. Which are which only the plan says, but it need not be asked: nothing that somebody typed
 * opens as sealed for this run, so what does not open stays as it is.
 */
const secretsOf = (seal: Seal, row: SealedRow): Resealed => {
  const run = storedRun.parse(JSON.parse(row.text));
  let changed = false;
  for (const { vars } of run.states) {
    for (const [name, value] of Object.entries(vars)) {
      if (typeof value !== 'string' || !looksSealed.test(value) || seal.isCurrent(value)) continue;
      const plain = openOr(seal, 'run-variable', row.id, value);
      if (plain === undefined) continue;
      vars[name] = seal.seal('run-variable', row.id, plain);
      changed = true;
    }
  }
  return changed ? { kind: 'changed', text: JSON.stringify(run) } : { kind: 'current' };
};
