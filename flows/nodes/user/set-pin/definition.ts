import * as z from 'zod';
import { defineNode, type OutcomeSpec } from '#flows/kit/define-node.ts';
import { translated } from '#flows/kit/field-meta.ts';
import { pinConfig } from '#flows/kit/pin-config.ts';
import { pinRequirements } from '#flows/kit/pin-requirements.ts';

const config = z.strictObject({
  ...pinConfig,
  length: z
    .int()
    .min(4)
    .max(12)
    .default(6)
    .meta({ label: 'Digits at least', widget: 'number', unit: 'digits', group: 'PIN', when: { field: 'style', is: ['digits'] } }),
  onlyIfMissing: z.boolean().default(true).meta({
    label: 'Only if there is none yet',
    help: 'People who have a PIN go on without being asked. Switch it off to let them change it.',
    widget: 'switch',
    group: 'PIN',
  }),
  title: translated({ label: 'Heading', group: 'Words' }),
  body: translated({ label: 'Text', group: 'Words' }),
});

export const definition = defineNode({
  id: 'user.set-pin',
  version: 1,
  category: 'user',
  title: 'Set PIN',
  summary: 'Lets the person choose a PIN, typed twice.',
  icon: 'grid-2x2-plus',
  synonyms: ['choose pin', 'new pin', 'change pin', 'passcode', 'app lock', 'relock', 'credential'],
  config,
  outcomes: ({ onlyIfMissing }, say): readonly OutcomeSpec[] => [
    { id: 'set', label: say('PIN set'), kind: 'pass' },
    ...(onlyIfMissing ? [{ id: 'kept', label: say('Has one'), kind: 'pass' } as const] : []),
    { id: 'refused', label: say('Refused'), kind: 'fail' },
  ],
  needs: ['users', 'passwords', 'digest'],
  texts: {
    title: 'Choose a PIN',
    pin: 'New PIN',
    repeat: 'The same again',
    help: 'At least {least} digits.',
    'help-password': 'At least 8 characters.',
    submit: 'Save PIN',
    'too-short': 'Use at least {least} digits.',
    'too-long': 'That is too long.',
    'not-digits': 'Use digits only.',
    common: 'Too many people choose this one. Choose another.',
    'contains-own-data': 'Choose one that is not in your name, number or address.',
    'not-the-same': 'The two are not the same.',
    refused: 'You cannot set a PIN here.',
  },
  requires: ({ column }) => [{ kind: 'user' }, { kind: 'proof' }, ...pinRequirements(column)],
  asks: true,
  irreversible: true,
  describe: ({ style, length, onlyIfMissing }, say) =>
    style === 'digits'
      ? say(onlyIfMissing ? 'At least {least} digits, if there is none yet' : 'At least {least} digits', { least: length })
      : say(onlyIfMissing ? 'A password, if there is none yet' : 'A password'),
});
