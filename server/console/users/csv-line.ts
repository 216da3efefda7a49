/** A text that begins like a formula; a number and a phone number are none. */
const formula = /^(?:[=@\t\r]|[+-](?![\d\s().-]+$))/;

/** One line of CSV (RFC 4180). A cell that a spreadsheet would run gets an apostrophe in front (IN-06). */
export const csvLine = (cells: readonly string[]): string =>
  `${cells
    .map((cell) => {
      const safe = formula.test(cell) ? `'${cell}` : cell;
      return /[",;\r\n\t']/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
    })
    .join(',')}\r\n`;
