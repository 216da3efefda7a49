import type { Client } from 'ldapts';
import type { DirectorySettings } from '#flows/connectors/directory/definition.ts';
import type { Egress } from '../../security/egress/create-egress.ts';
import { egressLimits } from '../../security/egress/guarded-fetch.ts';
import { within } from '../../security/egress/within.ts';
import { type Connection, openConnection } from './open-connection.ts';

/** Does something over a connection that is closed afterwards, in five seconds altogether. Throws what connecting or `work` throws. */
export const withConnection = async <T>(egress: Egress, settings: DirectorySettings, work: (client: Client) => Promise<T>): Promise<T> => {
  let connection: Connection | undefined;
  const all = async () => {
    connection = await openConnection(egress, settings);
    return work(connection.client);
  };
  try {
    return await within(egressLimits.total, all());
  } finally {
    connection?.close();
  }
};
