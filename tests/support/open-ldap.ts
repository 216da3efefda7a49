import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Certificates, makeCertificates } from './certificates.ts';
import { startDaemon } from './daemon.ts';
import { freePort } from './free-port.ts';

const slapd = '/usr/sbin/slapd';
const missing = existsSync(slapd) ? undefined : 'OpenLDAP’s server is not installed (Debian: apt-get install slapd)';
/** Why LDAP tests are skipped here, if they are. In CI nothing is. */
export const noOpenLdap: string | undefined = process.env['CI'] === 'true' ? undefined : missing;

export const base = 'dc=corp,dc=example';
export const service = { dn: `cn=service,${base}`, password: 'service of the tests' };

export type OpenLdap = { port: number; securePort: number; certificates: Certificates; stop(): Promise<void>; freeze(): void; thaw(): void };

/** An OpenLDAP server with TLS on loopback, holding the entries given as LDIF. */
export const startOpenLdap = async (ldif: string): Promise<OpenLdap> => {
  if (missing !== undefined) throw new Error(`LDAP tests may not be skipped in CI: ${missing}`);
  const folder = mkdtempSync(join(tmpdir(), 'sallyport-ldap-'));
  const certificates = makeCertificates(join(folder, 'tls'), { dns: ['ldap.corp.example'] });
  const data = join(folder, 'data');
  mkdirSync(data);
  const config = join(folder, 'slapd.conf');
  writeFileSync(
    config,
    `
include /etc/ldap/schema/core.schema
include /etc/ldap/schema/cosine.schema
include /etc/ldap/schema/inetorgperson.schema
modulepath /usr/lib/ldap
moduleload back_mdb
pidfile ${join(folder, 'pid')}
TLSCACertificateFile ${certificates.authorityFile}
TLSCertificateFile ${certificates.certFile}
TLSCertificateKeyFile ${certificates.keyFile}
database mdb
suffix "${base}"
rootdn "${service.dn}"
rootpw "${service.password}"
directory ${data}
access to attrs=userPassword by anonymous auth by * none
access to * by * read
`,
  );
  const entries = join(folder, 'entries.ldif');
  const root = `dn: ${base}\nobjectClass: dcObject\nobjectClass: organization\no: Corp\ndc: corp\n\n`;
  writeFileSync(entries, root + ldif);
  execFileSync('/usr/sbin/slapadd', ['-q', '-f', config, '-l', entries], { stdio: ['ignore', 'ignore', 'pipe'] });
  const [port, securePort] = [await freePort(), await freePort()];
  const daemon = await startDaemon(slapd, ['-f', config, '-d', '0', '-h', `ldap://127.0.0.1:${port} ldaps://127.0.0.1:${securePort}`], {
    host: '127.0.0.1',
    port: securePort,
  });
  return {
    port,
    securePort,
    certificates,
    freeze: () => daemon.process.kill('SIGSTOP'),
    thaw: () => daemon.process.kill('SIGCONT'),
    stop: async () => {
      await daemon.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
};
