/** An address a page may send somebody to: http or https, nothing that runs or hides (WEB-02). */
export const webAddress = (address: string | undefined): URL | undefined => {
  if (address === undefined || !/^https?:\/\/[^\s\\]+$/i.test(address) || !URL.canParse(address)) return undefined;
  const url = new URL(address);
  return url.protocol === 'https:' || url.protocol === 'http:' ? url : undefined;
};
