export const buildPages: (outdir?: string) => Promise<void>;
