import net, { isIP } from 'node:net';
import tls from 'node:tls';
import { Client } from 'ldapts';
import type { DirectorySettings } from '#flows/connectors/directory/definition.ts';
import type { Egress } from '../../security/egress/create-egress.ts';
import { EgressFault } from '../../security/egress/egress-fault.ts';
import { egressLimits } from '../../security/egress/guarded-fetch.ts';
import { pinnedLookup } from '../../security/egress/pinned-lookup.ts';
import { within } from '../../security/egress/within.ts';
import { boundAnswers } from './bound-answers.ts';

/** An encrypted connection to a directory whose certificate was checked. `close` ends it whatever state it is in. */
export type Connection = { client: Client; close(): void };

/** Ports of directories (LDAP, LDAPS and Active Directory's global catalogue); any other has to be allow-listed. */
const usualPorts: ReadonlySet<number> = new Set([389, 636, 3268, 3269]);

const established = (socket: net.Socket, event: 'connect' | 'secureConnect'): Promise<void> =>
  within(
    egressLimits.connect,
    new Promise((resolve, reject) => {
      socket.once('error', reject);
      socket.once(event, () => {
        socket.off('error', reject);
        resolve();
      });
    }),
  );

/**
 * Connects by LDAPS or StartTLS; nothing is said in the clear (LDAP-03). Throws EgressFault, or what the library makes of a
 * refused StartTLS. The library would connect anew by itself when a connection breaks, after StartTLS without encryption: it
 * is given one socket and gets no second one.
 */
export const openConnection = async (egress: Egress, settings: DirectorySettings): Promise<Connection> => {
  const { host, security, authority } = settings;
  const direct = security === 'ldaps';
  const port = settings.port ?? (direct ? 636 : 389);
  const lookup = pinnedLookup(await egress.lookup(host, port, usualPorts));
  const trust = { ...(authority !== undefined && { ca: authority }), ...(isIP(host) === 0 && { servername: host }) };
  const socket = direct ? tls.connect({ host, port, lookup, ...trust }) : net.connect({ host, port, lookup });
  try {
    await established(socket, direct ? 'secureConnect' : 'connect');
    let given = false;
    const client = new Client({
      url: 'ldap://directory.invalid',
      timeout: egressLimits.total,
      createConnection: () => {
        if (given) throw new EgressFault('broken-answer');
        given = true;
        return boundAnswers(socket);
      },
      // For StartTLS, which it does by options.
      createSecureConnection: (options: tls.ConnectionOptions | number) =>
        boundAnswers(typeof options === 'number' ? tls.connect(options) : tls.connect(options)),
    });
    if (!direct) await within(egressLimits.connect, client.startTLS({ host, ...trust }));
    return { client, close: () => socket.destroy() };
  } catch (error) {
    socket.on('error', () => undefined);
    socket.destroy();
    throw error;
  }
};
