/** Days since 1970-01-01 of a proleptic Gregorian date (Howard Hinnant, "chrono-compatible low-level date algorithms"). */
const daysSinceEpoch = (year: number, month: number, day: number): number => {
  const shifted = month <= 2 ? year - 1 : year;
  const era = Math.floor(shifted / 400);
  const yearOfEra = shifted - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  return era * 146_097 + yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear - 719_468;
};

const leap = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
const daysInMonth = (year: number, month: number): number => (month === 2 ? (leap(year) ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31);

/** ms since 1970 at the start (UTC) of `2026-03-31`; undefined for anything that is no day of the calendar. */
export const parseDate = (text: string): number | undefined => {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (parts === null) return undefined;
  const [year, month, day] = [Number(parts[1]), Number(parts[2]), Number(parts[3])];
  if (month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return undefined;
  return daysSinceEpoch(year, month, day) * 86_400_000;
};

const timeOfDay = /^T([01]\d|2[0-3]):([0-5]\d):([0-5]\d)(?:\.(\d{1,9}))?(?:Z|([+-])([01]\d|2[0-3]):([0-5]\d))$/i;

/** ms since 1970 of an RFC 3339 instant (`2026-03-31T09:30:00Z`, with an offset too), or of a date: its start in UTC. */
export const parseInstant = (text: string): number | undefined => {
  const day = parseDate(text.slice(0, 10));
  if (day === undefined || text.length === 10) return day;
  const parts = timeOfDay.exec(text.slice(10));
  if (parts === null) return undefined;
  const [, hours, minutes, seconds, fraction = '', sign, offsetHours = '0', offsetMinutes = '0'] = parts;
  const offset = (Number(offsetHours) * 60 + Number(offsetMinutes)) * (sign === '-' ? -1 : 1);
  const millis = Number(fraction.padEnd(3, '0').slice(0, 3));
  return day + ((Number(hours) * 60 + Number(minutes) - offset) * 60 + Number(seconds)) * 1000 + millis;
};
