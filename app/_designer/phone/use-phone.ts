'use client';

import { createContext, useContext } from 'react';
import { useStore } from 'zustand';
import type { Phone, PhoneState } from './create-phone.ts';

export const PhoneContext = createContext<Phone | undefined>(undefined);

export const usePhone = (): Phone => {
  const phone = useContext(PhoneContext);
  if (phone === undefined) throw new Error('This part stands outside of a designer.');
  return phone;
};
export const usePhoneState = <T>(pick: (state: PhoneState) => T): T => useStore(usePhone().store, pick);
