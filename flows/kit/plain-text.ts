/** Control characters and separators of lines: they break logs, mails and, as NUL, the database. */
const breaking = /[\p{Cc}\p{Zl}\p{Zp}]+/gu;
/** What turns the direction of the text around it, marks of byte order, and halves of a character. */
const hidden = /[\u202a-\u202e\u2066-\u2069\ufeff\p{Cs}]/gu;

/**
 * Text from outside, such as a name that a provider or a directory says, on one line and with nothing in it that is not seen (FED-03,
 * WEB-01). Letters and marks of every script stay, joiners too. May be empty.
 */
export const plainText = (text: string): string => text.replace(breaking, ' ').replace(hidden, '').replace(/ {2,}/g, ' ').trim();
