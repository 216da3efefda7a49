DROP INDEX "user_values_number";--> statement-breakpoint
CREATE INDEX "user_values_number" ON "user_values" USING btree ("app","env","key","number") WHERE number IS NOT NULL;