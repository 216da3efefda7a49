import { sql } from 'drizzle-orm';
import type { GraphPatch } from '#flows/graph/patch.ts';
import type { Graph } from '#flows/graph/graph.ts';
import type { IdentifierKind } from '#flows/kit/identifier.ts';
import type { Json } from '#flows/kit/json.ts';
import type { UserColumn, UserStatus } from '#flows/kit/ports.ts';
import type { Transition } from '#flows/interpreter/decision.ts';
import type { Run } from '#flows/interpreter/run.ts';
import type { Ticket } from '#flows/kit/effect.ts';
import type { Plan } from '#flows/plan/plan.ts';
import type { Scenario } from '#flows/scenario/scenario.ts';
import type { ApiKey } from '#server/storage/ports/api-keys.ts';
import type { App } from '#server/storage/ports/apps.ts';
import type { Client } from '#server/storage/ports/clients.ts';
import type { Connector, ConnectorValues } from '#server/storage/ports/connectors.ts';
import type { Member, Role } from '#server/storage/ports/members.ts';
import type { OutboxMail } from '#server/storage/ports/outbox.ts';
import type { RunRecord } from '#server/storage/ports/runs.ts';
import type { Env } from '#server/storage/ports/scope.ts';
import type { ImportLine, RejectedLine, UserImport } from '#server/storage/ports/user-imports.ts';
import type { SessionRecord } from '#server/storage/ports/sessions.ts';
import type { Kit } from './kit.ts';

/**
 * Every table, once for both databases. Rows of an app carry (app, env) in every unique key (TEN-05). Ids sort by time, so
 * inserts land on the right edge of their index. Columns are snake_case in SQL and none is a
 * reserved word, so that one SQL text serves both databases.
 */
