import { expect, test } from 'vitest';
import type { UserColumn } from '#flows/kit/ports.ts';
import { issuerOf } from './issuer-of.ts';
import { readProfile } from './read-profile.ts';

const column = (key: string, type: UserColumn['type'], options: string[] = []): UserColumn => ({ key, name: key, type, unique: false, options });
const columns = [
  column('email', 'email'),
  column('age', 'number'),
  column('boss', 'boolean'),
  column('size', 'choice', ['S', 'L']),
  column('pin', 'pin'),
  column('title', 'text'),
];
const mapped = ['email', 'age', 'boss', 'size', 'pin', 'title', 'gone'].map((key) => ({ attribute: key.toUpperCase(), column: key }));

const read = (attributes: Record<string, string[]>, more: Partial<Parameters<typeof readProfile>[0]> = {}, groups: string[] = []) =>
  readProfile({ columns: mapped, roles: [], domains: [], ...more }, columns, {
    label: 'ada',
    attributes: new Map(Object.entries(attributes)),
    groups,
  });

test('MOB-6 attributes become values that fit their columns; what does not fit, or is nowhere, is left out', () => {
  const fits = { email: ['Ada@Example.ORG'], age: ['17'], boss: ['TRUE'], size: ['L'], pin: ['1234'], gone: ['x'] };
  expect(read(fits).attributes).toEqual({ email: 'ada@example.org', age: 17, boss: true, size: 'L' });
  expect(read({ email: ['nonsense'], age: ['17 years'], boss: ['yes'], size: ['XXL'] }).attributes).toEqual({});
  expect(read({}).attributes).toEqual({});
});

test('LDAP-01 text is kept on one line with nothing hidden in it; an address with such a thing in it is none', () => {
  expect(read({ title: ['Head\u0000\r\nof \u202eSales'], email: ['ada\u0000@example.org'] }).attributes).toEqual({ title: 'Head of Sales' });
  expect(read({ title: ['\u0007'] }).attributes).toEqual({});
});

test('MOB-6 roles follow from groups whatever their case, each once', () => {
  const roles = [
    { group: 'Staff', role: 'staff' },
    { group: 'CN=Boss,DC=corp', role: 'boss' },
    { group: 'Crew', role: 'staff' },
    { group: 'Nobody', role: 'ghost' },
  ];
  expect(read({}, { roles }, ['cn=boss,dc=corp', 'STAFF', 'crew']).roles).toEqual(['boss', 'staff']);
  expect(read({}, { roles }).roles).toEqual([]);
});

test('LINK-01 an address is taken for verified only at a domain the directory is trusted for, and only if it is the only one', () => {
  const trusting = { domains: ['corp.example', '*.sub.example'] };
  expect(read({ mail: ['Ada@Corp.Example'] }, trusting).email).toBe('ada@corp.example');
  expect(read({ mail: ['ada@a.sub.example'] }, trusting).email).toBe('ada@a.sub.example');
  for (const mail of [
    ['ada@elsewhere.example'],
    ['ada@sub.example'],
    ['ada@evilcorp.example'],
    ['a@corp.example', 'b@corp.example'],
    ['no address'],
    [],
  ]) {
    expect(read({ mail }, trusting).email).toBeUndefined();
  }
  expect(read({ mail: ['ada@corp.example'] }).email).toBeUndefined();
});

test('FED-01 people are known by the domain, wherever in it they are searched', () => {
  expect(issuerOf('OU=Staff,DC=Corp,DC=Example')).toBe('corp.example');
  expect(issuerOf('dc=corp , dc=example')).toBe('corp.example');
  expect(issuerOf('o=Corp')).toBe('o=corp');
});
