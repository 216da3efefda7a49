/** A text that begins like a formula; a number and a phone number are none. Some spreadsheets take the full-width signs for the usual ones. */
const formula = /^(?:[=@＝＠\t\r\n]|[+＋－-](?![\d\s().-]+$))/;
/** The same behind what a spreadsheet of another country takes for the end of a cell or line: it does not see our quotes then. */
const inner = /([;\t\r\n])(?=[=@＝＠]|[+＋－-](?![\d\s().-]*(?:[;\t\r\n]|$)))/g;

/** One line of CSV (RFC 4180). A cell that a spreadsheet would run gets an apostrophe in front (IN-06). */
export const csvLine = (cells: readonly string[]): string =>
  `${cells
    .map((cell) => {
      const safe = `${formula.test(cell) ? "'" : ''}${cell.replace(inner, "$1'")}`;
      return /[",;\r\n\t']/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
    })
    .join(',')}\r\n`;
