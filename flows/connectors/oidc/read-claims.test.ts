import { describe, expect, test } from 'vitest';
import type { Json } from '../../kit/json.ts';
import type { UserColumn } from '../../kit/ports.ts';
import { definition } from './definition.ts';
import { readClaims } from './read-claims.ts';

const columns: UserColumn[] = [
  { key: 'mail', name: 'Mail', type: 'email', unique: true, options: [] },
  { key: 'name', name: 'Name', type: 'text', unique: false, options: [] },
  { key: 'age', name: 'Age', type: 'number', unique: false, options: [] },
];
const settings = (given: object = {}) => definition.settings.parse({ issuer: 'https://id.example', clientId: 'app', ...given });
const read = (given: object, claims: { [claim: string]: Json } = {}) => readClaims('con_1', settings(given), { sub: '1', ...claims }, columns);
const ada = { email: 'Ada@Example.org', email_verified: true };

describe('what a verified token says', () => {
  test('FED-01 who it is: connector, configured issuer, sub; what it says of itself does not matter', () => {
    expect(read({}, { iss: 'https://other.example', email: 'a@b.org' })).toMatchObject({
      result: 'verified',
      identity: { connector: 'con_1', issuer: 'https://id.example', subject: '1' },
    });
  });

  test.each([
    ['trusted and verified', ['example.org'], ada, 'ada@example.org'],
    ['under a trusted domain', ['*.example.org'], { ...ada, email: 'ada@mail.example.org' }, 'ada@mail.example.org'],
    ['of another domain', ['example.com'], ada, undefined],
    ['of no trusted domain', [], ada, undefined],
    ['of a domain that only ends alike', ['example.org'], { ...ada, email: 'ada@evilexample.org' }, undefined],
    ['not verified', ['example.org'], { ...ada, email_verified: false }, undefined],
    ['verified as text', ['example.org'], { ...ada, email_verified: 'true' }, undefined],
    ['verified by silence', ['example.org'], { email: 'ada@example.org' }, undefined],
    ['no address', ['example.org'], { ...ada, email: 'Ada <ada@example.org>' }, undefined],
  ])('LINK-01 an address that is %s', (_, trustedDomains, claims, email) => {
    const said = read({ trustedDomains }, claims);
    expect(said.result === 'verified' && said.profile.email).toBe(email);
  });

  test('FED-07 the Workspace is judged by hd alone', () => {
    const only = { workspaceDomains: ['example.org'] };
    expect(read(only, { hd: 'Example.org' }).result).toBe('verified');
    const others: { [claim: string]: Json }[] = [{}, ada, { hd: 'example.com' }, { hd: ['example.org'] }, { hd: 'example.org.evil.com' }];
    for (const claims of others) expect(read(only, claims).result).toBe('not-allowed');
  });

  test('FED-03 text is kept on one line with nothing hidden in it; an address with such a thing in it is none', () => {
    const given = {
      trustedDomains: ['example.org'],
      columns: [
        { claim: 'nick', column: 'name' },
        { claim: 'email', column: 'mail' },
      ],
    };
    const claims = { nick: 'Ada\u0000\r\nBcc: x', name: '\u202eAda\n', email: 'ada\u0000@example.org', email_verified: true };
    const said = read(given, claims);
    expect(said).toMatchObject({ profile: { attributes: { name: 'Ada Bcc: x' }, claims: { name: 'Ada' }, label: 'ada @example.org' } });
    expect(said.result === 'verified' && said.profile.email).toBeUndefined();
    expect(said.result === 'verified' && said.profile.attributes?.['mail']).toBeUndefined();
    expect(read(given, { nick: '\u0000\u0007' })).toMatchObject({ profile: { attributes: {} } });
    expect(read(given, { sub: 'a\nb' })).toEqual({ result: 'failed' });
  });

  test('columns get what fits them, and an e-mail column only an address that counts', () => {
    const given = {
      columns: [
        { claim: 'email', column: 'mail' },
        { claim: 'names.first', column: 'name' },
        { claim: 'age', column: 'age' },
        { claim: 'sub', column: 'gone' },
      ],
    };
    const claims = { ...ada, names: { first: 'Ada' }, age: '36' };
    expect(read(given, claims)).toMatchObject({ profile: { attributes: { name: 'Ada' } } });
    expect(read({ ...given, trustedDomains: ['example.org'] }, claims)).toMatchObject({
      profile: { attributes: { name: 'Ada', mail: 'ada@example.org' } },
    });
    expect(read(given, { names: { first: 'x'.repeat(201) } })).toMatchObject({ profile: { attributes: {} } });
  });

  test('MOB-6 groups become roles; with a mapping that fits nobody, or that was taken away, there are none', () => {
    const roles = [
      { group: 'g1', role: 'staff' },
      { group: 'g2', role: 'boss' },
    ];
    expect(read({ roles }, { groups: ['g1', 'g9'] })).toMatchObject({ profile: { roles: ['staff'] } });
    expect(read({ roles }, {})).toMatchObject({ profile: { roles: [] } });
    expect(read({}, { groups: ['g1'] })).toMatchObject({ profile: { roles: [] } });
  });

  test('IN-02 claims named like parts of objects reach nothing', () => {
    const given = {
      columns: [
        { claim: '__proto__.name', column: 'name' },
        { claim: 'constructor.name', column: 'name' },
      ],
      groupsClaim: 'constructor',
    };
    expect(read(given, {})).toMatchObject({ profile: { attributes: {} } });
  });
});

describe('settings', () => {
  test.each(['https://id.example', 'https://id.example/realms/a', 'http://localhost:4450'])('an issuer: %s', (issuer) => {
    expect(definition.settings.safeParse({ issuer, clientId: 'app' }).success).toBe(true);
  });
  test.each(['http://id.example', 'id.example', 'javascript:alert(1)', 'https://id.example/?a=b', 'https://id.example/#a', 'https://a:b@id.example'])(
    'OUT-01 no issuer: %s',
    (issuer) => {
      expect(definition.settings.safeParse({ issuer, clientId: 'app' }).success).toBe(false);
    },
  );
  test('FED-04 a symmetric or missing signature cannot be chosen', () => {
    for (const algorithm of ['none', 'HS256'])
      expect(definition.settings.safeParse({ issuer: 'https://id.example', clientId: 'app', algorithm }).success).toBe(false);
  });
});
