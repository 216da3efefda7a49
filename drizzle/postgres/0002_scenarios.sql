CREATE TABLE "scenarios" (
	"app" text COLLATE "C" NOT NULL,
	"flow" text COLLATE "C" NOT NULL,
	"id" text COLLATE "C" NOT NULL,
	"place" text COLLATE "C" NOT NULL,
	"scenario" text NOT NULL,
	"author" text COLLATE "C" NOT NULL,
	"updated_at" bigint NOT NULL,
	CONSTRAINT "scenarios_app_flow_id_pk" PRIMARY KEY("app","flow","id")
);
--> statement-breakpoint
ALTER TABLE "scenarios" ADD CONSTRAINT "scenarios_flow_flows_id_fk" FOREIGN KEY ("flow") REFERENCES "public"."flows"("id") ON DELETE cascade ON UPDATE no action;