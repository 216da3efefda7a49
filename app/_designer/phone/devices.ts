import { phrase } from '#flows/languages/phrase.ts';

/** Screens the phone can have, in CSS px, as the devices tell their browsers. Makers' names are the same in every language. */
export const devices = [
  { id: 'small', name: phrase('Small phone'), width: 320, height: 640 },
  { id: 'iphone-se', name: 'iPhone SE', width: 375, height: 667 },
  { id: 'galaxy', name: 'Galaxy S', width: 360, height: 780 },
  { id: 'iphone', name: 'iPhone', width: 390, height: 844 },
  { id: 'pixel', name: 'Pixel', width: 412, height: 915 },
  { id: 'iphone-max', name: 'iPhone Pro Max', width: 440, height: 956 },
  { id: 'tablet', name: phrase('Tablet'), width: 744, height: 1133 },
] as const;

export type DeviceId = (typeof devices)[number]['id'];

/** How the phone looks from outside: nothing of it is known to the server, and none of it begins the run again. */
export type PhoneLook = {
  device: DeviceId;
  scheme: 'light' | 'dark';
  /** Percent of the usual text size. */
  textSize: number;
  /** The keyboard covers the lower part of the screen. */
  keyboard: boolean;
  /** A press in the phone picks what the builder writes, and does nothing else. */
  picking: boolean;
};

export const usualLook: PhoneLook = { device: 'iphone', scheme: 'light', textSize: 100, keyboard: false, picking: false };

export const textSizes = [85, 100, 130, 160, 200] as const;

/** The share of a phone's screen that its keyboard takes. */
export const keyboardShare = 0.4;

export const deviceOf = (id: DeviceId): (typeof devices)[number] => devices.find((device) => device.id === id) ?? devices[3];
