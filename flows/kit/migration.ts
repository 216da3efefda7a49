/**
 * One change in how a node type is configured. `name` says what changed, so that a type's history reads like a
 * changelog; `up` gets the config as it was stored and must not throw on an unfinished one.
 */
export type Migration = {
  /** The version this step arrives at. */
  to: number;
  name: string;
  up(config: Readonly<Record<string, unknown>>): Record<string, unknown>;
};
