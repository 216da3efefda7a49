import * as z from 'zod';
import { defineConnector } from '../../kit/define-connector.ts';
import { phrase } from '../../languages/phrase.ts';
import { smsBounds } from '../sms-account-fields.ts';

const request = phrase('Request');
const value = z.string().max(1_000);
/** Header names (RFC 9110, 5.1) this server does not set itself. */
const headerName = z
  .string()
  .trim()
  .max(80)
  .regex(/^[A-Za-z0-9!#$%&'*+.^_`|~-]+$/, phrase('Use letters, digits and hyphens.'))
  .refine(
    (name) => !/^(host|content-length|transfer-encoding|connection|upgrade|te|trailer|expect|keep-alive|proxy-.*)$/i.test(name),
    phrase('This header cannot be set.'),
  );
const headerValue = value.regex(/^[^\0\r\n]*$/, phrase('Use one line.'));
const fieldName = z
  .string()
  .trim()
  .max(80)
  .regex(/^[A-Za-z0-9_-]+(\.[A-Za-z0-9_-]+)*$/, phrase('Use letters, digits, _ and -; a dot for a field within a field.'))
  .refine((name) => !/(^|\.)(__proto__|constructor|prototype)(\.|$)/.test(name), phrase('This name cannot be used.'));

export const definition = defineConnector({
  kind: 'sms-http',
  title: 'SMS over HTTP',
  summary: 'Any other SMS service: you say what is sent to which address.',
  icon: 'webhook',
  settings: z.strictObject({
    url: z
      .url({ protocol: /^https?$/, error: phrase('Write an address that begins with https://.') })
      .max(1_000)
      .meta({ label: 'Address', placeholder: 'https://sms.example.org/send', group: request }),
    method: z
      .enum(['POST', 'PUT', 'GET'])
      .default('POST')
      .meta({ label: 'Method', group: request, choices: { POST: 'POST', PUT: 'PUT', GET: 'GET' } }),
    format: z
      .enum(['json', 'form', 'query'])
      .default('json')
      .meta({ label: 'Fields are sent as', group: request, choices: { json: 'JSON', form: 'A form', query: 'Part of the address' } }),
    fields: z
      .array(
        z.strictObject({
          name: fieldName.meta({ label: 'Field', placeholder: 'to' }),
          value: value.meta({ label: 'Value', help: '{to} is the number, {text} the message, {key} the key entered below.', placeholder: '{to}' }),
        }),
      )
      .min(2, phrase('One field has to carry {to} and one {text}.'))
      .max(30)
      .default([
        { name: 'to', value: '{to}' },
        { name: 'text', value: '{text}' },
      ])
      .refine(
        (rows) => rows.some((row) => row.value.includes('{to}')) && rows.some((row) => row.value.includes('{text}')),
        phrase('One field has to carry {to} and one {text}.'),
      )
      .meta({ label: 'Fields', group: request }),
    headers: z
      .array(
        z.strictObject({
          name: headerName.meta({ label: 'Header', placeholder: 'Authorization' }),
          value: headerValue.meta({ label: 'Value', help: '{key} is the key entered below.', placeholder: 'Bearer {key}' }),
        }),
      )
      .max(20)
      .default([])
      .meta({ label: 'Headers', group: request }),
    plus: z
      .boolean()
      .default(true)
      .meta({ label: 'Numbers begin with +', help: 'Off: +4915112345678 is sent as 4915112345678.', widget: 'switch', group: request }),
    success: z.string().trim().max(200).default('').meta({
      label: 'A sent message answers with',
      help: 'Text that must stand in the answer. Empty: any answer with a status of 200 to 299 counts as sent.',
      placeholder: '"status":"ok"',
      group: request,
    }),
    ...smsBounds,
  }),
  secrets: ['key'],
  secretFields: { key: { label: 'Key', help: 'Put into fields and headers in place of {key}.', optional: true } },
  destination: ['url', 'fields', 'headers'],
});
