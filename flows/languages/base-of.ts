/** The language of a tag, without script or region: `pt-BR` → `pt`. */
export const baseOf = (tag: string): string => tag.split('-')[0]?.toLowerCase() ?? '';
