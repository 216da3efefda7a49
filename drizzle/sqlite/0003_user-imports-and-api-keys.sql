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
CREATE INDEX `user_imports_updated` ON `user_imports` (`updated_at`);