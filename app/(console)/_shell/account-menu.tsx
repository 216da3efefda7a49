'use client';

import { useMutation, useQuery } from '@tanstack/react-query';
import { BookOpen, CircleUserRound, LogOut, UserRound } from 'lucide-react';
import Link from 'next/link';
import { useContext } from 'react';
import { type LanguageTag, languages } from '#flows/languages/languages.ts';
import { useTRPC } from '#app/_trpc/client.ts';
import { IconButton } from '#app/_ui/icon-button.tsx';
import { ChooseLanguageContext, useLanguage } from '#app/_ui/language.tsx';
import { Menu, MenuChoice, MenuItem, MenuLabel, MenuLink, MenuSeparator } from '#app/_ui/menu.tsx';
import type { Option } from '#app/_ui/select.tsx';
import { themes, useTheme } from '#app/_ui/use-theme.ts';

const names: readonly Option<LanguageTag>[] = languages.map(({ tag, name }) => ({ value: tag, label: name, lang: tag }));

export const AccountMenu = () => {
  const trpc = useTRPC();
  const { tag, say } = useLanguage();
  const chooseLanguage = useContext(ChooseLanguageContext);
  const { theme, choose } = useTheme();
  const me = useQuery(trpc.account.me.queryOptions());
  const signOut = useMutation(trpc.account.signOut.mutationOptions({ onSettled: () => location.assign('/sign-in') }));
  return (
    <Menu
      trigger={
        <IconButton label={say('Account and theme')}>
          <CircleUserRound />
        </IconButton>
      }
    >
      {me.data !== undefined && (
        <MenuLabel>
          <span translate="no">{me.data.email}</span>
        </MenuLabel>
      )}
      <MenuLink>
        <Link href="/account">
          <UserRound aria-hidden className="size-4 text-muted" />
          {say('Your account')}
        </Link>
      </MenuLink>
      <MenuLink>
        <Link href="/docs" target="_blank">
          <BookOpen aria-hidden className="size-4 text-muted" />
          {say('Documentation')}
        </Link>
      </MenuLink>
      <MenuSeparator />
      <MenuChoice label={say('Theme')} value={theme} options={themes.map(({ value, label }) => ({ value, label: say(label) }))} onChange={choose} />
      {chooseLanguage !== undefined && (
        <>
          <MenuSeparator />
          <MenuChoice label={say('Language')} value={tag} options={names} onChange={chooseLanguage} />
        </>
      )}
      <MenuSeparator />
      <MenuItem icon={LogOut} onSelect={() => signOut.mutate()}>
        {say('Sign out')}
      </MenuItem>
    </Menu>
  );
};
