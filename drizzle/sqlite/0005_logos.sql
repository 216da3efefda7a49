CREATE TABLE `logos` (
	`app` text NOT NULL,
	`hash` text NOT NULL,
	`png` blob NOT NULL,
	`created_at` integer NOT NULL,
	PRIMARY KEY(`app`, `hash`),
	FOREIGN KEY (`app`) REFERENCES `apps`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `logos_hash` ON `logos` (`hash`);