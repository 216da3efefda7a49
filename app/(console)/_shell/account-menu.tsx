'use client';

import { useMutation, useQuery } from '@tanstack/react-query';
import { BookOpen, CircleUserRound, LogOut, UserRound } from 'lucide-react';
import Link from 'next/link';
import { useTRPC } from '#app/_trpc/client.ts';
import { IconButton } from '#app/_ui/icon-button.tsx';
import { Menu, MenuChoice, MenuItem, MenuLabel, MenuLink, MenuSeparator } from '#app/_ui/menu.tsx';
import { themes, useTheme } from '#app/_ui/use-theme.ts';

export const AccountMenu = () => {
  const trpc = useTRPC();
  const { theme, choose } = useTheme();
  const me = useQuery(trpc.account.me.queryOptions());
  const signOut = useMutation(trpc.account.signOut.mutationOptions({ onSettled: () => location.assign('/sign-in') }));
  return (
    <Menu
      trigger={
        <IconButton label="Account and theme">
          <CircleUserRound />
        </IconButton>
      }
    >
      {me.data !== undefined && <MenuLabel>{me.data.email}</MenuLabel>}
      <MenuLink>
        <Link href="/account">
          <UserRound aria-hidden className="size-4 text-muted" />
          Your account
        </Link>
      </MenuLink>
      <MenuLink>
        <Link href="/docs" target="_blank">
          <BookOpen aria-hidden className="size-4 text-muted" />
          Documentation
        </Link>
      </MenuLink>
      <MenuSeparator />
      <MenuChoice label="Theme" value={theme} options={themes} onChange={choose} />
      <MenuSeparator />
      <MenuItem icon={LogOut} onSelect={() => signOut.mutate()}>
        Sign out
      </MenuItem>
    </Menu>
  );
};
