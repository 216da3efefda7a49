import { createServer, type Socket } from 'node:net';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { type DirectoryDesk, directoryDesk } from '#tests/support/directory-desk.ts';
import { base, noOpenLdap, type OpenLdap, service, startOpenLdap } from '#tests/support/open-ldap.ts';

const person = (uid: string, more = '') => `dn: cn=${uid},ou=people,${base}
objectClass: inetOrgPerson
cn: ${uid}
sn: ${uid}
uid: ${uid}
userPassword: right
${more}
`;
const entries = `dn: ou=people,${base}
objectClass: organizationalUnit
ou: people

dn: ou=groups,${base}
objectClass: organizationalUnit
ou: groups

${person('ada', 'mail: ada@corp.example\nemployeeNumber: 17\n')}
${person('twin', 'mail: one@corp.example\n')}
dn: cn=twin two,ou=people,${base}
objectClass: inetOrgPerson
cn: twin two
sn: twin
uid: twin
userPassword: right

dn: cn=staff,ou=groups,${base}
objectClass: groupOfNames
cn: staff
member: cn=ada,ou=people,${base}

dn: cn=others,ou=groups,${base}
objectClass: groupOfNames
cn: others
member: cn=twin,ou=people,${base}
`;

/** A server that answers nothing, or what `speak` writes. */
const listening = async (speak: (socket: Socket) => void = () => undefined): Promise<{ port: number; heard: () => Buffer }> => {
  const heard: Buffer[] = [];
  const sockets: Socket[] = [];
  const server = createServer((socket) => {
    sockets.push(socket);
    socket.on('error', () => undefined);
    socket.on('data', (chunk: Buffer) => heard.push(chunk));
    speak(socket);
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  const address = server.address();
  return { port: typeof address === 'object' && address !== null ? address.port : 0, heard: () => Buffer.concat(heard) };
};

describe.skipIf(noOpenLdap !== undefined)(`a real LDAP directory${noOpenLdap ? ` — left out: ${noOpenLdap}` : ''}`, () => {
  let directory: OpenLdap;
  let desk: DirectoryDesk;
  let staff: string;
  beforeAll(async () => {
    directory = await startOpenLdap(entries);
    desk = await directoryDesk(
      {
        product: 'ldap',
        host: 'ldap.corp.example',
        port: directory.securePort,
        authority: directory.certificates.authority,
        bindDn: service.dn,
        baseDn: `ou=people,${base}`,
        groupsDn: `ou=groups,${base}`,
        columns: [{ attribute: 'employeeNumber', column: 'number' }],
        roles: [
          { group: 'Staff', role: 'staff' },
          { group: 'others', role: 'other' },
        ],
      },
      { 'ldap.corp.example': '127.0.0.1', 'other.corp.example': '127.0.0.1' },
    );
    staff = await desk.add({}, service.password);
  });
  afterAll(async () => {
    await desk?.close();
    await directory?.stop();
  });
  const ask = (name: string, password = 'right', connector = staff) => desk.port.signIn(connector, name, password);
  const reason = async (name: string, password = 'right', connector = staff) => {
    const answer = await ask(name, password, connector);
    return answer.result === 'recognised' ? 'recognised' : `${answer.result}: ${answer.reason}`;
  };

  test('MOB-6 somebody is recognised, with values for columns and the roles of their groups', async () => {
    expect(await ask('ada')).toEqual({
      result: 'recognised',
      identity: { connector: staff, issuer: 'corp.example', subject: expect.stringMatching(/^[0-9a-f-]{36}$/) },
      profile: { label: 'ada@corp.example', attributes: { number: 17 }, roles: ['staff'] },
    });
    expect(await reason('ada', 'wrong')).toBe('wrong: wrong-password');
    const byMail = await desk.add({ entryName: 'mail' }, service.password);
    expect(await reason('ada@corp.example', 'right', byMail)).toBe('recognised');
    expect(await reason('ada', 'right', byMail)).toBe('wrong: unknown-name');
  });

  test('MOB-6 a group may be named by its place; where nothing is mapped nobody has a role', async () => {
    const placed = await desk.add({ roles: [{ group: `cn=staff,ou=groups,${base}`, role: 'by-place' }] }, service.password);
    expect(await ask('ada', 'right', placed)).toMatchObject({ profile: { roles: ['by-place'] } });
    expect(await ask('ada', 'right', await desk.add({ roles: [] }, service.password))).toMatchObject({ profile: { roles: [] } });
  });

  test('LDAP-02 nobody and two people are refused alike', async () => {
    expect(await reason('nobody')).toBe('wrong: unknown-name');
    expect(await reason('twin')).toBe('wrong: ambiguous-name');
  });

  test.each(['*', 'a*', 'ada)(uid=*', '\\61da', 'ada\0'])('LDAP-01 the name %j matches nobody', async (name) => {
    expect(await reason(name)).toBe('wrong: unknown-name');
  });

  test('LDAP-01 an empty password, with which this server lets anybody bind as nobody, is refused', async () => {
    expect(await reason('ada', '')).toBe('wrong: empty-password');
  });

  test('LDAP-05 tries around the end of a pause are no way to more of them', async () => {
    const connector = await desk.add({ wrongPasswords: 3, pauseSeconds: 600 }, service.password);
    const wrong = () => reason('ada', 'wrong', connector);
    expect(await wrong()).toBe('wrong: wrong-password');
    desk.clock.advance(599_000);
    expect([await wrong(), await wrong()]).toEqual(['wrong: wrong-password', 'wrong: wrong-password']);
    desk.clock.advance(2_000);
    expect(await wrong()).toBe('wrong: too-many-tries');
    desk.clock.advance(600_000);
    expect(await reason('ada', 'right', connector)).toBe('recognised');
  });

  test('LDAP-03 StartTLS works; a certificate of a stranger or for another name stops it before any password', async () => {
    const upgrading = { security: 'starttls', port: directory.port } as const;
    expect(await reason('ada', 'right', await desk.add(upgrading, service.password))).toBe('recognised');
    for (const change of [{ authority: undefined }, { host: 'other.corp.example' }]) {
      for (const security of [{}, upgrading]) {
        expect(await reason('ada', 'right', await desk.add({ ...security, ...change }, service.password))).toBe('unavailable: certificate');
      }
    }
  });

  test('LDAP-03 a server that cannot encrypt hears no password: not after a refused StartTLS, and not by connecting again', async () => {
    // protocolError, and: success, then hanging up instead of a handshake.
    const answers = ['300c02010178070a010204000400', '300c02010178070a010004000400'].map((hex) => Buffer.from(hex, 'hex'));
    for (const answer of answers) {
      const plain = await listening((socket) => socket.once('data', () => socket.end(answer)));
      const connector = await desk.add({ security: 'starttls', port: plain.port }, 'service-secret');
      expect((await ask('ada', 'person-secret', connector)).result).toBe('unavailable');
      expect(plain.heard().toString('latin1')).not.toMatch(/secret/);
    }
  });

  test('LDAP-03 LDAPS at a port without encryption is no sign-in', async () => {
    expect(await reason('ada', 'right', await desk.add({ port: directory.port }, service.password))).toMatch(
      /^unavailable: (misbehaved|certificate)$/,
    );
  });

  test('REL-13 a directory that is down or does not answer is unavailable, within its time', async () => {
    const begun = performance.now();
    const silent = await listening();
    expect(await reason('ada', 'right', await desk.add({ port: silent.port }, service.password))).toBe('unavailable: too-slow');
    directory.freeze();
    try {
      expect(await reason('ada')).toBe('unavailable: too-slow');
    } finally {
      directory.thaw();
    }
    expect(performance.now() - begun).toBeLessThan(9_000);
    expect(await reason('ada')).toBe('recognised');
    expect(await reason('ada', 'right', await desk.add({ host: 'unknown.example' }, service.password))).toBe('unavailable: unreachable');
  });

  test('REL-13 after five failures in a row the directory is left alone for half a minute, and no other one with it', async () => {
    let calls = 0;
    const broken = await listening((socket) => {
      calls += 1;
      socket.destroy();
    });
    const connector = await desk.add({ port: broken.port }, service.password);
    for (let index = 0; index < 5; index += 1) expect(await reason('ada', 'right', connector)).not.toBe('unavailable: paused');
    expect(await reason('ada', 'right', connector)).toBe('unavailable: paused');
    expect(calls).toBe(5);
    expect(await reason('ada')).toBe('recognised');
    desk.clock.advance(30_001);
    await reason('ada', 'right', connector);
    expect(calls).toBe(6);
  });

  test('OUT-01 an address inside that the operator has not opened is not called', async () => {
    expect(await reason('ada', 'right', await desk.add({ host: '10.0.0.1' }, service.password))).toBe('unavailable: address-not-allowed');
  });
});
