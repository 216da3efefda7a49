/** Whether a Content-Type header names exactly this type, in UTF-8 or without saying so (IN-01). */
export const isMediaType = (header: string | undefined, type: string): boolean => {
  const [name, ...parameters] = (header ?? '')
    .toLowerCase()
    .split(';')
    .map((part) => part.trim());
  return name === type && parameters.length <= 1 && parameters.every((parameter) => parameter === 'charset=utf-8' || parameter === 'charset="utf-8"');
};
