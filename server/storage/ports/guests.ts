/** People who never said who they are (MOB-2). */
export type GuestsPort = {
  /**
   * Deletes guests nobody has seen for 30 days: no address, no password, no external account, and no session used since.
   * At most `limit`; returns how many.
   */
  purge(now: number, limit: number): Promise<number>;
};
