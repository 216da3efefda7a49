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
