import * as z from 'zod';
import { phrase } from '../languages/phrase.ts';

/** A button of a screen: to an entry of this flow, or to an entry of the linked app (MOB-11). */
export const screenButton = z.strictObject({
  label: z.string().min(1, phrase('Say what stands on the button.')).max(60).meta({ label: 'Words on the button', placeholder: 'Account' }),
  to: z
    .strictObject({
      /** A node id; in another app the type or id of the entry there. */
      entry: z.string().min(1, phrase('Choose where it leads.')).max(80),
      /** Slug of the linked app. */
      app: z.string().max(40).optional(),
    })
    .meta({ label: 'Leads to', widget: 'screen-link' }),
});
export type ScreenButton = z.infer<typeof screenButton>;
