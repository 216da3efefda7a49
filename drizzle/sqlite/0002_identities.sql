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
ALTER TABLE `users` ADD `roles` text;