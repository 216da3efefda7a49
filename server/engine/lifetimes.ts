/** How long a run may take, in ms (DESIGN section 6, FLOW-20). */
export const runLifetimes = { idle: 15 * 60_000, whole: 60 * 60_000 } as const;

/**
 * How long a notice is worth delivering, and how long it waits after each try that failed, in ms: a mail server that is down for an hour
 * loses nothing.
 */
export const noticeTimes = { alive: 24 * 3_600_000, pause: 10 * 60_000 } as const;

/** How long an answer waits for a message to leave, and when the message counts as not sendable, in ms (DESIGN section 4). */
export const deliveryTimes = { answer: 2_000, giveUp: 5_000, claim: 30_000 } as const;
