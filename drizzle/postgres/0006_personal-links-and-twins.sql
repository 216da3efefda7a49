CREATE TABLE "personal_links" (
	"app" text COLLATE "C" NOT NULL,
	"env" text COLLATE "C" NOT NULL,
	"user_id" text COLLATE "C" NOT NULL,
	"hash" text COLLATE "C" NOT NULL,
	"created_at" bigint NOT NULL,
	CONSTRAINT "personal_links_app_env_user_id_pk" PRIMARY KEY("app","env","user_id")
);
--> statement-breakpoint
CREATE TABLE "twin_apps" (
	"app" text COLLATE "C" PRIMARY KEY NOT NULL,
	"twin" text COLLATE "C" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "twin_passes" (
	"hash" text COLLATE "C" PRIMARY KEY NOT NULL,
	"env" text COLLATE "C" NOT NULL,
	"from_app" text COLLATE "C" NOT NULL,
	"from_user" text COLLATE "C" NOT NULL,
	"to_app" text COLLATE "C" NOT NULL,
	"expires_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "twin_users" (
	"app" text COLLATE "C" NOT NULL,
	"env" text COLLATE "C" NOT NULL,
	"user_id" text COLLATE "C" NOT NULL,
	"twin_app" text COLLATE "C" NOT NULL,
	"twin_user" text COLLATE "C" NOT NULL,
	CONSTRAINT "twin_users_app_env_user_id_pk" PRIMARY KEY("app","env","user_id")
);
--> statement-breakpoint
ALTER TABLE "personal_links" ADD CONSTRAINT "personal_links_app_env_user_id_users_app_env_id_fk" FOREIGN KEY ("app","env","user_id") REFERENCES "public"."users"("app","env","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "twin_apps" ADD CONSTRAINT "twin_apps_app_apps_id_fk" FOREIGN KEY ("app") REFERENCES "public"."apps"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "twin_apps" ADD CONSTRAINT "twin_apps_twin_apps_id_fk" FOREIGN KEY ("twin") REFERENCES "public"."apps"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "twin_users" ADD CONSTRAINT "twin_users_app_env_user_id_users_app_env_id_fk" FOREIGN KEY ("app","env","user_id") REFERENCES "public"."users"("app","env","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "personal_links_hash" ON "personal_links" USING btree ("hash");--> statement-breakpoint
CREATE INDEX "twin_passes_expiry" ON "twin_passes" USING btree ("expires_at");