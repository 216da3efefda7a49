import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export type Certificates = { authority: string; authorityFile: string; certFile: string; keyFile: string };

const openssl = (folder: string, ...args: readonly string[]): void => {
  execFileSync('openssl', args, { cwd: folder, stdio: ['ignore', 'ignore', 'pipe'] });
};
const key = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'];

/** A certificate authority of a test's own, and a certificate of it for these names. Nothing outside the test trusts it. */
export const makeCertificates = (folder: string, names: { dns: readonly string[]; ips?: readonly string[] }): Certificates => {
  mkdirSync(folder, { recursive: true });
  const constraints = ['-addext', 'basicConstraints=critical,CA:TRUE'];
  openssl(folder, 'req', '-x509', ...key, '-keyout', 'ca.key', '-out', 'ca.pem', '-days', '2', '-subj', '/CN=Test authority', ...constraints);
  openssl(folder, 'req', ...key, '-keyout', 'key.pem', '-out', 'request.pem', '-subj', '/CN=test');
  const alternatives = [...names.dns.map((name) => `DNS:${name}`), ...(names.ips ?? []).map((ip) => `IP:${ip}`)];
  writeFileSync(join(folder, 'extensions'), `subjectAltName=${alternatives.join(',')}`);
  const signed = ['-CA', 'ca.pem', '-CAkey', 'ca.key', '-CAcreateserial', '-days', '2', '-extfile', 'extensions'];
  openssl(folder, 'x509', '-req', '-in', 'request.pem', '-out', 'cert.pem', ...signed);
  const at = (name: string) => join(folder, name);
  return { authority: readFileSync(at('ca.pem'), 'utf8').trim(), authorityFile: at('ca.pem'), certFile: at('cert.pem'), keyFile: at('key.pem') };
};
