import { definition } from '#flows/connectors/sms-twilio/definition.ts';
import { openSecrets } from '../../connectors/connector-secrets.ts';
import { type ConnectorTester, tookWords } from '../../connectors/tester.ts';
import { EgressFault, egressWords } from '../../security/egress/egress-fault.ts';
import { accountOf } from './route.ts';
import { authorizationOf, messagesUrl } from './twilio.ts';

const failed = (advice: string) => ({ ok: false, title: 'Twilio does not take these values', advice });

/** Reads one line of the account's list of messages: credentials are tried, nothing is sent and nothing is charged. */
export const testTwilio: ConnectorTester = async ({ storage, seal, egress }, scope, connector) => {
  const values = (await storage.connectors.open(scope, connector))?.values;
  const settings = definition.settings.safeParse(values?.settings);
  if (values === undefined || !settings.success) return failed('Fill in the values for this environment and save them first.');
  const account = accountOf(settings.data, openSecrets({ seal }, scope, connector, values.sealed));
  const begun = performance.now();
  try {
    const { status } = await egress.fetch(`${messagesUrl(account)}?PageSize=1`, {
      headers: { authorization: authorizationOf(account), accept: 'application/json' },
    });
    if (status === 200)
      return {
        ok: true,
        title: 'Twilio takes these values',
        facts: [
          'The account and its secret were accepted. No SMS was sent; whether the sender may send shows at the first one.',
          tookWords(performance.now() - begun),
        ],
      };
    if (status === 401 || status === 403)
      return failed('The account SID or its secret is wrong, or the account is closed. Copy both again from Twilio’s console.');
    if (status === 404) return failed('There is no such account at this address. Check the account SID and the address of the service.');
    return failed(status === 429 ? 'Twilio asks to be called less often. Try again in a minute.' : 'Twilio cannot answer now. Try again later.');
  } catch (error) {
    if (error instanceof EgressFault) return failed(egressWords[error.code]);
    throw error;
  }
};
