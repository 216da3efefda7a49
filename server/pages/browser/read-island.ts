/** The data our own server put into this page. */
export const readIsland = <T>(): T => JSON.parse(document.getElementById('island')?.textContent ?? '{}');

/** An element the server drew. A page without it is not ours to take over. */
export const element = (id: string): HTMLElement => {
  const found = document.getElementById(id);
  if (found === null) throw new Error(`no element ${id}`);
  return found;
};
