/** The three access modes of an app, in a builder's words (MOB-1). */
export const accessWords = {
  anyone: {
    short: 'Open to anyone',
    label: 'Anyone, without registration',
    hint: 'People come in as guests. Secure zones still ask them to sign in.',
  },
  registered: {
    short: 'Open after registration',
    label: 'Anyone who registers',
    hint: 'People register themselves and confirm their e-mail address or phone number first.',
  },
  added: {
    short: 'Only people added here',
    label: 'Only people I add',
    hint: 'You add them by hand or through the API. Others are refused without learning why.',
  },
} as const;
