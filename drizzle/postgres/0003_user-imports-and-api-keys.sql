CREATE TABLE "api_keys" (
	"app" text COLLATE "C" NOT NULL,
	"env" text COLLATE "C" NOT NULL,
	"id" text COLLATE "C" NOT NULL,
	"name" text COLLATE "C" NOT NULL,
	"hash" text COLLATE "C" NOT NULL,
	"prefix" text COLLATE "C" NOT NULL,
	"scopes" text NOT NULL,
	"created_by" text COLLATE "C" NOT NULL,
	"created_at" bigint NOT NULL,
	"expires_at" bigint,
	"last_used_at" bigint,
	"revoked_at" bigint,
	CONSTRAINT "api_keys_app_env_id_pk" PRIMARY KEY("app","env","id")
);
--> statement-breakpoint
CREATE TABLE "user_import_parts" (
	"app" text COLLATE "C" NOT NULL,
	"env" text COLLATE "C" NOT NULL,
	"import" text COLLATE "C" NOT NULL,
	"seq" bigint NOT NULL,
	"lines" text NOT NULL,
	"rejected" text NOT NULL,
	CONSTRAINT "user_import_parts_app_env_import_seq_pk" PRIMARY KEY("app","env","import","seq")
);
--> statement-breakpoint
CREATE TABLE "user_imports" (
	"app" text COLLATE "C" NOT NULL,
	"env" text COLLATE "C" NOT NULL,
	"id" text COLLATE "C" NOT NULL,
	"status" text COLLATE "C" NOT NULL,
	"file" text NOT NULL,
	"settings" text NOT NULL,
	"counts" text NOT NULL,
	"done" bigint NOT NULL,
	"parts" bigint NOT NULL,
	"member" text COLLATE "C" NOT NULL,
	"note" text COLLATE "C",
	"created_at" bigint NOT NULL,
	"updated_at" bigint NOT NULL,
	"lease_until" bigint NOT NULL,
	CONSTRAINT "user_imports_app_env_id_pk" PRIMARY KEY("app","env","id")
);
--> statement-breakpoint
ALTER TABLE "user_import_parts" ADD CONSTRAINT "user_import_parts_app_env_import_user_imports_app_env_id_fk" FOREIGN KEY ("app","env","import") REFERENCES "public"."user_imports"("app","env","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "user_imports_updated" ON "user_imports" USING btree ("updated_at");