/** People who build: the owner and members of a workspace. Not the users of the apps. */
export type Role = 'owner' | 'admin' | 'editor' | 'viewer';
export type Member = { id: string; email: string; name: string; passwordHash: string; createdAt: number; status: 'active' | 'disabled' };
export type Workspace = { id: string; name: string; createdAt: number };
export type ConsoleSession = { hash: string; member: string; createdAt: number; lastSeenAt: number; expiresAt: number };

export type MembersPort = {
  count(): Promise<number>;
  find(id: string): Promise<Member | undefined>;
  byEmail(email: string): Promise<Member | undefined>;
  /** Creates the first owner with a workspace of their own; `false` if anybody exists already. Exactly one concurrent caller wins. */
  createOwner(member: Member, workspace: Workspace): Promise<boolean>;
  /** Adds somebody without a workspace; `false` if the address is taken. */
  add(member: Member): Promise<boolean>;
  setPassword(id: string, hash: string): Promise<void>;
  workspaces(member: string): Promise<readonly (Workspace & { role: Role })[]>;
  createWorkspace(workspace: Workspace, owner: string): Promise<void>;
  workspaceName(id: string): Promise<string | undefined>;
  renameWorkspace(id: string, name: string): Promise<boolean>;
  role(workspace: string, member: string): Promise<Role | undefined>;
  /** Gives, changes or (null) takes a role; holds from the member's next request on (TEN-08). */
  setRole(workspace: string, member: string, role: Role | null): Promise<void>;
  /**
   * The same for a member there is, unless that would leave the workspace without an active owner. Their open invitations and preview
   * worlds there end with the role that they were made under.
   */
  changeRole(workspace: string, member: string, role: Role | null): Promise<'changed' | 'last-owner' | 'not-member'>;
  people(workspace: string): Promise<readonly { id: string; email: string; name: string; role: Role; status: Member['status'] }[]>;
  openSession(session: ConsoleSession): Promise<void>;
  /** `confirmedAt`: when the builder last gave their password in it, by signing in or later. */
  session(hash: string): Promise<(ConsoleSession & { memberStatus: string; confirmedAt: number }) | undefined>;
  touchSession(hash: string, now: number): Promise<void>;
  confirmSession(hash: string, now: number): Promise<void>;
  closeSession(hash: string): Promise<void>;
  closeSessions(member: string): Promise<void>;
  /**
   * Counts one try under `key` unless it is blocked: `free` tries, then each further one waits twice as long as the one
   * before (PWD-07). A blocked try is not counted. One atomic unit, shared by all processes.
   */
  attempt(
    key: string,
    rule: { free: number; firstWaitSeconds: number; maxWaitSeconds: number },
    now: number,
  ): Promise<{ ok: true } | { ok: false; blockedUntil: number }>;
  clearAttempts(key: string): Promise<void>;
  /** One-time set-up token (its hash). Spent by the set-up page. */
  setupToken(): Promise<string | undefined>;
  setSetupToken(hash: string | null): Promise<void>;
  /** Deletes console sessions whose time is over. At most `limit`; returns how many. */
  purge(now: number, limit: number): Promise<number>;
};
