import * as z from 'zod';

/** What both PIN steps are set to alike. */
export const pinConfig = {
  column: z.string().max(64).default('').meta({
    label: 'Column',
    help: 'Of type PIN. Left empty, the first one of the users table.',
    widget: 'column',
    group: 'PIN',
  }),
  style: z
    .enum(['digits', 'password'])
    .default('digits')
    .meta({ label: 'It is', widget: 'choice', group: 'PIN', choices: { digits: 'A number', password: 'A password' } }),
};
