CREATE TABLE "connector_values" (
	"app" text COLLATE "C" NOT NULL,
	"env" text COLLATE "C" NOT NULL,
	"connector" text COLLATE "C" NOT NULL,
	"settings" text NOT NULL,
	"secrets" text NOT NULL,
	"sealed" text COLLATE "C",
	"updated_at" bigint NOT NULL,
	CONSTRAINT "connector_values_app_env_connector_pk" PRIMARY KEY("app","env","connector")
);
--> statement-breakpoint
CREATE TABLE "connectors" (
	"app" text COLLATE "C" NOT NULL,
	"id" text COLLATE "C" NOT NULL,
	"kind" text COLLATE "C" NOT NULL,
	"name" text COLLATE "C" NOT NULL,
	"status" text COLLATE "C" NOT NULL,
	"created_at" bigint NOT NULL,
	"updated_at" bigint NOT NULL,
	CONSTRAINT "connectors_app_id_pk" PRIMARY KEY("app","id")
);
--> statement-breakpoint
ALTER TABLE "connector_values" ADD CONSTRAINT "connector_values_app_connector_connectors_app_id_fk" FOREIGN KEY ("app","connector") REFERENCES "public"."connectors"("app","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "connectors" ADD CONSTRAINT "connectors_app_apps_id_fk" FOREIGN KEY ("app") REFERENCES "public"."apps"("id") ON DELETE no action ON UPDATE no action;