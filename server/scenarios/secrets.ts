/** What a person of a play knows: made up, long enough for every rule, in no list and in nobody's name. */
export const madeUp = { password: 'Qorvex-71-wuntil-quemby', pin: '482913750264' } as const;

/** Certainly not right: refused as a new one, too. */
export const wrong = { password: 'password', pin: '000000', code: '000000' } as const;
