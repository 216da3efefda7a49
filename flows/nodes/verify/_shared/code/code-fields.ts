import * as z from 'zod';

/** Settings every kind of sent code has. */
export const codeFields = {
  digits: z.int().min(6).max(10).default(6).meta({ label: 'Length of the code', widget: 'number', unit: 'digits', group: 'Code' }),
  lifetimeSeconds: z.int().min(60).max(600).default(300).meta({
    label: 'Works for',
    help: 'At most 10 minutes.',
    widget: 'duration',
    unit: 'seconds',
    group: 'Code',
  }),
  tries: z.int().min(1).max(5).default(5).meta({
    label: 'Wrong codes until it is over',
    help: 'A new code does not start the count again.',
    widget: 'number',
    unit: 'tries',
    group: 'Code',
  }),
  resendAfterSeconds: z.int().min(60).max(600).default(60).meta({
    label: 'New code after',
    help: 'How long people wait before they may ask for another code.',
    widget: 'duration',
    unit: 'seconds',
    group: 'Sending',
  }),
};

/** Words every kind of sent code has; `body` and what is said of sending differ. */
export const codeTexts = {
  title: 'Enter the code',
  code: 'Code',
  submit: 'Continue',
  resend: 'Send a new code',
  wrong: 'That code is not right. Tries left: {left}.',
  malformed: 'The code has {digits} digits.',
  expired: 'This code no longer works. Ask for a new one.',
  'too-soon': 'You can ask for a new code in {wait}.',
  exhausted: 'Too many wrong codes. Wait a while before you try again.',
} as const;
