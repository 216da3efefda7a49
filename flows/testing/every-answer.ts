import type { SecurityAnswers } from '../security/answers.ts';
import { refusals } from '../security/combinations.ts';

const both = [false, true] as const;
const relocks: readonly SecurityAnswers['relock'][] = [
  null,
  { idleSeconds: 300, onOffload: true, pin: 'chosen' },
  { idleSeconds: null, onOffload: true, pin: 'given' },
];

/** Every way to fill in the form, apart from how many there are of a kind: what tests go through. */
export const everyAnswer = (): readonly SecurityAnswers[] =>
  (['anyone', 'registered', 'added'] as const).flatMap((access) =>
    both.flatMap((email) =>
      both.flatMap((sms) =>
        [[], ['con_google'], ['con_google', 'con_entra']].flatMap((external) =>
          both.flatMap((directory) =>
            both.flatMap((personalLink) =>
              both.flatMap((createAuth) =>
                relocks.flatMap((relock) =>
                  [[], ['192.0.2.0/24', '2001:db8::/32']].map(
                    (ipRanges): SecurityAnswers => ({
                      access,
                      methods: {
                        email,
                        sms: sms ? { connector: 'con_sms', countries: ['DE'] } : null,
                        external,
                        directory: directory ? 'con_directory' : null,
                      },
                      personalLink,
                      createAuth,
                      relock,
                      ipRanges,
                    }),
                  ),
                ),
              ),
            ),
          ),
        ),
      ),
    ),
  );

export const everyPossibleAnswer = (): readonly SecurityAnswers[] => everyAnswer().filter((answers) => refusals(answers).length === 0);