export const define = (kit: Kit) => {
  const { table, index, uniqueIndex, primaryKey, foreignKey, text, int, real, json, blob } = kit;
  const scope = { app: text().notNull(), env: text().notNull().$type<Env>() };

  // ── Console ────────────────────────────────────────────────────────────────────────────────────────────────────────
  const members = table('members', {
    id: text().primaryKey(),
    email: text().notNull().unique(),
    name: text().notNull(),
    passwordHash: text().notNull(),
    createdAt: int().notNull(),
    status: text().notNull().$type<Member['status']>(),
  });
  const workspaces = table('workspaces', { id: text().primaryKey(), name: text().notNull(), createdAt: int().notNull() });
  const memberships = table(
    'memberships',
    {
      workspace: text()
        .notNull()
        .references(() => workspaces.id, { onDelete: 'cascade' }),
      member: text()
        .notNull()
        .references(() => members.id, { onDelete: 'cascade' }),
      role: text().notNull().$type<Role>(),
    },
    (t) => [primaryKey({ columns: [t.workspace, t.member] }), index('memberships_member').on(t.member)],
  );
  const consoleSessions = table(
    'console_sessions',
    {
      hash: text().primaryKey(),
      member: text()
        .notNull()
        .references(() => members.id, { onDelete: 'cascade' }),
      createdAt: int().notNull(),
      lastSeenAt: int().notNull(),
      /** When its builder last gave their password again; null: not since signing in. */
      confirmedAt: int(),
      expiresAt: int().notNull(),
    },
    (t) => [index('console_sessions_member').on(t.member), index('console_sessions_expiry').on(t.expiresAt)],
  );
  /** Asked into a workspace, bound to an address (TEN-07). Deleted when it is taken up, so that it works once. */
  const invitations = table(
    'invitations',
    {
      id: text().primaryKey(),
      workspace: text()
        .notNull()
        .references(() => workspaces.id, { onDelete: 'cascade' }),
      email: text().notNull(),
      role: text().notNull().$type<Role>(),
      hash: text().notNull().unique(),
      invitedBy: text().notNull(),
      createdAt: int().notNull(),
      expiresAt: int().notNull(),
    },
    (t) => [uniqueIndex('invitations_email').on(t.workspace, t.email), index('invitations_expiry').on(t.expiresAt)],
  );
  /** Facts about this installation: that it has an owner, its one-time set-up token. */
  const installation = table('installation', { key: text().primaryKey(), value: text().notNull() });

  const audit = table(
    'audit',
    {
      workspace: text().notNull(),
      seq: int().notNull(),
      id: text().notNull(),
      app: text(),
      env: text().$type<Env>(),
      at: int().notNull(),
      actor: text().notNull(),
      action: text().notNull(),
      target: text(),
      ip: text(),
      detail: json<{ [key: string]: Json }>().notNull(),
      /** SHA-256 over the row and the hash of the one before (LOG-04). */
      hash: text().notNull(),
    },
    (t) => [primaryKey({ columns: [t.workspace, t.seq] })],
  );
  /** The newest link of each chain: what the next row takes up, and what shows that rows at the end are missing. */
  const auditHeads = table('audit_heads', { workspace: text().primaryKey(), seq: int().notNull(), hash: text().notNull() });

  // ── Apps and flows ─────────────────────────────────────────────────────────────────────────────────────────────────
  const apps = table(
    'apps',
    {
      id: text().primaryKey(),
      workspace: text().notNull(),
      slug: text().notNull().unique(),
      name: text().notNull(),
      access: text().notNull().$type<App['access']>(),
      lifetimes: json<App['lifetimes']>().notNull(),
      defaultLanguage: text().notNull(),
      theme: json<App['theme']>().notNull(),
      status: text().notNull().$type<App['status']>(),
      createdAt: int().notNull(),
    },
    (t) => [index('apps_workspace').on(t.workspace)],
  );
  /** Pictures of apps as we have drawn them anew, by the hash of their content: what is served under it never changes (WEB-04). */
  const logos = table(
    'logos',
    {
      app: text()
        .notNull()
        .references(() => apps.id),
      hash: text().notNull(),
      png: blob().notNull(),
      createdAt: int().notNull(),
    },
    (t) => [primaryKey({ columns: [t.app, t.hash] }), index('logos_hash').on(t.hash)],
  );
  const clients = table(
    'clients',
    {
      ...scope,
      id: text().notNull(),
      name: text().notNull(),
      kind: text().notNull().$type<Client['kind']>(),
      secretHash: text(),
      redirectUris: json<readonly string[]>().notNull(),
      origins: json<readonly string[]>().notNull(),
      accepts: json<readonly string[]>().notNull(),
      status: text().notNull().$type<Client['status']>(),
      createdAt: int().notNull(),
    },
    (t) => [primaryKey({ columns: [t.app, t.env, t.id] }), foreignKey({ columns: [t.app], foreignColumns: [apps.id] })],
  );
  const signingKeys = table(
    'signing_keys',
    {
      kid: text().notNull(),
      ...scope,
      publicJwk: text().notNull(),
      sealedPrivateJwk: text().notNull(),
      createdAt: int().notNull(),
      activeFrom: int().notNull(),
      retireAt: int(),
    },
    (t) => [primaryKey({ columns: [t.app, t.env, t.kid] }), index('signing_keys_kid').on(t.kid)],
  );

  /** Services outside that flows call; what they are set to stands apart, once an environment. */
  const connectors = table(
    'connectors',
    {
      app: text()
        .notNull()
        .references(() => apps.id),
      id: text().notNull(),
      kind: text().notNull().$type<Connector['kind']>(),
      name: text().notNull(),
      status: text().notNull().$type<Connector['status']>(),
      createdAt: int().notNull(),
      updatedAt: int().notNull(),
    },
    (t) => [primaryKey({ columns: [t.app, t.id] })],
  );
  const connectorValues = table(
    'connector_values',
    {
      ...scope,
      connector: text().notNull(),
      settings: json<ConnectorValues['settings']>().notNull(),
      secrets: json<ConnectorValues['secrets']>().notNull(),
      sealed: text(),
      updatedAt: int().notNull(),
    },
    (t) => [
      primaryKey({ columns: [t.app, t.env, t.connector] }),
      foreignKey({ columns: [t.app, t.connector], foreignColumns: [connectors.app, connectors.id] }).onDelete('cascade'),
    ],
  );

  const flows = table(
    'flows',
    {
      id: text().primaryKey(),
      app: text()
        .notNull()
        .references(() => apps.id),
      slug: text().notNull(),
      name: text().notNull(),
      revision: int().notNull(),
      published: int(),
      sandboxPlan: text(),
      createdAt: int().notNull(),
      updatedAt: int().notNull(),
    },
    (t) => [uniqueIndex('flows_slug').on(t.app, t.slug)],
  );
  /** Apart from `flows`, so that listing flows does not read graphs. */
  const drafts = table('drafts', {
    flow: text()
      .primaryKey()
      .references(() => flows.id, { onDelete: 'cascade' }),
    graph: json<Graph>().notNull(),
  });
  const operations = table(
    'operations',
    {
      flow: text()
        .notNull()
        .references(() => flows.id, { onDelete: 'cascade' }),
      revision: int().notNull(),
      base: int().notNull(),
      label: text().notNull(),
      patches: json<readonly GraphPatch[]>().notNull(),
      author: text().notNull(),
      at: int().notNull(),
    },
    (t) => [primaryKey({ columns: [t.flow, t.revision] })],
  );
  const versions = table(
    'versions',
    {
      flow: text()
        .notNull()
        .references(() => flows.id, { onDelete: 'cascade' }),
      version: int().notNull(),
      plan: text().notNull(),
      label: text().notNull(),
      author: text().notNull(),
      at: int().notNull(),
      warnings: int().notNull(),
      graph: json<Graph>().notNull(),
    },
    (t) => [primaryKey({ columns: [t.flow, t.version] }), index('versions_plan').on(t.plan)],
  );
  /** Walks a flow must keep doing. They belong to its draft. */
  const scenarios = table(
    'scenarios',
    {
      app: text().notNull(),
      flow: text()
        .notNull()
        .references(() => flows.id, { onDelete: 'cascade' }),
      id: text().notNull(),
      /** A fractional key. */
      place: text().notNull(),
      scenario: json<Scenario>().notNull(),
      author: text().notNull(),
      updatedAt: int().notNull(),
    },
    (t) => [primaryKey({ columns: [t.app, t.flow, t.id] })],
  );
  const plans = table(
    'plans',
    {
      hash: text().primaryKey(),
      plan: json<Plan>().notNull(),
      /** Since when no draft serves it any more; runs may still be on it. */
      releasedAt: int(),
    },
    (t) => [index('plans_released').on(t.releasedAt)],
  );
  const worlds = table(
    'worlds',
    {
      id: text().primaryKey(),
      tokenHash: text().notNull(),
      app: text().notNull(),
      flow: text().notNull(),
      consoleSession: text().notNull(),
      revision: int().notNull(),
      expiresAt: int().notNull(),
      settings: text().notNull(),
      plan: text(),
      data: blob().notNull(),
      /** How it stood before each step, packed; null: nothing to walk back to. */
      steps: blob(),
    },
    (t) => [index('worlds_session').on(t.consoleSession), index('worlds_expiry').on(t.expiresAt)],
  );

  // ── Users of an app ────────────────────────────────────────────────────────────────────────────────────────────────
  const users = table(
    'users',
    {
      ...scope,
      id: text().notNull(),
      status: text().notNull().$type<UserStatus>(),
      attributes: json<{ [column: string]: Json }>().notNull(),
      /** By source (a connector's id); null: none. */
      roles: json<{ [source: string]: readonly string[] }>(),
      createdAt: int().notNull(),
      updatedAt: int().notNull(),
      lastSignInAt: int(),
    },
    (t) => [primaryKey({ columns: [t.app, t.env, t.id] })],
  );
  const identifiers = table(
    'identifiers',
    {
      ...scope,
      kind: text().notNull().$type<IdentifierKind>(),
      canonical: text().notNull(),
      /**
       * Empty for the user who has it verified, so that the key allows one; the user's id otherwise, so that many may carry it. A
       * partial unique index would say the same at the price of one more random page for each registration (15 % of its CPU).
       */
      claim: text().notNull(),
      userId: text().notNull(),
      verifiedAt: int(),
    },
    (t) => [
      primaryKey({ columns: [t.app, t.env, t.kind, t.canonical, t.claim] }),
      index('identifiers_user').on(t.app, t.env, t.userId),
      foreignKey({ columns: [t.app, t.env, t.userId], foreignColumns: [users.app, users.env, users.id] }).onDelete('cascade'),
    ],
  );
  /** Who a user is at external providers and in directories. The key allows one user for each (FED-01, LINK-04). */
  const identities = table(
    'identities',
    {
      ...scope,
      connector: text().notNull(),
      issuer: text().notNull(),
      subject: text().notNull(),
      userId: text().notNull(),
      label: text(),
      claims: json<{ [claim: string]: Json }>().notNull(),
      linkedAt: int().notNull(),
    },
    (t) => [
      primaryKey({ columns: [t.app, t.env, t.connector, t.issuer, t.subject] }),
      index('identities_user').on(t.app, t.env, t.userId),
      foreignKey({ columns: [t.app, t.env, t.userId], foreignColumns: [users.app, users.env, users.id] }).onDelete('cascade'),
    ],
  );
  const passwords = table(
    'passwords',
    {
      ...scope,
      userId: text().notNull(),
      hash: text().notNull(),
      updatedAt: int().notNull(),
    },
    (t) => [
      primaryKey({ columns: [t.app, t.env, t.userId] }),
      foreignKey({ columns: [t.app, t.env, t.userId], foreignColumns: [users.app, users.env, users.id] }).onDelete('cascade'),
    ],
  );
  const userColumns = table(
    'user_columns',
    {
      app: text().notNull(),
      key: text().notNull(),
      name: text().notNull(),
      type: text().notNull().$type<UserColumn['type']>(),
      isUnique: int().notNull(),
      options: json<readonly string[]>().notNull(),
      position: text().notNull(),
    },
    (t) => [primaryKey({ columns: [t.app, t.key] })],
  );
  /** Attributes once more, one row each, in a form that sorts and can be searched. */
  const userValues = table(
    'user_values',
    {
      ...scope,
      userId: text().notNull(),
      key: text().notNull(),
      text: text(),
      number: real(),
      /** The value again while its column is unique. */
      uniqueText: text(),
    },
    (t) => [
      primaryKey({ columns: [t.app, t.env, t.userId, t.key] }),
      uniqueIndex('user_values_unique').on(t.app, t.env, t.key, t.uniqueText).where(sql`unique_text IS NOT NULL`),
      index('user_values_text').on(t.app, t.env, t.key, t.text),
      // Most values are texts; asking for numbers always asks for those there are.
      index('user_values_number').on(t.app, t.env, t.key, t.number).where(sql`number IS NOT NULL`),
      foreignKey({ columns: [t.app, t.env, t.userId], foreignColumns: [users.app, users.env, users.id] }).onDelete('cascade'),
    ],
  );

  // ── Imports and keys ───────────────────────────────────────────────────────────────────────────────────────────────
  /** A file of users on its way in. Its lines wait in `user_import_parts` until they are in or the import is purged. */
  const userImports = table(
    'user_imports',
    {
      ...scope,
      id: text().notNull(),
      status: text().notNull().$type<UserImport['status']>(),
      file: json<UserImport['file']>().notNull(),
      settings: json<UserImport['settings']>().notNull(),
      counts: json<UserImport['counts']>().notNull(),
      /** Parts that are done, in the stage it is in. */
      done: int().notNull(),
      parts: int().notNull(),
      member: text().notNull(),
      note: text(),
      createdAt: int().notNull(),
      updatedAt: int().notNull(),
      /** Until when the process that works on it has it for itself. */
      leaseUntil: int().notNull(),
    },
    (t) => [primaryKey({ columns: [t.app, t.env, t.id] }), index('user_imports_updated').on(t.updatedAt)],
  );
  const userImportParts = table(
    'user_import_parts',
    {
      ...scope,
      import: text().notNull(),
      seq: int().notNull(),
      lines: json<readonly ImportLine[]>().notNull(),
      rejected: json<readonly RejectedLine[]>().notNull(),
    },
    (t) => [
      primaryKey({ columns: [t.app, t.env, t.import, t.seq] }),
      foreignKey({ columns: [t.app, t.env, t.import], foreignColumns: [userImports.app, userImports.env, userImports.id] }).onDelete('cascade'),
    ],
  );
  const apiKeys = table(
    'api_keys',
    {
      ...scope,
      id: text().notNull(),
      name: text().notNull(),
      /** SHA-256 of the secret; of the secret itself only its first letters are kept. */
      hash: text().notNull(),
      prefix: text().notNull(),
      scopes: json<ApiKey['scopes']>().notNull(),
      createdBy: text().notNull(),
      createdAt: int().notNull(),
      expiresAt: int(),
      lastUsedAt: int(),
      revokedAt: int(),
    },
    (t) => [primaryKey({ columns: [t.app, t.env, t.id] })],
  );

  // ── Runs ───────────────────────────────────────────────────────────────────────────────────────────────────────────
  const runs = table(
    'runs',
    {
      ...scope,
      id: text().notNull(),
      flow: text().notNull(),
      version: int().notNull(),
      plan: text().notNull(),
      secretHash: text().notNull(),
      client: text(),
      delivery: json<RunRecord['delivery']>().notNull(),
      status: text().notNull().$type<RunRecord['status']>(),
      startedAt: int().notNull(),
      idleUntil: int().notNull(),
      endsAt: int().notNull(),
      number: int().notNull(),
      run: json<Run>().notNull(),
    },
    // No index over times: ids say when a run began (decision 0040).
    (t) => [primaryKey({ columns: [t.app, t.env, t.id] })],
  );
  const runEvents = table(
    'run_events',
    {
      ...scope,
      run: text().notNull(),
      flow: text().notNull(),
      number: int().notNull(),
      at: int().notNull(),
      cause: text().notNull(),
      ms: int().notNull(),
      transitions: json<readonly Transition[]>().notNull(),
    },
    (t) => [primaryKey({ columns: [t.app, t.env, t.run, t.number] })],
  );
  const idempotency = table(
    'idempotency',
    {
      ...scope,
      key: text().notNull(),
      bodyHash: text().notNull(),
      run: text().notNull(),
      sealedAnswer: text(),
      expiresAt: int().notNull(),
    },
    (t) => [primaryKey({ columns: [t.app, t.env, t.key] }), index('idempotency_expiry').on(t.expiresAt)],
  );
  const counters = table(
    'counters',
    {
      ...scope,
      key: text().notNull(),
      count: int().notNull(),
      until: int(),
      blockedUntil: int(),
      expiresAt: int().notNull(),
    },
    (t) => [primaryKey({ columns: [t.app, t.env, t.key] })],
  );
  const tickets = table(
    'tickets',
    {
      hash: text().notNull(),
      ...scope,
      purpose: text().notNull().$type<Ticket['purpose']>(),
      run: text().notNull(),
      node: text().notNull(),
      visit: int().notNull(),
      identifierKind: text().notNull().$type<IdentifierKind>(),
      identifierCanonical: text().notNull(),
      expiresAt: int().notNull(),
      spentAt: int(),
    },
    (t) => [primaryKey({ columns: [t.hash, t.app, t.env] }), index('tickets_expiry').on(t.expiresAt)],
  );
  /** A link of their own for users: it identifies and proves nothing. */
  const personalLinks = table(
    'personal_links',
    {
      ...scope,
      userId: text().notNull(),
      /** SHA-256 of its secret. Found without knowing the app: all a link brings. */
      hash: text().notNull(),
      createdAt: int().notNull(),
    },
    (t) => [
      primaryKey({ columns: [t.app, t.env, t.userId] }),
      uniqueIndex('personal_links_hash').on(t.hash),
      foreignKey({ columns: [t.app, t.env, t.userId], foreignColumns: [users.app, users.env, users.id] }).onDelete('cascade'),
    ],
  );
  // ── Two apps side by side ──────────────────────────────────────────────────────────────────────────────────────────
  const twinApps = table('twin_apps', {
    app: text()
      .primaryKey()
      .references(() => apps.id, { onDelete: 'cascade' }),
    twin: text()
      .notNull()
      .references(() => apps.id, { onDelete: 'cascade' }),
  });
  const twinPasses = table(
    'twin_passes',
    {
      hash: text().primaryKey(),
      env: text().notNull().$type<Env>(),
      fromApp: text().notNull(),
      fromUser: text().notNull(),
      toApp: text().notNull(),
      expiresAt: int().notNull(),
    },
    (t) => [index('twin_passes_expiry').on(t.expiresAt)],
  );
  /** Two user rows that are one person, each once. */
  const twinUsers = table('twin_users', { ...scope, userId: text().notNull(), twinApp: text().notNull(), twinUser: text().notNull() }, (t) => [
    primaryKey({ columns: [t.app, t.env, t.userId] }),
    foreignKey({ columns: [t.app, t.env, t.userId], foreignColumns: [users.app, users.env, users.id] }).onDelete('cascade'),
  ]);
  /** Sign-ins under way at an external provider: taken once when the browser comes back, redeemed once by the run (FED-02). */
  const logins = table(
    'logins',
    {
      /** SHA-256 of `state`. Found without knowing the app: all a callback brings. */
      hash: text().notNull(),
      ...scope,
      connector: text().notNull(),
      /** Null: a builder tests the connection. */
      run: text(),
      node: text().notNull(),
      visit: int().notNull(),
      /** Nonce and PKCE verifier. */
      sealed: text().notNull(),
      expiresAt: int().notNull(),
      takenAt: int(),
      returnHash: text(),
      returnUntil: int(),
      sealedResult: text(),
      spentAt: int(),
    },
    (t) => [
      primaryKey({ columns: [t.hash, t.app, t.env] }),
      uniqueIndex('logins_return').on(t.app, t.env, t.returnHash).where(sql`return_hash IS NOT NULL`),
      index('logins_expiry').on(t.expiresAt),
    ],
  );
  const outbox = table(
    'outbox',
    {
      id: text().notNull(),
      ...scope,
      run: text(),
      number: int().notNull(),
      channel: text().notNull().$type<OutboxMail['channel']>(),
      sealed: text().notNull(),
      attempts: int().notNull(),
      createdAt: int().notNull(),
      claimedUntil: int().notNull(),
      expiresAt: int().notNull(),
    },
    // No index over the claims: what lies here is on its way, so there is little to look through.
    (t) => [primaryKey({ columns: [t.id, t.app, t.env] })],
  );
  const mailbox = table(
    'mailbox',
    {
      ...scope,
      id: text().notNull(),
      at: int().notNull(),
      sealed: text().notNull(),
      run: text(),
    },
    (t) => [primaryKey({ columns: [t.app, t.env, t.id] }), index('mailbox_at').on(t.at)],
  );

  // ── Sessions ───────────────────────────────────────────────────────────────────────────────────────────────────────
  const sessions = table(
    'sessions',
    {
      ...scope,
      id: text().notNull(),
      userId: text(),
      device: text(),
      client: text(),
      flow: text().notNull(),
      version: int().notNull(),
      zone: text().notNull(),
      zoneKind: text().notNull().$type<SessionRecord['zoneKind']>(),
      amr: json<SessionRecord['amr']>().notNull(),
      acr: text().notNull().$type<SessionRecord['acr']>(),
      proofs: json<SessionRecord['proofs']>().notNull(),
      authTime: int().notNull(),
      accessSeconds: int().notNull(),
      refreshSeconds: int().notNull(),
      createdAt: int().notNull(),
      lastSeenAt: int().notNull(),
      lockedAt: int(),
      revokedAt: int(),
      absoluteUntil: int().notNull(),
      cookieHash: text(),
      refresh: json<NonNullable<SessionRecord['refresh']>>(),
    },
    (t) => [
      primaryKey({ columns: [t.app, t.env, t.id] }),
      index('sessions_user').on(t.app, t.env, t.userId).where(sql`user_id IS NOT NULL`),
      uniqueIndex('sessions_cookie').on(t.app, t.env, t.cookieHash).where(sql`cookie_hash IS NOT NULL`),
      foreignKey({ columns: [t.app, t.env, t.userId], foreignColumns: [users.app, users.env, users.id] }).onDelete('cascade'),
    ],
  );
  const codes = table(
    'codes',
    {
      ...scope,
      hash: text().notNull(),
      client: text().notNull(),
      redirectUri: text().notNull(),
      codeChallenge: text().notNull(),
      session: text().notNull(),
      expiresAt: int().notNull(),
      usedAt: int(),
    },
    (t) => [
      primaryKey({ columns: [t.app, t.env, t.hash] }),
      index('codes_session').on(t.app, t.env, t.session),
      index('codes_expiry').on(t.expiresAt),
    ],
  );

  return {
    members,
    workspaces,
    memberships,
    consoleSessions,
    invitations,
    installation,
    audit,
    auditHeads,
    apps,
    logos,
    clients,
    signingKeys,
    connectors,
    connectorValues,
    flows,
    drafts,
    operations,
    versions,
    scenarios,
    plans,
    worlds,
    users,
    identifiers,
    identities,
    passwords,
    userColumns,
    userValues,
    userImports,
    userImportParts,
    apiKeys,
    runs,
    runEvents,
    idempotency,
    counters,
    tickets,
    personalLinks,
    twinApps,
    twinPasses,
    twinUsers,
    logins,
    outbox,
    mailbox,
    sessions,
    codes,
  };
};
