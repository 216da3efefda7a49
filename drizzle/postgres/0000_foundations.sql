CREATE TABLE "api_keys" (
	"app" text COLLATE "C" NOT NULL,
	"env" text COLLATE "C" NOT NULL,
	"id" text COLLATE "C" NOT NULL,
	"name" text COLLATE "C" NOT NULL,
	"hash" text COLLATE "C" NOT NULL,
	"prefix" text COLLATE "C" NOT NULL,
	"scopes" text NOT NULL,
	"created_by" text COLLATE "C" NOT NULL,
	"created_at" bigint NOT NULL,
	"expires_at" bigint,
	"last_used_at" bigint,
	"revoked_at" bigint,
	CONSTRAINT "api_keys_app_env_id_pk" PRIMARY KEY("app","env","id")
);
--> statement-breakpoint
CREATE TABLE "apps" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"workspace" text COLLATE "C" NOT NULL,
	"slug" text COLLATE "C" NOT NULL,
	"name" text COLLATE "C" NOT NULL,
	"access" text COLLATE "C" NOT NULL,
	"lifetimes" text NOT NULL,
	"default_language" text COLLATE "C" NOT NULL,
	"theme" text NOT NULL,
	"status" text COLLATE "C" NOT NULL,
	"created_at" bigint NOT NULL,
	CONSTRAINT "apps_slug_unique" UNIQUE("slug")
);
--> statement-breakpoint
CREATE TABLE "audit" (
	"workspace" text COLLATE "C" NOT NULL,
	"seq" bigint NOT NULL,
	"id" text COLLATE "C" NOT NULL,
	"app" text COLLATE "C",
	"env" text COLLATE "C",
	"at" bigint NOT NULL,
	"actor" text COLLATE "C" NOT NULL,
	"action" text COLLATE "C" NOT NULL,
	"target" text COLLATE "C",
	"ip" text COLLATE "C",
	"detail" text NOT NULL,
	"hash" text COLLATE "C" NOT NULL,
	CONSTRAINT "audit_workspace_seq_pk" PRIMARY KEY("workspace","seq")
);
--> statement-breakpoint
CREATE TABLE "audit_heads" (
	"workspace" text COLLATE "C" PRIMARY KEY NOT NULL,
	"seq" bigint NOT NULL,
	"hash" text COLLATE "C" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "clients" (
	"app" text COLLATE "C" NOT NULL,
	"env" text COLLATE "C" NOT NULL,
	"id" text COLLATE "C" NOT NULL,
	"name" text COLLATE "C" NOT NULL,
	"kind" text COLLATE "C" NOT NULL,
	"secret_hash" text COLLATE "C",
	"redirect_uris" text NOT NULL,
	"origins" text NOT NULL,
	"accepts" text NOT NULL,
	"status" text COLLATE "C" NOT NULL,
	"created_at" bigint NOT NULL,
	CONSTRAINT "clients_app_env_id_pk" PRIMARY KEY("app","env","id")
);
--> statement-breakpoint
CREATE TABLE "codes" (
	"app" text COLLATE "C" NOT NULL,
	"env" text COLLATE "C" NOT NULL,
	"hash" text COLLATE "C" NOT NULL,
	"client" text COLLATE "C" NOT NULL,
	"redirect_uri" text COLLATE "C" NOT NULL,
	"code_challenge" text COLLATE "C" NOT NULL,
	"session" text COLLATE "C" NOT NULL,
	"expires_at" bigint NOT NULL,
	"used_at" bigint,
	CONSTRAINT "codes_app_env_hash_pk" PRIMARY KEY("app","env","hash")
);
--> statement-breakpoint
CREATE TABLE "connector_values" (
	"app" text COLLATE "C" NOT NULL,
	"env" text COLLATE "C" NOT NULL,
	"connector" text COLLATE "C" NOT NULL,
	"settings" text NOT NULL,
	"secrets" text NOT NULL,
	"sealed" text COLLATE "C",
	"updated_at" bigint NOT NULL,
	CONSTRAINT "connector_values_app_env_connector_pk" PRIMARY KEY("app","env","connector")
);
--> statement-breakpoint
CREATE TABLE "connectors" (
	"app" text COLLATE "C" NOT NULL,
	"id" text COLLATE "C" NOT NULL,
	"kind" text COLLATE "C" NOT NULL,
	"name" text COLLATE "C" NOT NULL,
	"status" text COLLATE "C" NOT NULL,
	"created_at" bigint NOT NULL,
	"updated_at" bigint NOT NULL,
	CONSTRAINT "connectors_app_id_pk" PRIMARY KEY("app","id")
);
--> statement-breakpoint
CREATE TABLE "console_sessions" (
	"hash" text COLLATE "C" PRIMARY KEY NOT NULL,
	"member" text COLLATE "C" NOT NULL,
	"created_at" bigint NOT NULL,
	"last_seen_at" bigint NOT NULL,
	"expires_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "counters" (
	"app" text COLLATE "C" NOT NULL,
	"env" text COLLATE "C" NOT NULL,
	"key" text COLLATE "C" NOT NULL,
	"count" bigint NOT NULL,
	"until" bigint,
	"blocked_until" bigint,
	"expires_at" bigint NOT NULL,
	CONSTRAINT "counters_app_env_key_pk" PRIMARY KEY("app","env","key")
);
--> statement-breakpoint
CREATE TABLE "drafts" (
	"flow" text COLLATE "C" PRIMARY KEY NOT NULL,
	"graph" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "flows" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"app" text COLLATE "C" NOT NULL,
	"slug" text COLLATE "C" NOT NULL,
	"name" text COLLATE "C" NOT NULL,
	"revision" bigint NOT NULL,
	"published" bigint,
	"sandbox_plan" text COLLATE "C",
	"created_at" bigint NOT NULL,
	"updated_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "idempotency" (
	"app" text COLLATE "C" NOT NULL,
	"env" text COLLATE "C" NOT NULL,
	"key" text COLLATE "C" NOT NULL,
	"body_hash" text COLLATE "C" NOT NULL,
	"run" text COLLATE "C" NOT NULL,
	"sealed_answer" text COLLATE "C",
	"expires_at" bigint NOT NULL,
	CONSTRAINT "idempotency_app_env_key_pk" PRIMARY KEY("app","env","key")
);
--> statement-breakpoint
CREATE TABLE "identifiers" (
	"app" text COLLATE "C" NOT NULL,
	"env" text COLLATE "C" NOT NULL,
	"kind" text COLLATE "C" NOT NULL,
	"canonical" text COLLATE "C" NOT NULL,
	"claim" text COLLATE "C" NOT NULL,
	"user_id" text COLLATE "C" NOT NULL,
	"verified_at" bigint,
	CONSTRAINT "identifiers_app_env_kind_canonical_claim_pk" PRIMARY KEY("app","env","kind","canonical","claim")
);
--> statement-breakpoint
CREATE TABLE "identities" (
	"app" text COLLATE "C" NOT NULL,
	"env" text COLLATE "C" NOT NULL,
	"connector" text COLLATE "C" NOT NULL,
	"issuer" text COLLATE "C" NOT NULL,
	"subject" text COLLATE "C" NOT NULL,
	"user_id" text COLLATE "C" NOT NULL,
	"label" text COLLATE "C",
	"claims" text NOT NULL,
	"linked_at" bigint NOT NULL,
	CONSTRAINT "identities_app_env_connector_issuer_subject_pk" PRIMARY KEY("app","env","connector","issuer","subject")
);
--> statement-breakpoint
CREATE TABLE "installation" (
	"key" text COLLATE "C" PRIMARY KEY NOT NULL,
	"value" text COLLATE "C" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "invitations" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"workspace" text COLLATE "C" NOT NULL,
	"email" text COLLATE "C" NOT NULL,
	"role" text COLLATE "C" NOT NULL,
	"hash" text COLLATE "C" NOT NULL,
	"invited_by" text COLLATE "C" NOT NULL,
	"created_at" bigint NOT NULL,
	"expires_at" bigint NOT NULL,
	CONSTRAINT "invitations_hash_unique" UNIQUE("hash")
);
--> statement-breakpoint
CREATE TABLE "logins" (
	"hash" text COLLATE "C" NOT NULL,
	"app" text COLLATE "C" NOT NULL,
	"env" text COLLATE "C" NOT NULL,
	"connector" text COLLATE "C" NOT NULL,
	"run" text COLLATE "C",
	"node" text COLLATE "C" NOT NULL,
	"visit" bigint NOT NULL,
	"sealed" text COLLATE "C" NOT NULL,
	"expires_at" bigint NOT NULL,
	"taken_at" bigint,
	"return_hash" text COLLATE "C",
	"return_until" bigint,
	"sealed_result" text COLLATE "C",
	"spent_at" bigint,
	CONSTRAINT "logins_hash_app_env_pk" PRIMARY KEY("hash","app","env")
);
--> statement-breakpoint
CREATE TABLE "logos" (
	"app" text COLLATE "C" NOT NULL,
	"hash" text COLLATE "C" NOT NULL,
	"png" "bytea" NOT NULL,
	"created_at" bigint NOT NULL,
	CONSTRAINT "logos_app_hash_pk" PRIMARY KEY("app","hash")
);
--> statement-breakpoint
CREATE TABLE "mailbox" (
	"app" text COLLATE "C" NOT NULL,
	"env" text COLLATE "C" NOT NULL,
	"id" text COLLATE "C" NOT NULL,
	"at" bigint NOT NULL,
	"sealed" text COLLATE "C" NOT NULL,
	"run" text COLLATE "C",
	CONSTRAINT "mailbox_app_env_id_pk" PRIMARY KEY("app","env","id")
);
--> statement-breakpoint
CREATE TABLE "members" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"email" text COLLATE "C" NOT NULL,
	"name" text COLLATE "C" NOT NULL,
	"password_hash" text COLLATE "C" NOT NULL,
	"created_at" bigint NOT NULL,
	"status" text COLLATE "C" NOT NULL,
	CONSTRAINT "members_email_unique" UNIQUE("email")
);
--> statement-breakpoint
CREATE TABLE "memberships" (
	"workspace" text COLLATE "C" NOT NULL,
	"member" text COLLATE "C" NOT NULL,
	"role" text COLLATE "C" NOT NULL,
	CONSTRAINT "memberships_workspace_member_pk" PRIMARY KEY("workspace","member")
);
--> statement-breakpoint
CREATE TABLE "operations" (
	"flow" text COLLATE "C" NOT NULL,
	"revision" bigint NOT NULL,
	"base" bigint NOT NULL,
	"label" text COLLATE "C" NOT NULL,
	"patches" text NOT NULL,
	"author" text COLLATE "C" NOT NULL,
	"at" bigint NOT NULL,
	CONSTRAINT "operations_flow_revision_pk" PRIMARY KEY("flow","revision")
);
--> statement-breakpoint
CREATE TABLE "outbox" (
	"id" text COLLATE "C" NOT NULL,
	"app" text COLLATE "C" NOT NULL,
	"env" text COLLATE "C" NOT NULL,
	"run" text COLLATE "C",
	"number" bigint NOT NULL,
	"channel" text COLLATE "C" NOT NULL,
	"sealed" text COLLATE "C" NOT NULL,
	"attempts" bigint NOT NULL,
	"created_at" bigint NOT NULL,
	"claimed_until" bigint NOT NULL,
	"expires_at" bigint NOT NULL,
	CONSTRAINT "outbox_id_app_env_pk" PRIMARY KEY("id","app","env")
);
--> statement-breakpoint
CREATE TABLE "passwords" (
	"app" text COLLATE "C" NOT NULL,
	"env" text COLLATE "C" NOT NULL,
	"user_id" text COLLATE "C" NOT NULL,
	"hash" text COLLATE "C" NOT NULL,
	"updated_at" bigint NOT NULL,
	CONSTRAINT "passwords_app_env_user_id_pk" PRIMARY KEY("app","env","user_id")
);
--> statement-breakpoint
CREATE TABLE "personal_links" (
	"app" text COLLATE "C" NOT NULL,
	"env" text COLLATE "C" NOT NULL,
	"user_id" text COLLATE "C" NOT NULL,
	"hash" text COLLATE "C" NOT NULL,
	"created_at" bigint NOT NULL,
	CONSTRAINT "personal_links_app_env_user_id_pk" PRIMARY KEY("app","env","user_id")
);
--> statement-breakpoint
CREATE TABLE "plans" (
	"hash" text COLLATE "C" PRIMARY KEY NOT NULL,
	"plan" text NOT NULL,
	"released_at" bigint
);
--> statement-breakpoint
CREATE TABLE "run_events" (
	"app" text COLLATE "C" NOT NULL,
	"env" text COLLATE "C" NOT NULL,
	"run" text COLLATE "C" NOT NULL,
	"flow" text COLLATE "C" NOT NULL,
	"number" bigint NOT NULL,
	"at" bigint NOT NULL,
	"cause" text COLLATE "C" NOT NULL,
	"ms" bigint NOT NULL,
	"transitions" text NOT NULL,
	CONSTRAINT "run_events_app_env_run_number_pk" PRIMARY KEY("app","env","run","number")
);
--> statement-breakpoint
CREATE TABLE "runs" (
	"app" text COLLATE "C" NOT NULL,
	"env" text COLLATE "C" NOT NULL,
	"id" text COLLATE "C" NOT NULL,
	"flow" text COLLATE "C" NOT NULL,
	"version" bigint NOT NULL,
	"plan" text COLLATE "C" NOT NULL,
	"secret_hash" text COLLATE "C" NOT NULL,
	"client" text COLLATE "C",
	"delivery" text NOT NULL,
	"status" text COLLATE "C" NOT NULL,
	"started_at" bigint NOT NULL,
	"idle_until" bigint NOT NULL,
	"ends_at" bigint NOT NULL,
	"number" bigint NOT NULL,
	"run" text NOT NULL,
	CONSTRAINT "runs_app_env_id_pk" PRIMARY KEY("app","env","id")
);
--> statement-breakpoint
CREATE TABLE "sessions" (
	"app" text COLLATE "C" NOT NULL,
	"env" text COLLATE "C" NOT NULL,
	"id" text COLLATE "C" NOT NULL,
	"user_id" text COLLATE "C",
	"device" text COLLATE "C",
	"client" text COLLATE "C",
	"flow" text COLLATE "C" NOT NULL,
	"version" bigint NOT NULL,
	"zone" text COLLATE "C" NOT NULL,
	"zone_kind" text COLLATE "C" NOT NULL,
	"amr" text NOT NULL,
	"acr" text COLLATE "C" NOT NULL,
	"proofs" text NOT NULL,
	"auth_time" bigint NOT NULL,
	"access_seconds" bigint NOT NULL,
	"refresh_seconds" bigint NOT NULL,
	"created_at" bigint NOT NULL,
	"last_seen_at" bigint NOT NULL,
	"locked_at" bigint,
	"revoked_at" bigint,
	"absolute_until" bigint NOT NULL,
	"cookie_hash" text COLLATE "C",
	"refresh" text,
	CONSTRAINT "sessions_app_env_id_pk" PRIMARY KEY("app","env","id")
);
--> statement-breakpoint
CREATE TABLE "signing_keys" (
	"kid" text COLLATE "C" NOT NULL,
	"app" text COLLATE "C" NOT NULL,
	"env" text COLLATE "C" NOT NULL,
	"public_jwk" text COLLATE "C" NOT NULL,
	"sealed_private_jwk" text COLLATE "C" NOT NULL,
	"created_at" bigint NOT NULL,
	"active_from" bigint NOT NULL,
	"retire_at" bigint,
	CONSTRAINT "signing_keys_app_env_kid_pk" PRIMARY KEY("app","env","kid")
);
--> statement-breakpoint
CREATE TABLE "tickets" (
	"hash" text COLLATE "C" NOT NULL,
	"app" text COLLATE "C" NOT NULL,
	"env" text COLLATE "C" NOT NULL,
	"purpose" text COLLATE "C" NOT NULL,
	"run" text COLLATE "C" NOT NULL,
	"node" text COLLATE "C" NOT NULL,
	"visit" bigint NOT NULL,
	"identifier_kind" text COLLATE "C" NOT NULL,
	"identifier_canonical" text COLLATE "C" NOT NULL,
	"expires_at" bigint NOT NULL,
	"spent_at" bigint,
	CONSTRAINT "tickets_hash_app_env_pk" PRIMARY KEY("hash","app","env")
);
--> statement-breakpoint
CREATE TABLE "twin_apps" (
	"app" text COLLATE "C" PRIMARY KEY NOT NULL,
	"twin" text COLLATE "C" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "twin_passes" (
	"hash" text COLLATE "C" PRIMARY KEY NOT NULL,
	"env" text COLLATE "C" NOT NULL,
	"from_app" text COLLATE "C" NOT NULL,
	"from_user" text COLLATE "C" NOT NULL,
	"to_app" text COLLATE "C" NOT NULL,
	"expires_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "twin_users" (
	"app" text COLLATE "C" NOT NULL,
	"env" text COLLATE "C" NOT NULL,
	"user_id" text COLLATE "C" NOT NULL,
	"twin_app" text COLLATE "C" NOT NULL,
	"twin_user" text COLLATE "C" NOT NULL,
	CONSTRAINT "twin_users_app_env_user_id_pk" PRIMARY KEY("app","env","user_id")
);
--> statement-breakpoint
CREATE TABLE "user_columns" (
	"app" text COLLATE "C" NOT NULL,
	"key" text COLLATE "C" NOT NULL,
	"name" text COLLATE "C" NOT NULL,
	"type" text COLLATE "C" NOT NULL,
	"is_unique" bigint NOT NULL,
	"options" text NOT NULL,
	"position" text COLLATE "C" NOT NULL,
	CONSTRAINT "user_columns_app_key_pk" PRIMARY KEY("app","key")
);
--> statement-breakpoint
CREATE TABLE "user_import_parts" (
	"app" text COLLATE "C" NOT NULL,
	"env" text COLLATE "C" NOT NULL,
	"import" text COLLATE "C" NOT NULL,
	"seq" bigint NOT NULL,
	"lines" text NOT NULL,
	"rejected" text NOT NULL,
	CONSTRAINT "user_import_parts_app_env_import_seq_pk" PRIMARY KEY("app","env","import","seq")
);
--> statement-breakpoint
CREATE TABLE "user_imports" (
	"app" text COLLATE "C" NOT NULL,
	"env" text COLLATE "C" NOT NULL,
	"id" text COLLATE "C" NOT NULL,
	"status" text COLLATE "C" NOT NULL,
	"file" text NOT NULL,
	"settings" text NOT NULL,
	"counts" text NOT NULL,
	"done" bigint NOT NULL,
	"parts" bigint NOT NULL,
	"member" text COLLATE "C" NOT NULL,
	"note" text COLLATE "C",
	"created_at" bigint NOT NULL,
	"updated_at" bigint NOT NULL,
	"lease_until" bigint NOT NULL,
	CONSTRAINT "user_imports_app_env_id_pk" PRIMARY KEY("app","env","id")
);
--> statement-breakpoint
CREATE TABLE "user_values" (
	"app" text COLLATE "C" NOT NULL,
	"env" text COLLATE "C" NOT NULL,
	"user_id" text COLLATE "C" NOT NULL,
	"key" text COLLATE "C" NOT NULL,
	"text" text COLLATE "C",
	"number" double precision,
	"unique_text" text COLLATE "C",
	CONSTRAINT "user_values_app_env_user_id_key_pk" PRIMARY KEY("app","env","user_id","key")
);
--> statement-breakpoint
CREATE TABLE "users" (
	"app" text COLLATE "C" NOT NULL,
	"env" text COLLATE "C" NOT NULL,
	"id" text COLLATE "C" NOT NULL,
	"status" text COLLATE "C" NOT NULL,
	"attributes" text NOT NULL,
	"roles" text,
	"created_at" bigint NOT NULL,
	"updated_at" bigint NOT NULL,
	"last_sign_in_at" bigint,
	CONSTRAINT "users_app_env_id_pk" PRIMARY KEY("app","env","id")
);
--> statement-breakpoint
CREATE TABLE "versions" (
	"flow" text COLLATE "C" NOT NULL,
	"version" bigint NOT NULL,
	"plan" text COLLATE "C" NOT NULL,
	"label" text COLLATE "C" NOT NULL,
	"author" text COLLATE "C" NOT NULL,
	"at" bigint NOT NULL,
	"warnings" bigint NOT NULL,
	"graph" text NOT NULL,
	CONSTRAINT "versions_flow_version_pk" PRIMARY KEY("flow","version")
);
--> statement-breakpoint
CREATE TABLE "workspaces" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"name" text COLLATE "C" NOT NULL,
	"created_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "worlds" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"token_hash" text COLLATE "C" NOT NULL,
	"app" text COLLATE "C" NOT NULL,
	"flow" text COLLATE "C" NOT NULL,
	"console_session" text COLLATE "C" NOT NULL,
	"revision" bigint NOT NULL,
	"expires_at" bigint NOT NULL,
	"settings" text COLLATE "C" NOT NULL,
	"plan" text COLLATE "C",
	"data" "bytea" NOT NULL
);
--> statement-breakpoint
ALTER TABLE "clients" ADD CONSTRAINT "clients_app_apps_id_fk" FOREIGN KEY ("app") REFERENCES "public"."apps"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "connector_values" ADD CONSTRAINT "connector_values_app_connector_connectors_app_id_fk" FOREIGN KEY ("app","connector") REFERENCES "public"."connectors"("app","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "connectors" ADD CONSTRAINT "connectors_app_apps_id_fk" FOREIGN KEY ("app") REFERENCES "public"."apps"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "console_sessions" ADD CONSTRAINT "console_sessions_member_members_id_fk" FOREIGN KEY ("member") REFERENCES "public"."members"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "drafts" ADD CONSTRAINT "drafts_flow_flows_id_fk" FOREIGN KEY ("flow") REFERENCES "public"."flows"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "flows" ADD CONSTRAINT "flows_app_apps_id_fk" FOREIGN KEY ("app") REFERENCES "public"."apps"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "identifiers" ADD CONSTRAINT "identifiers_app_env_user_id_users_app_env_id_fk" FOREIGN KEY ("app","env","user_id") REFERENCES "public"."users"("app","env","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "identities" ADD CONSTRAINT "identities_app_env_user_id_users_app_env_id_fk" FOREIGN KEY ("app","env","user_id") REFERENCES "public"."users"("app","env","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invitations" ADD CONSTRAINT "invitations_workspace_workspaces_id_fk" FOREIGN KEY ("workspace") REFERENCES "public"."workspaces"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "logos" ADD CONSTRAINT "logos_app_apps_id_fk" FOREIGN KEY ("app") REFERENCES "public"."apps"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "memberships" ADD CONSTRAINT "memberships_workspace_workspaces_id_fk" FOREIGN KEY ("workspace") REFERENCES "public"."workspaces"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "memberships" ADD CONSTRAINT "memberships_member_members_id_fk" FOREIGN KEY ("member") REFERENCES "public"."members"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "operations" ADD CONSTRAINT "operations_flow_flows_id_fk" FOREIGN KEY ("flow") REFERENCES "public"."flows"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "passwords" ADD CONSTRAINT "passwords_app_env_user_id_users_app_env_id_fk" FOREIGN KEY ("app","env","user_id") REFERENCES "public"."users"("app","env","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "personal_links" ADD CONSTRAINT "personal_links_app_env_user_id_users_app_env_id_fk" FOREIGN KEY ("app","env","user_id") REFERENCES "public"."users"("app","env","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_app_env_user_id_users_app_env_id_fk" FOREIGN KEY ("app","env","user_id") REFERENCES "public"."users"("app","env","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "twin_apps" ADD CONSTRAINT "twin_apps_app_apps_id_fk" FOREIGN KEY ("app") REFERENCES "public"."apps"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "twin_apps" ADD CONSTRAINT "twin_apps_twin_apps_id_fk" FOREIGN KEY ("twin") REFERENCES "public"."apps"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "twin_users" ADD CONSTRAINT "twin_users_app_env_user_id_users_app_env_id_fk" FOREIGN KEY ("app","env","user_id") REFERENCES "public"."users"("app","env","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "user_import_parts" ADD CONSTRAINT "user_import_parts_app_env_import_user_imports_app_env_id_fk" FOREIGN KEY ("app","env","import") REFERENCES "public"."user_imports"("app","env","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "user_values" ADD CONSTRAINT "user_values_app_env_user_id_users_app_env_id_fk" FOREIGN KEY ("app","env","user_id") REFERENCES "public"."users"("app","env","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "versions" ADD CONSTRAINT "versions_flow_flows_id_fk" FOREIGN KEY ("flow") REFERENCES "public"."flows"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "apps_workspace" ON "apps" USING btree ("workspace");--> statement-breakpoint
CREATE INDEX "codes_session" ON "codes" USING btree ("app","env","session");--> statement-breakpoint
CREATE INDEX "codes_expiry" ON "codes" USING btree ("expires_at");--> statement-breakpoint
CREATE INDEX "console_sessions_member" ON "console_sessions" USING btree ("member");--> statement-breakpoint
CREATE INDEX "console_sessions_expiry" ON "console_sessions" USING btree ("expires_at");--> statement-breakpoint
CREATE INDEX "counters_expiry" ON "counters" USING btree ("expires_at");--> statement-breakpoint
CREATE UNIQUE INDEX "flows_slug" ON "flows" USING btree ("app","slug");--> statement-breakpoint
CREATE INDEX "idempotency_expiry" ON "idempotency" USING btree ("expires_at");--> statement-breakpoint
CREATE INDEX "identifiers_user" ON "identifiers" USING btree ("app","env","user_id");--> statement-breakpoint
CREATE INDEX "identities_user" ON "identities" USING btree ("app","env","user_id");--> statement-breakpoint
CREATE UNIQUE INDEX "invitations_email" ON "invitations" USING btree ("workspace","email");--> statement-breakpoint
CREATE INDEX "invitations_expiry" ON "invitations" USING btree ("expires_at");--> statement-breakpoint
CREATE UNIQUE INDEX "logins_return" ON "logins" USING btree ("app","env","return_hash") WHERE return_hash IS NOT NULL;--> statement-breakpoint
CREATE INDEX "logins_expiry" ON "logins" USING btree ("expires_at");--> statement-breakpoint
CREATE INDEX "logos_hash" ON "logos" USING btree ("hash");--> statement-breakpoint
CREATE INDEX "mailbox_at" ON "mailbox" USING btree ("at");--> statement-breakpoint
CREATE INDEX "memberships_member" ON "memberships" USING btree ("member");--> statement-breakpoint
CREATE UNIQUE INDEX "personal_links_hash" ON "personal_links" USING btree ("hash");--> statement-breakpoint
CREATE INDEX "plans_released" ON "plans" USING btree ("released_at");--> statement-breakpoint
CREATE INDEX "sessions_user" ON "sessions" USING btree ("app","env","user_id") WHERE user_id IS NOT NULL;--> statement-breakpoint
CREATE UNIQUE INDEX "sessions_cookie" ON "sessions" USING btree ("app","env","cookie_hash") WHERE cookie_hash IS NOT NULL;--> statement-breakpoint
CREATE INDEX "sessions_end" ON "sessions" USING btree ("absolute_until");--> statement-breakpoint
CREATE INDEX "signing_keys_kid" ON "signing_keys" USING btree ("kid");--> statement-breakpoint
CREATE INDEX "tickets_expiry" ON "tickets" USING btree ("expires_at");--> statement-breakpoint
CREATE INDEX "twin_passes_expiry" ON "twin_passes" USING btree ("expires_at");--> statement-breakpoint
CREATE INDEX "user_imports_updated" ON "user_imports" USING btree ("updated_at");--> statement-breakpoint
CREATE UNIQUE INDEX "user_values_unique" ON "user_values" USING btree ("app","env","key","unique_text") WHERE unique_text IS NOT NULL;--> statement-breakpoint
CREATE INDEX "user_values_text" ON "user_values" USING btree ("app","env","key","text");--> statement-breakpoint
CREATE INDEX "user_values_number" ON "user_values" USING btree ("app","env","key","number") WHERE number IS NOT NULL;--> statement-breakpoint
CREATE INDEX "versions_plan" ON "versions" USING btree ("plan");--> statement-breakpoint
CREATE INDEX "worlds_session" ON "worlds" USING btree ("console_session");--> statement-breakpoint
CREATE INDEX "worlds_expiry" ON "worlds" USING btree ("expires_at");