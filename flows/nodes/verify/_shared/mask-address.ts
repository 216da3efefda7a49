/** `ada@example.org` → `a•••@example.org`: enough to recognise one's own address, too little to learn another's. */
export const maskAddress = (address: string): string => {
  const at = address.lastIndexOf('@');
  return `${address.slice(0, Math.min(1, at))}•••${address.slice(at)}`;
};
