import type { Member, Role } from './members.ts';

/** Somebody is asked into a workspace: bound to their address, for one use, for a while (TEN-07). Only the secret's hash is stored. */
export type Invitation = {
  id: string;
  workspace: string;
  /** Canonical. */
  email: string;
  role: Role;
  hash: string;
  invitedBy: string;
  createdAt: number;
  expiresAt: number;
};

/** Who takes it up: a builder there is already, or one who is made with it. */
export type Joining = { kind: 'known'; id: string; email: string } | { kind: 'new'; member: Member };

export type InvitationsPort = {
  /** Replaces an open one to the same address; `false` if that is a member already. */
  create(invitation: Invitation): Promise<boolean>;
  find(hash: string, now: number): Promise<Invitation | undefined>;
  /** Open ones, newest first. */
  list(workspace: string, now: number): Promise<readonly Invitation[]>;
  remove(workspace: string, id: string): Promise<boolean>;
  /**
   * Spends the invitation and gives its role, in one unit; of two who come together one wins. A role they have by now stays as it is.
   * `other-address`: it is not theirs. `taken`: a new builder's address belongs to somebody by now.
   */
  accept(
    hash: string,
    joining: Joining,
    now: number,
  ): Promise<{ ok: true; invitation: Invitation } | { ok: false; reason: 'gone' | 'other-address' | 'taken' }>;
  purge(now: number, limit: number): Promise<number>;
};
