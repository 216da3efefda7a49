import { execFileSync } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Attribute, Change, Client } from 'ldapts';
import { type Certificates, makeCertificates } from './certificates.ts';
import { startDaemon } from './daemon.ts';

const programs = ['/usr/sbin/samba', '/usr/bin/samba-tool', '/usr/share/samba/setup/ad-schema'];
const missing = programs.every((path) => existsSync(path))
  ? process.getuid?.() === 0
    ? undefined
    : 'a domain controller takes ports that only root may'
  : 'Samba’s domain controller is not installed (Debian: apt-get install samba samba-ad-dc samba-ad-provision)';
/** Why Active Directory tests are skipped here, if they are. In CI nothing is. */
export const noActiveDirectory: string | undefined = process.env['CI'] === 'true' ? undefined : missing;

export const base = 'DC=corp,DC=example';
const admin = { dn: `CN=Administrator,CN=Users,${base}`, password: 'Adm1n-of-the-tests' };

/** `userAccountControl`: 2 disabled, 512 an ordinary account, 65536 the password does not expire. */
export type NewPerson = { password: string; control?: number; attributes?: Record<string, string>; under?: string };

export type ActiveDirectory = {
  /** A loopback address of its own: the ports are fixed. */
  address: string;
  certificates: Certificates;
  /** Makes somebody; the answer is their distinguished name. */
  add(name: string, person: NewPerson): Promise<string>;
  addGroup(name: string, members: readonly string[]): Promise<string>;
  set(dn: string, attribute: string, value: string): Promise<void>;
  /** Their password was set in 2001. The protocol does not allow that, so it is written into the controller’s database. */
  agePassword(dn: string): void;
  /** Binds as that person, as another program of the company would. False: refused. */
  bind(dn: string, password: string): Promise<boolean>;
  stop(): Promise<void>;
};

const aging = `
import sys, ldb
from samba.samdb import SamDB
from samba.param import LoadParm
from samba.auth import system_session
settings = LoadParm()
settings.load(sys.argv[1])
people = SamDB(url=sys.argv[2], session_info=system_session(), lp=settings)
change = ldb.Message(ldb.Dn(people, sys.argv[3]))
change['pwdLastSet'] = ldb.MessageElement('126227808000000000', ldb.FLAG_MOD_REPLACE, 'pwdLastSet')
people.modify(change, controls=['local_oid:1.3.6.1.4.1.7165.4.3.20:0'])
`;

const quoted = (password: string): Buffer => Buffer.from(`"${password}"`, 'utf16le');

/** A domain controller for CORP.EXAMPLE, with LDAP only, provisioned in about three seconds. Lockout after six wrong passwords. */
export const startActiveDirectory = async (): Promise<ActiveDirectory> => {
  if (missing !== undefined) throw new Error(`Active Directory tests may not be skipped in CI: ${missing}`);
  const folder = mkdtempSync(join(tmpdir(), 'sallyport-ad-'));
  const address = `127.${randomInt(1, 255)}.${randomInt(1, 255)}.${randomInt(2, 255)}`;
  const places = ['run', 'ncalrpc', 'winbindd', 'ntp'].map((name) => join(folder, name));
  for (const place of places) mkdirSync(place, { recursive: true });
  const [run, ncalrpc, winbindd, ntp] = places;
  const certificates = makeCertificates(join(folder, 'tls'), { dns: ['dc1.corp.example'], ips: [address] });
  const option = (name: string, value: string | undefined) => `--option=${name}=${value}`;
  const net = [option('interfaces', `${address}/8`), option('bind interfaces only', 'yes')];
  execFileSync(
    'samba-tool',
    [
      ...['domain', 'provision', `--targetdir=${folder}`, '--realm=CORP.EXAMPLE', '--domain=CORP', '--host-name=dc1', `--host-ip=${address}`],
      ...['--server-role=dc', '--dns-backend=NONE', `--adminpass=${admin.password}`, ...net],
    ],
    { stdio: ['ignore', 'ignore', 'pipe'] },
  );
  const daemon = await startDaemon(
    '/usr/sbin/samba',
    [
      ...['-i', '-M', 'single', '-s', join(folder, 'etc', 'smb.conf'), '--debug-stdout', ...net, option('server services', 'ldap')],
      ...[
        option('pid directory', run),
        option('ncalrpc dir', ncalrpc),
        option('winbindd socket directory', winbindd),
        option('ntp signd socket directory', ntp),
      ],
      ...[
        option('tls keyfile', certificates.keyFile),
        option('tls certfile', certificates.certFile),
        option('tls cafile', certificates.authorityFile),
      ],
    ],
    { host: address, port: 636 },
  );
  const connect = () => new Client({ url: `ldaps://${address}:636`, tlsOptions: { ca: certificates.authority, host: address } });
  const asAdmin = async <T>(work: (client: Client) => Promise<T>): Promise<T> => {
    const client = connect();
    try {
      await client.bind(admin.dn, admin.password);
      return await work(client);
    } finally {
      await client.unbind();
    }
  };
  const replace = (type: string, value: string) => new Change({ operation: 'replace', modification: new Attribute({ type, values: [value] }) });
  const directory: ActiveDirectory = {
    address,
    certificates,
    add: async (name, { password, control = 512 + 65_536, attributes = {}, under = `CN=Users,${base}` }) => {
      const dn = `CN=${name},${under}`;
      const plain = {
        objectClass: 'user',
        sAMAccountName: name,
        userPrincipalName: `${name}@corp.example`,
        userAccountControl: String(control),
        ...attributes,
      };
      await asAdmin((client) =>
        client.add(dn, [
          ...Object.entries(plain).map(([type, value]) => new Attribute({ type, values: [value] })),
          new Attribute({ type: 'unicodePwd', values: [quoted(password)] }),
        ]),
      );
      return dn;
    },
    addGroup: async (name, members) => {
      const dn = `CN=${name},CN=Users,${base}`;
      await asAdmin((client) => client.add(dn, { objectClass: ['group'], sAMAccountName: [name], member: [...members] }));
      return dn;
    },
    set: (dn, attribute, value) => asAdmin((client) => client.modify(dn, replace(attribute, value))),
    agePassword: (dn) => {
      const files = [join(folder, 'etc', 'smb.conf'), join(folder, 'private', 'sam.ldb')];
      // Debian's own Python, for which Samba's modules are installed, whatever else stands first on the path.
      execFileSync('/usr/bin/python3', ['-c', aging, ...files, dn], { stdio: ['ignore', 'ignore', 'pipe'] });
    },
    bind: async (dn, password) => {
      const client = connect();
      try {
        await client.bind(dn, password);
        return true;
      } catch {
        return false;
      } finally {
        await client.unbind();
      }
    },
    stop: async () => {
      await daemon.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
  await directory.set(base, 'lockoutThreshold', '6');
  return directory;
};
