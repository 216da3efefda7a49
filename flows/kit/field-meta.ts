import * as z from 'zod';
import type { ConnectorFamily } from './define-connector.ts';

/** How the generated form draws a config field. A new widget is made once in `app/_ui/form`, never in a node folder. */
export type Widget =
  | 'text'
  | 'long-text'
  | 'number'
  | 'switch'
  | 'choice'
  | 'duration'
  | 'list'
  | 'ip-ranges'
  | 'domains'
  | 'column'
  | 'columns'
  | 'variable'
  | 'condition'
  | 'fields'
  | 'options'
  | 'rules'
  | 'assignments'
  | 'zone'
  | 'screen'
  | 'screen-link'
  | 'connector'
  | 'lifetimes';

export type FieldMeta = {
  /** Sentence case, a builder's word. */
  label: string;
  /** One sentence under the field. */
  help?: string;
  widget?: Widget;
  /** Fields of one group stand together; the first group is always open, the others fold. */
  group?: string;
  unit?: 'seconds' | 'minutes' | 'days' | 'tries' | 'digits';
  placeholder?: string;
  /** For `choice`: value → words. */
  choices?: Record<string, string>;
  /** Shown only while another field has one of these values. */
  when?: { field: string; is: readonly unknown[] };
  /** For `connector`: what the service chosen must be. */
  connector?: ConnectorFamily;
  /** Marks texts that live in the graph's `strings` under `<nodeId>.<field>`. */
  translated?: boolean;
};

declare module 'zod' {
  interface GlobalMeta extends Partial<FieldMeta> {}
}

/** Reference to a builder's text in the graph's `strings`; absent means the node type's default words. */
export const textRef = z.strictObject({ text: z.string() });
export type TextRef = z.infer<typeof textRef>;

/** A config field whose words the builder may replace and translate. */
export const translated = (meta: FieldMeta) => textRef.optional().meta({ widget: 'text', ...meta, translated: true });
