import type { PhoneSide } from '#flows/protocol/phone.ts';
import type { Mail } from './phone-remote.ts';

/** The new mail that this device shows: its own app's, or, as the only one in sight (`only`), also that of the app behind it. */
export const bannerFor = (banner: Mail | undefined, side: PhoneSide, only: PhoneSide | undefined): Mail | undefined =>
  banner !== undefined && side === (only ?? banner.side) ? banner : undefined;
