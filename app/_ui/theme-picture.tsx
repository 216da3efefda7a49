/** One picture in two themes; the one that is not shown is not loaded. Each is a link to itself in full size. */
export const ThemePicture = ({ alt, light, dark }: { alt: string; light: string; dark: string }) => (
  <p className="theme-picture">
    {([light, dark] as const).map((src, index) => (
      <a key={src} href={src} className={index === 0 ? 'is-light' : 'is-dark'}>
        {/* biome-ignore lint/performance/noImgElement: a file of the documentation, small as it is */}
        <img src={src} alt={alt} loading="lazy" width={1440} height={900} />
      </a>
    ))}
  </p>
);
