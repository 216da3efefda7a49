import * as z from 'zod';
import type { GuardedFetch } from '../../security/egress/guarded-fetch.ts';
import { type SmsFault, smsFault, type SmsGateway } from './sms-gateway.ts';

/** `user` and `secret` are the account's SID and auth token, or an API key's. */
export type TwilioAccount = {
  baseUrl: string;
  account: string;
  user: string;
  secret: string;
  sender: { from: string } | { service: string };
};

/** https://www.twilio.com/docs/api/errors: those that say whose fault it is. */
const faults: Readonly<Record<number, SmsFault>> = {
  20003: 'account',
  20005: 'account',
  20404: 'account',
  20429: 'rate',
  14107: 'rate',
  21211: 'number',
  21217: 'number',
  21408: 'number',
  21421: 'number',
  21606: 'account',
  21603: 'account',
  21604: 'number',
  21608: 'number',
  21610: 'number',
  21612: 'number',
  21614: 'number',
  21659: 'account',
  21660: 'account',
  21701: 'account',
  21703: 'account',
  30001: 'rate',
  30002: 'account',
  30003: 'number',
  30004: 'number',
  30005: 'number',
  30006: 'number',
  30007: 'number',
  30022: 'rate',
  30034: 'account',
};

const problem = z.object({ code: z.number() });
const created = z.object({ sid: z.string(), status: z.string(), error_code: z.number().nullish() });

const faultOf = (code: number | undefined, status: number): SmsFault => {
  const known = code === undefined ? undefined : faults[code];
  if (known !== undefined) return known;
  if (status === 429) return 'rate';
  return status === 401 || status === 403 || status === 404 ? 'account' : 'service';
};

const jsonOf = async (answer: Response): Promise<unknown> => {
  try {
    return await answer.json();
  } catch {
    return undefined;
  }
};

export const messagesUrl = ({ baseUrl, account }: TwilioAccount): string =>
  `${baseUrl.replace(/\/+$/, '')}/2010-04-01/Accounts/${encodeURIComponent(account)}/Messages.json`;

/** RFC 7617. */
export const authorizationOf = ({ user, secret }: TwilioAccount): string => `Basic ${Buffer.from(`${user}:${secret}`).toString('base64')}`;

/** Messages resource of Twilio's API, 2010-04-01. Anything but a created message that has not failed is a failure. */
export const twilioGateway =
  (fetch: GuardedFetch, account: TwilioAccount): SmsGateway =>
  async ({ to, text }, signal) => {
    const { sender } = account;
    const answer = await fetch(messagesUrl(account), {
      method: 'POST',
      headers: { authorization: authorizationOf(account), 'content-type': 'application/x-www-form-urlencoded', accept: 'application/json' },
      body: new URLSearchParams({
        To: to,
        ...('from' in sender ? { From: sender.from } : { MessagingServiceSid: sender.service }),
        Body: text,
      }).toString(),
      signal,
    });
    const body = await jsonOf(answer);
    const message = answer.status === 201 ? created.safeParse(body).data : undefined;
    if (message === undefined) {
      const code = problem.safeParse(body).data?.code;
      throw smsFault(faultOf(code, answer.status), code ?? answer.status);
    }
    if (message.status === 'failed' || message.status === 'undelivered' || message.status === 'canceled') {
      const code = message.error_code ?? undefined;
      throw smsFault(faultOf(code, answer.status), code ?? message.status);
    }
  };
