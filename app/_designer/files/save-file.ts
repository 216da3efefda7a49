/** Hands a file to the browser, which keeps it where its downloads go. */
export const saveFile = (name: string, content: Blob): void => {
  const link = document.createElement('a');
  const address = URL.createObjectURL(content);
  link.href = address;
  link.download = name;
  link.click();
  // The browser reads it after the click.
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
};
