/** Logos of apps: PNG files as we have made them. `hash` is the SHA-256 of the file, in hexadecimal. */
export type LogosPort = {
  /** Keeps it as the only one of its app. */
  replace(app: string, logo: { hash: string; png: Uint8Array } | null, now: number): Promise<void>;
  /** Whoever asks: a logo is shown to everybody. */
  find(hash: string): Promise<Uint8Array | undefined>;
};
