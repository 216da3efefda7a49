/**
 * `ada@example.org` → `a•••@example.org`, `+4915112345678` → `•••78`: enough to recognise one's own address, too little to
 * learn another's.
 */
export const maskAddress = (address: string): string => {
  const at = address.lastIndexOf('@');
  return at < 0 ? `•••${address.slice(-2)}` : `${address.slice(0, Math.min(1, at))}•••${address.slice(at)}`;
};
