import { chmodSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { type Cluster, clusterIn, findBinaries } from './postgres.ts';

/** Where this test run's cluster is, handed from vitest's main process to its workers. */
const folderVariable = 'SALLYPORT_TEST_POSTGRES';

/** Why PostgreSQL tests are skipped here, if they are. In CI nothing is: they run, and fail with this. */
const missing = findBinaries() === undefined ? 'no PostgreSQL server is installed (Debian: apt-get install postgresql)' : undefined;
export const noPostgres: string | undefined = process.env['CI'] === 'true' ? undefined : missing;

const runCluster = (folder: string): Cluster => clusterIn(findBinaries() ?? '', join(folder, 'cluster'), { durable: false });

/** The run's cluster, started by whoever comes first: making a folder is atomic. */
const shared = async (): Promise<Cluster> => {
  const folder = process.env[folderVariable];
  if (folder === undefined) throw new Error('PostgreSQL tests run under vitest');
  if (missing !== undefined) throw new Error(`PostgreSQL tests may not be skipped in CI: ${missing}`);
  const cluster = runCluster(folder);
  const ready = join(folder, 'ready');
  try {
    mkdirSync(join(folder, 'starting'));
  } catch {
    while (!existsSync(ready)) await pause(50);
    return cluster;
  }
  cluster.create();
  cluster.start();
  writeFileSync(ready, '');
  return cluster;
};

let count = 0;

/** A new, empty database of the run's own server; its URL. */
export const newDatabase = async (): Promise<string> => {
  const cluster = await shared();
  const name = `t${process.pid}_${(count += 1)}`;
  const client = new pg.Client({ connectionString: cluster.url('postgres') });
  await client.connect();
  await client.query(`CREATE DATABASE ${name}`);
  await client.end();
  return cluster.url(name);
};

/** vitest's global set-up: names the place, and stops the server at the end if a test started one. */
export const setup = (): (() => void) => {
  const folder = mkdtempSync(join(tmpdir(), 'sallyport-pg-'));
  chmodSync(folder, 0o755);
  process.env[folderVariable] = folder;
  return () => {
    if (existsSync(join(folder, 'ready'))) runCluster(folder).stop('immediate');
    rmSync(folder, { recursive: true, force: true });
  };
};
