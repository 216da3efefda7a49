CREATE TABLE `scenarios` (
	`app` text NOT NULL,
	`flow` text NOT NULL,
	`id` text NOT NULL,
	`place` text NOT NULL,
	`scenario` text NOT NULL,
	`author` text NOT NULL,
	`updated_at` integer NOT NULL,
	PRIMARY KEY(`app`, `flow`, `id`),
	FOREIGN KEY (`flow`) REFERENCES `flows`(`id`) ON UPDATE no action ON DELETE cascade
);
