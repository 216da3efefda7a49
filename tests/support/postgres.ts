import { execFileSync } from 'node:child_process';
import { chownSync, existsSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** A PostgreSQL server of the tests' own: a data folder and a socket in a temporary place, nothing on the network. */
export type Cluster = {
  url(database: string): string;
  /** Makes the data folder. */
  create(): void;
  start(): void;
  /** `immediate` is a crash: no checkpoint, nothing flushed. */
  stop(mode: 'fast' | 'immediate'): void;
};

const versions = '/usr/lib/postgresql';

/** The newest installed PostgreSQL's programs, if there is one. */
export const findBinaries = (): string | undefined => {
  if (!existsSync(versions)) return undefined;
  return readdirSync(versions)
    .sort((a, b) => Number(b) - Number(a))
    .map((version) => join(versions, version, 'bin'))
    .find((bin) => existsSync(join(bin, 'initdb')));
};

/** initdb and the server refuse to run as root. */
const asServer = (program: string, args: readonly string[]): void => {
  const root = process.getuid?.() === 0;
  execFileSync(root ? 'runuser' : program, root ? ['-u', 'postgres', '--', program, ...args] : [...args], {
    stdio: ['ignore', 'ignore', 'pipe'],
    cwd: '/',
  });
};

const giveToServer = (folder: string): void => {
  if (process.getuid?.() !== 0) return;
  const id = (flag: string) => Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8' }));
  chownSync(folder, id('-u'), id('-g'));
};

/** The cluster in `folder`, whose name must be short: it holds the socket. Only a `durable` one survives a crash; the other is faster. */
export const clusterIn = (bin: string, folder: string, { durable }: { durable: boolean }): Cluster => {
  const data = join(folder, 'data');
  const settings = {
    listen_addresses: "''",
    unix_socket_directories: folder,
    fsync: durable ? 'on' : 'off',
    max_connections: '200',
    shared_buffers: '32MB',
    // Deadlocks of the tests are found at once.
    deadlock_timeout: '100ms',
  };
  const options = Object.entries(settings)
    .map(([name, value]) => `-c ${name}=${value}`)
    .join(' ');
  return {
    url: (database) => `postgresql://sallyport@/${database}?host=${encodeURIComponent(folder)}`,
    create: () => {
      mkdirSync(folder, { recursive: true });
      giveToServer(folder);
      asServer(join(bin, 'initdb'), ['-D', data, '-U', 'sallyport', '-A', 'trust', '-E', 'UTF8', '--no-sync']);
    },
    start: () => asServer(join(bin, 'pg_ctl'), ['-D', data, '-w', '-l', join(folder, 'log'), '-o', options, 'start']),
    stop: (mode) => asServer(join(bin, 'pg_ctl'), ['-D', data, '-w', '-m', mode, 'stop']),
  };
};
