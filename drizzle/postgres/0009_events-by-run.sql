DROP INDEX "run_events_run";--> statement-breakpoint
DROP INDEX "runs_started";--> statement-breakpoint
DROP INDEX "runs_ends";--> statement-breakpoint
ALTER TABLE "run_events" DROP COLUMN "seq";--> statement-breakpoint
ALTER TABLE "run_events" DROP COLUMN "id";--> statement-breakpoint
ALTER TABLE "run_events" ADD CONSTRAINT "run_events_app_env_run_number_pk" PRIMARY KEY("app","env","run","number");
