import { expect, test } from 'vitest';
import { invitationMail } from './invitation-mail.ts';

test('OUT-07 names in the mail make no link, no header and no line of their own', () => {
  const link = 'https://console.example.org/join#secret';
  const { subject, text } = invitationMail({
    to: 'grace@example.org',
    by: 'Ada\r\nBcc: eve@evil.example',
    workspace: 'Prize: https://evil.example/win and www.evil.example',
    link,
  });
  expect(subject).not.toMatch(/[\r\n]/);
  expect(subject + text.replace(link, '')).not.toMatch(/:\/\/|evil\.example|www\.evil/);
  expect(text.split('\n').filter((line) => line.startsWith('Bcc'))).toEqual([]);
  expect(text).toContain(`\n${link}\n`);
});
