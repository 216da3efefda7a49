CREATE TABLE `api_keys` (
	`app` text NOT NULL,
	`env` text NOT NULL,
	`id` text NOT NULL,
	`name` text NOT NULL,
	`hash` text NOT NULL,
	`prefix` text NOT NULL,
	`scopes` text NOT NULL,
	`created_by` text NOT NULL,
	`created_at` integer NOT NULL,
	`expires_at` integer,
	`last_used_at` integer,
	`revoked_at` integer,
	PRIMARY KEY(`app`, `env`, `id`)
);
--> statement-breakpoint
CREATE TABLE `apps` (
	`id` text PRIMARY KEY NOT NULL,
	`workspace` text NOT NULL,
	`slug` text NOT NULL,
	`name` text NOT NULL,
	`access` text NOT NULL,
	`lifetimes` text NOT NULL,
	`default_language` text NOT NULL,
	`theme` text NOT NULL,
	`status` text NOT NULL,
	`created_at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `apps_slug_unique` ON `apps` (`slug`);--> statement-breakpoint
CREATE INDEX `apps_workspace` ON `apps` (`workspace`);--> statement-breakpoint
CREATE TABLE `audit` (
	`workspace` text NOT NULL,
	`seq` integer NOT NULL,
	`id` text NOT NULL,
	`app` text,
	`env` text,
	`at` integer NOT NULL,
	`actor` text NOT NULL,
	`action` text NOT NULL,
	`target` text,
	`ip` text,
	`detail` text NOT NULL,
	`hash` text NOT NULL,
	PRIMARY KEY(`workspace`, `seq`)
);
--> statement-breakpoint
CREATE TABLE `audit_heads` (
	`workspace` text PRIMARY KEY NOT NULL,
	`seq` integer NOT NULL,
	`hash` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `clients` (
	`app` text NOT NULL,
	`env` text NOT NULL,
	`id` text NOT NULL,
	`name` text NOT NULL,
	`kind` text NOT NULL,
	`secret_hash` text,
	`redirect_uris` text NOT NULL,
	`origins` text NOT NULL,
	`accepts` text NOT NULL,
	`status` text NOT NULL,
	`created_at` integer NOT NULL,
	PRIMARY KEY(`app`, `env`, `id`),
	FOREIGN KEY (`app`) REFERENCES `apps`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `codes` (
	`app` text NOT NULL,
	`env` text NOT NULL,
	`hash` text NOT NULL,
	`client` text NOT NULL,
	`redirect_uri` text NOT NULL,
	`code_challenge` text NOT NULL,
	`session` text NOT NULL,
	`expires_at` integer NOT NULL,
	`used_at` integer,
	PRIMARY KEY(`app`, `env`, `hash`)
);
--> statement-breakpoint
CREATE INDEX `codes_session` ON `codes` (`app`,`env`,`session`);--> statement-breakpoint
CREATE INDEX `codes_expiry` ON `codes` (`expires_at`);--> statement-breakpoint
CREATE TABLE `connector_values` (
	`app` text NOT NULL,
	`env` text NOT NULL,
	`connector` text NOT NULL,
	`settings` text NOT NULL,
	`secrets` text NOT NULL,
	`sealed` text,
	`updated_at` integer NOT NULL,
	PRIMARY KEY(`app`, `env`, `connector`),
	FOREIGN KEY (`app`,`connector`) REFERENCES `connectors`(`app`,`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `connectors` (
	`app` text NOT NULL,
	`id` text NOT NULL,
	`kind` text NOT NULL,
	`name` text NOT NULL,
	`status` text NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	PRIMARY KEY(`app`, `id`),
	FOREIGN KEY (`app`) REFERENCES `apps`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `console_sessions` (
	`hash` text PRIMARY KEY NOT NULL,
	`member` text NOT NULL,
	`created_at` integer NOT NULL,
	`last_seen_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	FOREIGN KEY (`member`) REFERENCES `members`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `console_sessions_member` ON `console_sessions` (`member`);--> statement-breakpoint
CREATE INDEX `console_sessions_expiry` ON `console_sessions` (`expires_at`);--> statement-breakpoint
CREATE TABLE `counters` (
	`app` text NOT NULL,
	`env` text NOT NULL,
	`key` text NOT NULL,
	`count` integer NOT NULL,
	`until` integer,
	`blocked_until` integer,
	`expires_at` integer NOT NULL,
	PRIMARY KEY(`app`, `env`, `key`)
);
--> statement-breakpoint
CREATE INDEX `counters_expiry` ON `counters` (`expires_at`);--> statement-breakpoint
CREATE TABLE `drafts` (
	`flow` text PRIMARY KEY NOT NULL,
	`graph` text NOT NULL,
	FOREIGN KEY (`flow`) REFERENCES `flows`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `flows` (
	`id` text PRIMARY KEY NOT NULL,
	`app` text NOT NULL,
	`slug` text NOT NULL,
	`name` text NOT NULL,
	`revision` integer NOT NULL,
	`published` integer,
	`sandbox_plan` text,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	FOREIGN KEY (`app`) REFERENCES `apps`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `flows_slug` ON `flows` (`app`,`slug`);--> statement-breakpoint
CREATE TABLE `idempotency` (
	`app` text NOT NULL,
	`env` text NOT NULL,
	`key` text NOT NULL,
	`body_hash` text NOT NULL,
	`run` text NOT NULL,
	`sealed_answer` text,
	`expires_at` integer NOT NULL,
	PRIMARY KEY(`app`, `env`, `key`)
);
--> statement-breakpoint
CREATE INDEX `idempotency_expiry` ON `idempotency` (`expires_at`);--> statement-breakpoint
CREATE TABLE `identifiers` (
	`app` text NOT NULL,
	`env` text NOT NULL,
	`kind` text NOT NULL,
	`canonical` text NOT NULL,
	`claim` text NOT NULL,
	`user_id` text NOT NULL,
	`verified_at` integer,
	PRIMARY KEY(`app`, `env`, `kind`, `canonical`, `claim`),
	FOREIGN KEY (`app`,`env`,`user_id`) REFERENCES `users`(`app`,`env`,`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `identifiers_user` ON `identifiers` (`app`,`env`,`user_id`);--> statement-breakpoint
CREATE TABLE `identities` (
	`app` text NOT NULL,
	`env` text NOT NULL,
	`connector` text NOT NULL,
	`issuer` text NOT NULL,
	`subject` text NOT NULL,
	`user_id` text NOT NULL,
	`label` text,
	`claims` text NOT NULL,
	`linked_at` integer NOT NULL,
	PRIMARY KEY(`app`, `env`, `connector`, `issuer`, `subject`),
	FOREIGN KEY (`app`,`env`,`user_id`) REFERENCES `users`(`app`,`env`,`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `identities_user` ON `identities` (`app`,`env`,`user_id`);--> statement-breakpoint
CREATE TABLE `installation` (
	`key` text PRIMARY KEY NOT NULL,
	`value` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `invitations` (
	`id` text PRIMARY KEY NOT NULL,
	`workspace` text NOT NULL,
	`email` text NOT NULL,
	`role` text NOT NULL,
	`hash` text NOT NULL,
	`invited_by` text NOT NULL,
	`created_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	FOREIGN KEY (`workspace`) REFERENCES `workspaces`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `invitations_hash_unique` ON `invitations` (`hash`);--> statement-breakpoint
CREATE UNIQUE INDEX `invitations_email` ON `invitations` (`workspace`,`email`);--> statement-breakpoint
CREATE INDEX `invitations_expiry` ON `invitations` (`expires_at`);--> statement-breakpoint
CREATE TABLE `logins` (
	`hash` text NOT NULL,
	`app` text NOT NULL,
	`env` text NOT NULL,
	`connector` text NOT NULL,
	`run` text,
	`node` text NOT NULL,
	`visit` integer NOT NULL,
	`sealed` text NOT NULL,
	`expires_at` integer NOT NULL,
	`taken_at` integer,
	`return_hash` text,
	`return_until` integer,
	`sealed_result` text,
	`spent_at` integer,
	PRIMARY KEY(`hash`, `app`, `env`)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `logins_return` ON `logins` (`app`,`env`,`return_hash`) WHERE return_hash IS NOT NULL;--> statement-breakpoint
CREATE INDEX `logins_expiry` ON `logins` (`expires_at`);--> statement-breakpoint
CREATE TABLE `logos` (
	`app` text NOT NULL,
	`hash` text NOT NULL,
	`png` blob NOT NULL,
	`created_at` integer NOT NULL,
	PRIMARY KEY(`app`, `hash`),
	FOREIGN KEY (`app`) REFERENCES `apps`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `logos_hash` ON `logos` (`hash`);--> statement-breakpoint
CREATE TABLE `mailbox` (
	`app` text NOT NULL,
	`env` text NOT NULL,
	`id` text NOT NULL,
	`at` integer NOT NULL,
	`sealed` text NOT NULL,
	`run` text,
	PRIMARY KEY(`app`, `env`, `id`)
);
--> statement-breakpoint
CREATE INDEX `mailbox_at` ON `mailbox` (`at`);--> statement-breakpoint
CREATE TABLE `members` (
	`id` text PRIMARY KEY NOT NULL,
	`email` text NOT NULL,
	`name` text NOT NULL,
	`password_hash` text NOT NULL,
	`created_at` integer NOT NULL,
	`status` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `members_email_unique` ON `members` (`email`);--> statement-breakpoint
CREATE TABLE `memberships` (
	`workspace` text NOT NULL,
	`member` text NOT NULL,
	`role` text NOT NULL,
	PRIMARY KEY(`workspace`, `member`),
	FOREIGN KEY (`workspace`) REFERENCES `workspaces`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`member`) REFERENCES `members`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `memberships_member` ON `memberships` (`member`);--> statement-breakpoint
CREATE TABLE `operations` (
	`flow` text NOT NULL,
	`revision` integer NOT NULL,
	`base` integer NOT NULL,
	`label` text NOT NULL,
	`patches` text NOT NULL,
	`author` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`flow`, `revision`),
	FOREIGN KEY (`flow`) REFERENCES `flows`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `outbox` (
	`id` text NOT NULL,
	`app` text NOT NULL,
	`env` text NOT NULL,
	`run` text,
	`number` integer NOT NULL,
	`channel` text NOT NULL,
	`sealed` text NOT NULL,
	`attempts` integer NOT NULL,
	`created_at` integer NOT NULL,
	`claimed_until` integer NOT NULL,
	`expires_at` integer NOT NULL,
	PRIMARY KEY(`id`, `app`, `env`)
);
--> statement-breakpoint
CREATE TABLE `passwords` (
	`app` text NOT NULL,
	`env` text NOT NULL,
	`user_id` text NOT NULL,
	`hash` text NOT NULL,
	`updated_at` integer NOT NULL,
	PRIMARY KEY(`app`, `env`, `user_id`),
	FOREIGN KEY (`app`,`env`,`user_id`) REFERENCES `users`(`app`,`env`,`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `personal_links` (
	`app` text NOT NULL,
	`env` text NOT NULL,
	`user_id` text NOT NULL,
	`hash` text NOT NULL,
	`created_at` integer NOT NULL,
	PRIMARY KEY(`app`, `env`, `user_id`),
	FOREIGN KEY (`app`,`env`,`user_id`) REFERENCES `users`(`app`,`env`,`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `personal_links_hash` ON `personal_links` (`hash`);--> statement-breakpoint
CREATE TABLE `plans` (
	`hash` text PRIMARY KEY NOT NULL,
	`plan` text NOT NULL,
	`released_at` integer
);
--> statement-breakpoint
CREATE INDEX `plans_released` ON `plans` (`released_at`);--> statement-breakpoint
CREATE TABLE `run_events` (
	`app` text NOT NULL,
	`env` text NOT NULL,
	`run` text NOT NULL,
	`flow` text NOT NULL,
	`number` integer NOT NULL,
	`at` integer NOT NULL,
	`cause` text NOT NULL,
	`ms` integer NOT NULL,
	`transitions` text NOT NULL,
	PRIMARY KEY(`app`, `env`, `run`, `number`)
);
--> statement-breakpoint
CREATE TABLE `runs` (
	`app` text NOT NULL,
	`env` text NOT NULL,
	`id` text NOT NULL,
	`flow` text NOT NULL,
	`version` integer NOT NULL,
	`plan` text NOT NULL,
	`secret_hash` text NOT NULL,
	`client` text,
	`delivery` text NOT NULL,
	`status` text NOT NULL,
	`started_at` integer NOT NULL,
	`idle_until` integer NOT NULL,
	`ends_at` integer NOT NULL,
	`number` integer NOT NULL,
	`run` text NOT NULL,
	PRIMARY KEY(`app`, `env`, `id`)
);
--> statement-breakpoint
CREATE TABLE `sessions` (
	`app` text NOT NULL,
	`env` text NOT NULL,
	`id` text NOT NULL,
	`user_id` text,
	`device` text,
	`client` text,
	`flow` text NOT NULL,
	`version` integer NOT NULL,
	`zone` text NOT NULL,
	`zone_kind` text NOT NULL,
	`amr` text NOT NULL,
	`acr` text NOT NULL,
	`proofs` text NOT NULL,
	`auth_time` integer NOT NULL,
	`access_seconds` integer NOT NULL,
	`refresh_seconds` integer NOT NULL,
	`created_at` integer NOT NULL,
	`last_seen_at` integer NOT NULL,
	`locked_at` integer,
	`revoked_at` integer,
	`absolute_until` integer NOT NULL,
	`cookie_hash` text,
	`refresh` text,
	PRIMARY KEY(`app`, `env`, `id`),
	FOREIGN KEY (`app`,`env`,`user_id`) REFERENCES `users`(`app`,`env`,`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `sessions_user` ON `sessions` (`app`,`env`,`user_id`) WHERE user_id IS NOT NULL;--> statement-breakpoint
CREATE UNIQUE INDEX `sessions_cookie` ON `sessions` (`app`,`env`,`cookie_hash`) WHERE cookie_hash IS NOT NULL;--> statement-breakpoint
CREATE INDEX `sessions_end` ON `sessions` (`absolute_until`);--> statement-breakpoint
CREATE TABLE `signing_keys` (
	`kid` text NOT NULL,
	`app` text NOT NULL,
	`env` text NOT NULL,
	`public_jwk` text NOT NULL,
	`sealed_private_jwk` text NOT NULL,
	`created_at` integer NOT NULL,
	`active_from` integer NOT NULL,
	`retire_at` integer,
	PRIMARY KEY(`app`, `env`, `kid`)
);
--> statement-breakpoint
CREATE INDEX `signing_keys_kid` ON `signing_keys` (`kid`);--> statement-breakpoint
CREATE TABLE `tickets` (
	`hash` text NOT NULL,
	`app` text NOT NULL,
	`env` text NOT NULL,
	`purpose` text NOT NULL,
	`run` text NOT NULL,
	`node` text NOT NULL,
	`visit` integer NOT NULL,
	`identifier_kind` text NOT NULL,
	`identifier_canonical` text NOT NULL,
	`expires_at` integer NOT NULL,
	`spent_at` integer,
	PRIMARY KEY(`hash`, `app`, `env`)
);
--> statement-breakpoint
CREATE INDEX `tickets_expiry` ON `tickets` (`expires_at`);--> statement-breakpoint
CREATE TABLE `twin_apps` (
	`app` text PRIMARY KEY NOT NULL,
	`twin` text NOT NULL,
	FOREIGN KEY (`app`) REFERENCES `apps`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`twin`) REFERENCES `apps`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `twin_passes` (
	`hash` text PRIMARY KEY NOT NULL,
	`env` text NOT NULL,
	`from_app` text NOT NULL,
	`from_user` text NOT NULL,
	`to_app` text NOT NULL,
	`expires_at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `twin_passes_expiry` ON `twin_passes` (`expires_at`);--> statement-breakpoint
CREATE TABLE `twin_users` (
	`app` text NOT NULL,
	`env` text NOT NULL,
	`user_id` text NOT NULL,
	`twin_app` text NOT NULL,
	`twin_user` text NOT NULL,
	PRIMARY KEY(`app`, `env`, `user_id`),
	FOREIGN KEY (`app`,`env`,`user_id`) REFERENCES `users`(`app`,`env`,`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `user_columns` (
	`app` text NOT NULL,
	`key` text NOT NULL,
	`name` text NOT NULL,
	`type` text NOT NULL,
	`is_unique` integer NOT NULL,
	`options` text NOT NULL,
	`position` text NOT NULL,
	PRIMARY KEY(`app`, `key`)
);
--> statement-breakpoint
CREATE TABLE `user_import_parts` (
	`app` text NOT NULL,
	`env` text NOT NULL,
	`import` text NOT NULL,
	`seq` integer NOT NULL,
	`lines` text NOT NULL,
	`rejected` text NOT NULL,
	PRIMARY KEY(`app`, `env`, `import`, `seq`),
	FOREIGN KEY (`app`,`env`,`import`) REFERENCES `user_imports`(`app`,`env`,`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `user_imports` (
	`app` text NOT NULL,
	`env` text NOT NULL,
	`id` text NOT NULL,
	`status` text NOT NULL,
	`file` text NOT NULL,
	`settings` text NOT NULL,
	`counts` text NOT NULL,
	`done` integer NOT NULL,
	`parts` integer NOT NULL,
	`member` text NOT NULL,
	`note` text,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	`lease_until` integer NOT NULL,
	PRIMARY KEY(`app`, `env`, `id`)
);
--> statement-breakpoint
CREATE INDEX `user_imports_updated` ON `user_imports` (`updated_at`);--> statement-breakpoint
CREATE TABLE `user_values` (
	`app` text NOT NULL,
	`env` text NOT NULL,
	`user_id` text NOT NULL,
	`key` text NOT NULL,
	`text` text,
	`number` real,
	`unique_text` text,
	PRIMARY KEY(`app`, `env`, `user_id`, `key`),
	FOREIGN KEY (`app`,`env`,`user_id`) REFERENCES `users`(`app`,`env`,`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `user_values_unique` ON `user_values` (`app`,`env`,`key`,`unique_text`) WHERE unique_text IS NOT NULL;--> statement-breakpoint
CREATE INDEX `user_values_text` ON `user_values` (`app`,`env`,`key`,`text`);--> statement-breakpoint
CREATE INDEX `user_values_number` ON `user_values` (`app`,`env`,`key`,`number`) WHERE number IS NOT NULL;--> statement-breakpoint
CREATE TABLE `users` (
	`app` text NOT NULL,
	`env` text NOT NULL,
	`id` text NOT NULL,
	`status` text NOT NULL,
	`attributes` text NOT NULL,
	`roles` text,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	`last_sign_in_at` integer,
	PRIMARY KEY(`app`, `env`, `id`)
);
--> statement-breakpoint
CREATE TABLE `versions` (
	`flow` text NOT NULL,
	`version` integer NOT NULL,
	`plan` text NOT NULL,
	`label` text NOT NULL,
	`author` text NOT NULL,
	`at` integer NOT NULL,
	`warnings` integer NOT NULL,
	`graph` text NOT NULL,
	PRIMARY KEY(`flow`, `version`),
	FOREIGN KEY (`flow`) REFERENCES `flows`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `versions_plan` ON `versions` (`plan`);--> statement-breakpoint
CREATE TABLE `workspaces` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`created_at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `worlds` (
	`id` text PRIMARY KEY NOT NULL,
	`token_hash` text NOT NULL,
	`app` text NOT NULL,
	`flow` text NOT NULL,
	`console_session` text NOT NULL,
	`revision` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`settings` text NOT NULL,
	`plan` text,
	`data` blob NOT NULL
);
--> statement-breakpoint
CREATE INDEX `worlds_session` ON `worlds` (`console_session`);--> statement-breakpoint
CREATE INDEX `worlds_expiry` ON `worlds` (`expires_at`);