CREATE TABLE "logos" (
	"app" text COLLATE "C" NOT NULL,
	"hash" text COLLATE "C" NOT NULL,
	"png" "bytea" NOT NULL,
	"created_at" bigint NOT NULL,
	CONSTRAINT "logos_app_hash_pk" PRIMARY KEY("app","hash")
);
--> statement-breakpoint
ALTER TABLE "logos" ADD CONSTRAINT "logos_app_apps_id_fk" FOREIGN KEY ("app") REFERENCES "public"."apps"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "logos_hash" ON "logos" USING btree ("hash");