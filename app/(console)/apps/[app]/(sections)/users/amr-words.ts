const words = new Map(
  Object.entries({
    otp: 'code',
    pwd: 'password',
    pin: 'PIN',
    sms: 'SMS',
    hwk: 'device key',
    swk: 'app key',
    fpt: 'fingerprint',
    email: 'e-mail',
    fed: 'external account',
  }),
);

/** How a session was proven, in words: "code, e-mail". */
export const amrWords = (amr: readonly string[]): string =>
  amr.length === 0 ? 'nothing proven' : amr.map((method) => words.get(method) ?? method).join(', ');
