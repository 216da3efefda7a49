import type { ColumnType } from '#flows/kit/ports.ts';

/** What a column can hold, in a builder's words. */
export const columnTypes: Record<ColumnType, { label: string; hint: string }> = {
  text: { label: 'Text', hint: 'A name, a city, a note' },
  email: { label: 'E-mail address', hint: 'Checked and kept in one form' },
  phone: { label: 'Phone number', hint: 'With country code' },
  number: { label: 'Number', hint: 'Age, points, limits' },
  boolean: { label: 'Yes or no', hint: 'Newsletter, staff, adult' },
  date: { label: 'Date', hint: 'A day without a time' },
  instant: { label: 'Date and time', hint: 'A moment, the same everywhere' },
  choice: { label: 'Choice', hint: 'One of a list that you write' },
  pin: { label: 'PIN', hint: 'Chosen by the user, never shown' },
};
