/** The wire under a point of the window, if any: steps dropped there are put into it. */
export const edgeUnder = (x: number, y: number): string | undefined =>
  document.elementsFromPoint(x, y).flatMap((element) => element.closest<SVGElement>('.react-flow__edge')?.dataset['id'] ?? [])[0];
