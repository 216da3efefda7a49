import * as z from 'zod';

/** Where a condition or a template may look: `context.email`, `user.plan`, `vars.answer`, `nodes.ask1.method`, `env`. */
export const valuePath = z.string().regex(/^(context|user|session|vars|nodes)(\.[A-Za-z0-9_-]{1,64}){1,6}$|^env$/);
