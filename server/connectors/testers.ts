import { testDiscovery } from '../federation/test-discovery.ts';
import { testTwilio } from '../delivery/sms/test-twilio.ts';
import type { ConnectorTester } from './tester.ts';

/** By kind. A kind without one has no Test button. */
export const testers: Readonly<Record<string, ConnectorTester>> = {
  directory: async (...call) => (await import('../outside/directory/test-directory.ts')).testDirectory(...call),
  oidc: testDiscovery,
  'sms-twilio': testTwilio,
};
