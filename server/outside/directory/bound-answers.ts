import type { Socket } from 'node:net';
import { EgressFault } from '#server/security/egress/egress-fault.ts';
import { egressLimits } from '#server/security/egress/guarded-fetch.ts';

/** The library reads the messages of one piece by recursion: a larger one full of tiny messages would end the process. Bytes. */
const piece = 4_096;

/**
 * Hands on what a directory says in small pieces, and ends the connection after 1 MiB (OUT-02): a hostile one costs itself its sign-in,
 * and nobody else anything (LOG-05).
 */
export const boundAnswers = <S extends Socket>(socket: S): S => {
  const emit = socket.emit.bind(socket);
  let heard = 0;
  socket.emit = (event: string | symbol, ...args: unknown[]): boolean => {
    const [chunk] = args;
    if (event !== 'data' || !Buffer.isBuffer(chunk)) return emit(event, ...args);
    heard += chunk.length;
    if (heard > egressLimits.bytes) {
      socket.destroy(new EgressFault('too-large'));
      return true;
    }
    for (let at = 0; at < chunk.length; at += piece) emit('data', chunk.subarray(at, at + piece));
    return true;
  };
  return socket;
};
