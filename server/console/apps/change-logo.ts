import { hash } from 'node:crypto';
import { drawAnew, type PictureFault } from '#server/security/pictures/draw-anew.ts';
import type { Services } from '#server/services.ts';
import type { AppAccess, Authorized } from '../authorize.ts';
import { invalid } from '../fault.ts';
import { note } from '../note.ts';

const words: Record<PictureFault, string> = {
  'too-large': 'This file is larger than 1 MiB. A logo needs 512 pixels at most: save a smaller one.',
  'not-a-picture': 'This is not a PNG, JPEG, WebP or GIF picture. Save your logo as one of these; PNG keeps sharp edges. SVG is not taken.',
  'not-only-a-picture': 'There is something else in this file behind the picture. Open it in a picture program and save it again.',
  'too-many-pixels': 'This picture has more than 4096 pixels on a side. Save a smaller one; 512 is enough.',
  damaged: 'This picture is damaged and cannot be read to its end. Save it again, or try another file.',
};

/** The picture that hosted pages and the phone show, drawn anew by us (WEB-04); null takes it away. Returns its hash. */
export const changeLogo = async (
  access: Authorized<'app.settings', AppAccess>,
  services: Services,
  input: { picture: Uint8Array | null },
): Promise<{ logo: string | null }> => {
  const { storage, clock } = services;
  const drawn = input.picture === null ? undefined : await drawAnew(input.picture);
  if (drawn?.ok === false) throw invalid({ picture: words[drawn.fault] });
  const logo = drawn && { hash: hash('sha256', drawn.png, 'hex'), png: drawn.png };
  // The file first: an address that is shown always has one behind it. A page that was drawn just before keeps its copy.
  if (logo !== undefined) await storage.logos.replace(access.app.id, logo, clock.now());
  await storage.apps.update(access.app.id, { theme: { ...access.app.theme, logo: logo?.hash ?? null } });
  if (logo === undefined) await storage.logos.replace(access.app.id, null, clock.now());
  await note(access, services, logo === undefined ? 'app.logo-removed' : 'app.logo-changed', access.app.slug);
  return { logo: logo?.hash ?? null };
};
