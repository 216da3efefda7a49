DROP INDEX "counters_expiry";--> statement-breakpoint
DROP INDEX "sessions_end";