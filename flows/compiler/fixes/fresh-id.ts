/** An id that nothing in the collection has, the same every time: fixes are data and compile without chance. */
export const freshId = (taken: Readonly<Record<string, unknown>>, stem: string): string => {
  const clean =
    stem
      .replace(/[^A-Za-z0-9_-]/g, '-')
      .replace(/^[^A-Za-z0-9]+/, '')
      .slice(0, 56) || 'x';
  for (let count = 1; ; count += 1) {
    const id = count === 1 ? clean : `${clean}-${count}`;
    if (!Object.hasOwn(taken, id)) return id;
  }
};
