import pino from 'pino';
import type { Env } from './env.ts';
import type { Log } from './services.ts';

/** Names whose values never reach a log line, wherever they stand (LOG-02). */
const secret = ['password', 'code', 'pin', 'token', 'access_token', 'refresh_token', 'authorization', 'cookie', 'secret', 'state', 'text', 'inputs'];

/** Structured log on standard output, one JSON line an entry; control characters are escaped by JSON (IN-06). */
export const createLog = (env: Pick<Env, 'logLevel'>): Log => {
  const logger = pino({
    level: env.logLevel,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    serializers: { error: pino.stdSerializers.err },
    redact: { paths: secret.flatMap((name) => [name, `*.${name}`, `*.*.${name}`]), remove: true },
  });
  return {
    debug: (fields, message) => logger.debug(fields, message),
    info: (fields, message) => logger.info(fields, message),
    warn: (fields, message) => logger.warn(fields, message),
    error: (fields, message) => logger.error(fields, message),
  };
};
