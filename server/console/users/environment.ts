import * as z from 'zod';

/** Which of the app's two worlds a list looks into. */
export const environment = z.enum(['live', 'sandbox']);
