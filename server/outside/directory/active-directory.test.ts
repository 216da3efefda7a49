import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type ActiveDirectory, base, noActiveDirectory, startActiveDirectory } from '#tests/support/active-directory.ts';
import { type DirectoryDesk, directoryDesk } from '#tests/support/directory-desk.ts';

const right = 'Correct-Horse-1';
const service = { dn: `CN=service,CN=Users,${base}`, password: 'Read-Only-Acc0unt' };

describe.skipIf(noActiveDirectory !== undefined)(
  `a real Active Directory domain controller${noActiveDirectory ? ` — left out: ${noActiveDirectory}` : ''}`,
  () => {
    let directory: ActiveDirectory;
    let desk: DirectoryDesk;
    let staff: string;
    const people: Record<string, string> = {};

    beforeAll(async () => {
      directory = await startActiveDirectory();
      await directory.add('service', { password: service.password });
      const add = async (name: string, person: Partial<Parameters<ActiveDirectory['add']>[1]> = {}) => {
        people[name] = await directory.add(name, { password: right, ...person });
      };
      await add('ada', { attributes: { mail: 'Ada@corp.example', employeeNumber: '17', department: 'Accounts' } });
      await add('grace', { attributes: { mail: 'grace@elsewhere.example' } });
      for (const name of ['off', 'stale', 'gone', 'fresh', 'locked', 'tried']) await add(name);
      await directory.set(people.off ?? '', 'userAccountControl', String(512 + 65_536 + 2));
      // A time in 2001, in units of 100 ns since 1601.
      await directory.set(people.gone ?? '', 'accountExpires', '126227808000000000');
      await directory.set(people.fresh ?? '', 'pwdLastSet', '0');
      for (const name of ['stale', 'fresh']) await directory.set(people[name] ?? '', 'userAccountControl', '512');
      directory.agePassword(people.stale ?? '');
      for (let wrong = 0; wrong < 6; wrong += 1) await directory.bind(people.locked ?? '', 'wrong');
      const inner = await directory.addGroup('Bookkeepers', [people.ada ?? '']);
      await directory.addGroup('Accounting', [inner]);
      await directory.addGroup('Managers', [people.grace ?? '']);
      desk = await directoryDesk(
        {
          product: 'active-directory',
          host: 'dc1.corp.example',
          authority: directory.certificates.authority,
          bindDn: service.dn,
          baseDn: `CN=Users,${base}`,
          columns: [
            { attribute: 'mail', column: 'email' },
            { attribute: 'employeeNumber', column: 'number' },
            { attribute: 'department', column: 'text' },
          ],
          roles: [
            { group: 'accounting', role: 'accounting' },
            { group: `CN=Managers,CN=Users,${base}`, role: 'manager' },
            { group: 'Nobody', role: 'ghost' },
          ],
          domains: ['corp.example'],
        },
        { 'dc1.corp.example': directory.address, 'dc2.corp.example': directory.address },
      );
      staff = await desk.add({}, service.password);
    });
    afterAll(async () => {
      await desk?.close();
      await directory?.stop();
    });
    const ask = (name: string, password = right, connector = staff) => desk.port.signIn(connector, name, password);
    const reason = async (name: string, password = right, connector = staff) => {
      const answer = await ask(name, password, connector);
      return answer.result === 'recognised' ? 'recognised' : `${answer.result}: ${answer.reason}`;
    };

    test('MOB-6 an employee is recognised by an id that never changes, and given rights through nested groups', async () => {
      const answer = await ask('ada');
      expect(answer).toEqual({
        result: 'recognised',
        identity: { connector: staff, issuer: 'corp.example', subject: expect.stringMatching(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/) },
        profile: {
          label: 'ada@corp.example',
          email: 'ada@corp.example',
          attributes: { email: 'ada@corp.example', number: 17, text: 'Accounts' },
          roles: ['accounting'],
        },
      });
      expect(await ask('ADA@CORP.EXAMPLE')).toEqual(answer);
    });

    test('MOB-6 a group named by its place counts; an address elsewhere is not trusted', async () => {
      expect(await ask('grace')).toMatchObject({ profile: { roles: ['manager'], attributes: { email: 'grace@elsewhere.example' } } });
      const answer = await ask('grace');
      expect(answer.result === 'recognised' ? answer.profile.email : 'none').toBeUndefined();
    });

    test('LDAP-04 the directory’s reasons are told apart, for the log', async () => {
      expect(await reason('ada', 'Wrong-Horse-1')).toBe('wrong: wrong-password');
      expect(await reason('off')).toBe('wrong: disabled');
      expect(await reason('gone')).toBe('wrong: account-expired');
      expect(await reason('fresh')).toBe('wrong: must-change-password');
      expect(await reason('locked')).toBe('wrong: locked');
      expect(await reason('nobody')).toBe('wrong: unknown-name');
      expect(await reason('stale')).toBe('wrong: password-expired');
      const told = desk.logged.filter(({ result }) => result === 'wrong').map(({ reason: why }) => why);
      expect(told).toEqual(expect.arrayContaining(['disabled', 'locked', 'must-change-password', 'password-expired']));
      expect(JSON.stringify(desk.logged)).not.toMatch(/Wrong-Horse|Correct-Horse|nobody/);
    });

    test('LDAP-01 an empty password is refused before the directory hears of it', async () => {
      expect(await reason('ada', '')).toBe('wrong: empty-password');
      expect(await reason('ada', '', 'no such connector')).toBe('wrong: empty-password');
    });

    test.each(['*', 'ad*', 'ada)(objectClass=*', '(ada)', 'ada\\', 'a\\64a', 'ada\0', 'ada\0x', '*)(|(sAMAccountName=*', 'CN=ada', '&', ' '])(
      'LDAP-01 the name %j matches nobody',
      async (name) => {
        expect(await reason(name)).toBe('wrong: unknown-name');
      },
    );

    test('LDAP-02 somebody outside the place to look is not found, and a computer is nobody', async () => {
      const narrow = await desk.add({ baseDn: `OU=Domain Controllers,${base}`, columns: [], roles: [] }, service.password);
      expect(await reason('ada', right, narrow)).toBe('wrong: unknown-name');
      expect(await reason('dc1$', right, narrow)).toBe('wrong: unknown-name');
      const nowhere = await desk.add({ baseDn: `OU=Nowhere,${base}` }, service.password);
      expect(await reason('ada', right, nowhere)).toBe('unavailable: no-such-base');
    });

    test('LDAP-03 StartTLS works as LDAPS does, and a certificate nobody vouches for stops both', async () => {
      const upgraded = await desk.add({ security: 'starttls' }, service.password);
      expect(await reason('ada', right, upgraded)).toBe('recognised');
      for (const security of ['ldaps', 'starttls'] as const) {
        const untrusted = await desk.add({ security, authority: undefined }, service.password);
        expect(await reason('ada', right, untrusted)).toBe('unavailable: certificate');
        const otherName = await desk.add({ security, host: 'dc2.corp.example' }, service.password);
        expect(await reason('ada', right, otherName)).toBe('unavailable: certificate');
      }
    });

    test('LDAP-05 however many tries come at once and by whatever name, the directory hears of fewer than lock the account', async () => {
      const names = ['tried', 'TRIED', 'tried@corp.example', 'Tried@Corp.Example'];
      const answers = await Promise.all(Array.from({ length: 12 }, (_, index) => reason(names[index % 4] ?? '', 'Wrong-Horse-1')));
      expect(answers.filter((answer) => answer === 'wrong: wrong-password')).toHaveLength(4);
      expect(answers.filter((answer) => answer === 'wrong: too-many-tries')).toHaveLength(8);
      expect(await reason('tried')).toBe('wrong: too-many-tries');
      expect(await directory.bind(people.tried ?? '', right)).toBe(true);
      desk.clock.advance(1_801_000);
      expect(await reason('tried')).toBe('recognised');
    });

    test('LDAP-05 a right password ends the count', async () => {
      for (let round = 0; round < 3; round += 1) {
        for (let wrong = 0; wrong < 3; wrong += 1) expect(await reason('grace', 'Wrong-Horse-1')).toBe('wrong: wrong-password');
        expect(await reason('grace')).toBe('recognised');
      }
    });

    test('FED-06 a connector that is switched off or removed asks nobody any more', async () => {
      const one = await desk.add({}, service.password);
      expect(await reason('ada', right, one)).toBe('recognised');
      await desk.disable(one);
      expect(await reason('ada', right, one)).toBe('unavailable: disabled-connector');
      await desk.remove(one);
      expect(await reason('ada', right, one)).toBe('unavailable: no-connector');
    });

    test('LDAP-06 a service account with a wrong or no password is told apart from a person’s', async () => {
      expect(await reason('ada', right, await desk.add({}, 'Wrong-Service-1'))).toBe('unavailable: service-account');
      expect(await reason('ada', right, await desk.add({}, ''))).toBe('unavailable: not-set-up');
    });
  },
);
