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
CREATE TABLE `installation` (
	`key` text PRIMARY KEY NOT NULL,
	`value` text NOT NULL
);
--> statement-breakpoint
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
CREATE INDEX `outbox_claim` ON `outbox` (`claimed_until`);--> statement-breakpoint
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
CREATE TABLE `plans` (
	`hash` text PRIMARY KEY NOT NULL,
	`plan` text NOT NULL,
	`released_at` integer
);
--> statement-breakpoint
CREATE INDEX `plans_released` ON `plans` (`released_at`);--> statement-breakpoint
CREATE TABLE `run_events` (
	`seq` integer PRIMARY KEY NOT NULL,
	`app` text NOT NULL,
	`env` text NOT NULL,
	`id` text NOT NULL,
	`run` text NOT NULL,
	`flow` text NOT NULL,
	`number` integer NOT NULL,
	`at` integer NOT NULL,
	`cause` text NOT NULL,
	`ms` integer NOT NULL,
	`transitions` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `run_events_run` ON `run_events` (`app`,`env`,`run`,`number`);--> statement-breakpoint
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
CREATE INDEX `runs_started` ON `runs` (`app`,`env`,`started_at`);--> statement-breakpoint
CREATE INDEX `runs_ends` ON `runs` (`env`,`ends_at`);--> statement-breakpoint
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
CREATE INDEX `user_values_number` ON `user_values` (`app`,`env`,`key`,`number`);--> statement-breakpoint
CREATE TABLE `users` (
	`app` text NOT NULL,
	`env` text NOT NULL,
	`id` text NOT NULL,
	`status` text NOT NULL,
	`attributes` text NOT NULL,
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