const mostLines = 25;
const mostCells = 200;

/**
 * How many lines of a file of so many columns are one part, and so one unit of work: what holds the process and its database for some
 * ten milliseconds, however wide the lines are (TEN-09).
 */
export const linesAPart = (columns: number): number => Math.max(1, Math.min(mostLines, Math.floor(mostCells / Math.max(1, columns))));
