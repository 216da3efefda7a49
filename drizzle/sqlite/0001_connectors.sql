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
