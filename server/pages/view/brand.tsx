/** @jsxImportSource preact */
import { logoPath, type Theme } from '../theme/theme-css.ts';

export type Look = { name: string; theme: Theme };

/** Whose page this is: logo, or the first letter on the accent, and the name. */
export const Brand = ({ look, logo = true }: { look: Look; logo?: boolean }) => {
  const picture = logo ? logoPath(look.theme.logo) : undefined;
  return (
    <div class="brand">
      {/* biome-ignore lint/performance/noImgElement: this is not Next. */}
      {picture ? (
        <img src={picture} alt="" referrerpolicy="no-referrer" />
      ) : (
        <span class="initial" aria-hidden="true">
          {[...look.name.trim()][0]?.toUpperCase() ?? '·'}
        </span>
      )}
      <bdi>{look.name}</bdi>
    </div>
  );
};
