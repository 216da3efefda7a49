/** Guests one network may become in an hour: a hall full of people behind one address, not a script (IN-09). */
export const guestsPerHour = 300;
