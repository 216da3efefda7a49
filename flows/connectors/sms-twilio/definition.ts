import * as z from 'zod';
import { defineConnector } from '../../kit/define-connector.ts';
import { phrase } from '../../languages/phrase.ts';
import { smsBounds } from '../sms-account-fields.ts';

const account = phrase('Account');
const sid = (prefix: string, words: string) =>
  z
    .string()
    .trim()
    .regex(new RegExp(`^${prefix}[0-9a-fA-F]{32}$`), words);

export const definition = defineConnector({
  kind: 'sms-twilio',
  title: 'Twilio',
  summary: 'SMS through your own Twilio account.',
  icon: 'message-square',
  settings: z
    .strictObject({
      accountSid: sid('AC', phrase('It begins with AC and has 34 characters.')).meta({ label: 'Account SID', placeholder: 'AC…', group: account }),
      apiKeySid: sid('SK', phrase('It begins with SK and has 34 characters.')).optional().meta({
        label: 'API key SID',
        help: 'With an API key, its secret is entered below instead of the account’s auth token.',
        placeholder: 'SK…',
        group: account,
      }),
      sender: z
        .enum(['number', 'service'])
        .default('number')
        .meta({ label: 'Sent from', group: account, choices: { number: 'A phone number or sender name', service: 'A messaging service' } }),
      from: z
        .string()
        .trim()
        .regex(
          /^(\+[1-9]\d{4,14}|\d{3,8}|[A-Za-z0-9 ]{1,11})$/,
          phrase('Write the number with its country code, such as +15005550006, or a sender name of up to 11 letters.'),
        )
        .optional()
        .meta({ label: 'Number or name', placeholder: '+15005550006', group: account, when: { field: 'sender', is: ['number'] } }),
      serviceSid: sid('MG', phrase('It begins with MG and has 34 characters.'))
        .optional()
        .meta({ label: 'Messaging service SID', placeholder: 'MG…', group: account, when: { field: 'sender', is: ['service'] } }),
      ...smsBounds,
      baseUrl: z
        .url({ protocol: /^https?$/, error: phrase('Write an address that begins with https://.') })
        .max(300)
        .default('https://api.twilio.com')
        .meta({
          label: 'Address of the service',
          help: 'Change it for another region, or for a service that speaks Twilio’s protocol.',
          group: 'Advanced',
        }),
    })
    .refine(({ sender, from }) => sender !== 'number' || from !== undefined, {
      path: ['from'],
      message: phrase('Write the number or name messages come from.'),
    })
    .refine(({ sender, serviceSid }) => sender !== 'service' || serviceSid !== undefined, {
      path: ['serviceSid'],
      message: phrase('Write the messaging service.'),
    }),
  secrets: ['secret'],
  secretFields: { secret: { label: 'Auth token', help: 'Or, with an API key, the key’s secret.' } },
  destination: ['baseUrl', 'accountSid', 'apiKeySid'],
});
