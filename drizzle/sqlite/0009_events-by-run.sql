PRAGMA foreign_keys=OFF;--> statement-breakpoint
CREATE TABLE `__new_run_events` (
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
INSERT INTO `__new_run_events`("app", "env", "run", "flow", "number", "at", "cause", "ms", "transitions") SELECT "app", "env", "run", "flow", "number", "at", "cause", "ms", "transitions" FROM `run_events`;--> statement-breakpoint
DROP TABLE `run_events`;--> statement-breakpoint
ALTER TABLE `__new_run_events` RENAME TO `run_events`;--> statement-breakpoint
PRAGMA foreign_keys=ON;--> statement-breakpoint
DROP INDEX `runs_started`;--> statement-breakpoint
DROP INDEX `runs_ends`;