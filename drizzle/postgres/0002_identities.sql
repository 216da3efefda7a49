CREATE TABLE "identities" (
	"app" text COLLATE "C" NOT NULL,
	"env" text COLLATE "C" NOT NULL,
	"connector" text COLLATE "C" NOT NULL,
	"issuer" text COLLATE "C" NOT NULL,
	"subject" text COLLATE "C" NOT NULL,
	"user_id" text COLLATE "C" NOT NULL,
	"label" text COLLATE "C",
	"claims" text NOT NULL,
	"linked_at" bigint NOT NULL,
	CONSTRAINT "identities_app_env_connector_issuer_subject_pk" PRIMARY KEY("app","env","connector","issuer","subject")
);
--> statement-breakpoint
CREATE TABLE "logins" (
	"hash" text COLLATE "C" NOT NULL,
	"app" text COLLATE "C" NOT NULL,
	"env" text COLLATE "C" NOT NULL,
	"connector" text COLLATE "C" NOT NULL,
	"run" text COLLATE "C",
	"node" text COLLATE "C" NOT NULL,
	"visit" bigint NOT NULL,
	"sealed" text COLLATE "C" NOT NULL,
	"expires_at" bigint NOT NULL,
	"taken_at" bigint,
	"return_hash" text COLLATE "C",
	"return_until" bigint,
	"sealed_result" text COLLATE "C",
	"spent_at" bigint,
	CONSTRAINT "logins_hash_app_env_pk" PRIMARY KEY("hash","app","env")
);
--> statement-breakpoint
ALTER TABLE "users" ADD COLUMN "roles" text;--> statement-breakpoint
ALTER TABLE "identities" ADD CONSTRAINT "identities_app_env_user_id_users_app_env_id_fk" FOREIGN KEY ("app","env","user_id") REFERENCES "public"."users"("app","env","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "identities_user" ON "identities" USING btree ("app","env","user_id");--> statement-breakpoint
CREATE UNIQUE INDEX "logins_return" ON "logins" USING btree ("app","env","return_hash") WHERE return_hash IS NOT NULL;--> statement-breakpoint
CREATE INDEX "logins_expiry" ON "logins" USING btree ("expires_at");