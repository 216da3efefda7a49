import { testDiscovery } from '../federation/test-discovery.ts';
import { testDirectory } from '../outside/directory/test-directory.ts';
import type { ConnectorTester } from './tester.ts';

/** By kind. A kind without one has no Test button. */
export const testers: Readonly<Record<string, ConnectorTester>> = {
  directory: testDirectory,
  oidc: testDiscovery,
};
