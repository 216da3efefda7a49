import type { Issue } from '../kit/issue.ts';

type Entry = { severity: Issue['severity']; title: string; about: string };

/**
 * Everything the compiler may find, in the order its passes look. Codes are stable: help pages, tests and the console go
 * by them. A node type's own `check` adds codes of its own. Publishing needs zero errors.
 */
export const issueCodes = {
  // reading the drawing
  'not-a-flow': { severity: 'error', title: 'Not a flow', about: 'What was given is not the drawing of a flow.' },
  misshapen: { severity: 'error', title: 'Unreadable flow', about: 'A part of the drawing is missing or has a form it cannot have.' },
  'too-large': { severity: 'error', title: 'Flow too large', about: 'The flow has more steps, wires or text than one flow may have.' },
  'too-deep': { severity: 'error', title: 'Settings nested too deeply', about: 'Conditions and other settings nest only so far.' },
  // reading its steps
  'unknown-type': { severity: 'error', title: 'Unknown step', about: 'The flow holds a step of a type this server does not have.' },
  'newer-version': {
    severity: 'error',
    title: 'Step from a newer release',
    about: 'The step was drawn with a later release of this software and may mean something else there.',
  },
  'older-version': { severity: 'error', title: 'Step from an old release', about: 'The step is of a version that can no longer be read.' },
  'invalid-setting': {
    severity: 'error',
    title: 'Setting missing or wrong',
    about: 'A setting of the step is not filled in, or has a value it cannot have.',
  },
  // zones
  'zone-key-twice': {
    severity: 'error',
    title: 'Two zones with one key',
    about: 'Sessions carry the key of their zone, so that two zones of one key could not be told apart.',
  },
  'zone-kind-differs': {
    severity: 'error',
    title: 'Zone is public here and secure there',
    about: 'A zone of this key exists in another flow of the app, as the other kind.',
  },
  'unknown-zone': {
    severity: 'error',
    title: 'Step outside every zone',
    about: 'Each step stands in a zone; the zone decides whether a session is needed.',
  },
  'relock-in-public': {
    severity: 'error',
    title: 'A public zone asks again',
    about: 'Only a secure zone holds somebody who could be asked for a PIN again.',
  },
  'no-relock-entry': {
    severity: 'error',
    title: 'Nothing opens the zone again',
    about: 'A zone that is locked when it was left alone names the way in that opens it; that way in is not in the flow.',
  },
  'relock-dead-end': {
    severity: 'error',
    title: 'A relock that opens nothing',
    about: 'The way in that is to open a locked zone never comes to the step that does.',
  },
  'relock-never': {
    severity: 'warning',
    title: 'Nothing locks the zone',
    about: 'The zone has a relock, but neither a time without use nor closing the app.',
  },
  'relock-without-pin': {
    severity: 'warning',
    title: 'A relock without a PIN',
    about: 'What opens the zone again is reached from the very device that was left alone, such as a code by e-mail.',
  },
  'access-outlives-relock': {
    severity: 'warning',
    title: 'Access outlives the relock',
    about: 'Access tokens that are out already cannot be called back: servers that only check their signature take them while the zone is locked.',
  },
  'no-pins': {
    severity: 'warning',
    title: 'Nobody has a PIN',
    about: 'A PIN is asked for, but the column is empty for everybody and no step lets people choose one.',
  },
  // containers
  'bad-container': {
    severity: 'error',
    title: 'Step in something that is not a container',
    about: 'The step is the child of a step that holds no children, or of itself.',
  },
  'empty-chain': { severity: 'error', title: 'Fallback chain without a method', about: 'A chain tries its methods in order; it needs at least one.' },
  'not-a-method': { severity: 'error', title: 'Not a method', about: 'Ways in, sessions, screens of a zone and ends cannot be methods of a chain.' },
  'child-zone': { severity: 'error', title: 'Method in another zone than its chain', about: 'A chain and its methods stand in one zone.' },
  // wires
  'dangling-wire': { severity: 'error', title: 'Wire to nothing', about: 'One end of the wire is gone.' },
  'unknown-outcome': {
    severity: 'error',
    title: 'Wire from an outcome that does not exist',
    about: 'The step no longer has the outcome the wire starts from: nobody would ever take it.',
  },
  'outcome-wired-twice': { severity: 'error', title: 'Two wires from one outcome', about: 'An outcome leads to one place.' },
  'wire-into-entry': { severity: 'error', title: 'Wire into a way in', about: 'Runs begin at a way in; no step leads there.' },
  'child-wired': { severity: 'error', title: 'Wire past the chain', about: 'Methods of a chain are entered and left through the chain.' },
  // entries and reachability
  'no-entry': { severity: 'error', title: 'No way in', about: 'Without an entry no run can begin.' },
  'duplicate-entry': {
    severity: 'error',
    title: 'Two ways in of one type',
    about: 'An app that asks for this kind of entry would not know which one it gets.',
  },
  unreachable: { severity: 'warning', title: 'Nobody gets here', about: 'No way leads to the step; it is left out of what is published.' },
  // proofs
  'unproven-session': {
    severity: 'error',
    title: 'Session without proof',
    about: 'A secure zone opens only to people who proved who they are, on every path. Choosing a user proves nothing.',
  },
  'button-to-nothing': { severity: 'error', title: 'A button that leads nowhere', about: 'Buttons of an app screen lead to ways into the flow.' },
  'no-held-session': {
    severity: 'error',
    title: 'No session to work on',
    about: 'The step opens, changes or ends a session that the app has; only an in-app action or a relock begins with one.',
  },
  'pin-alone': {
    severity: 'error',
    title: 'A PIN as the only proof',
    about: 'A PIN counts where a session is open already or something else was proven before it; alone it is quickly guessed.',
  },
  'no-session': {
    severity: 'error',
    title: 'No session here',
    about: 'A secure zone is entered by starting a session there; a screen of a zone needs a session.',
  },
  'no-proof': { severity: 'error', title: 'Proof needed', about: 'The step works only for people who proved something on every path to it.' },
  'too-few-proofs': {
    severity: 'error',
    title: 'Not enough proofs',
    about: 'The step asks for two kinds of proof or two factors, and on some path there are fewer.',
  },
  'no-subject': {
    severity: 'error',
    title: 'Nobody to work with',
    about: 'The step is about a person, but on some path nobody was asked who they are.',
  },
  'wrong-identifier': {
    severity: 'error',
    title: 'Wrong kind of address',
    about: 'The step needs another kind of address than people can have given on some path.',
  },
  'no-user': { severity: 'error', title: 'No user record', about: 'The step works on a user record, but on some path none has been found or made.' },
  'subject-changed': {
    severity: 'error',
    title: 'Another person after the proof',
    about: 'Once something was proven, the person it was proven about cannot be exchanged for another.',
  },
  'too-many-ways': { severity: 'error', title: 'Too many ways to check', about: 'The flow branches so much that not every path can be proven safe.' },
  // what goes together
  'personal-link-not-added': {
    severity: 'error',
    title: 'Personal link without added users',
    about: 'A personal link belongs to a user whom somebody has added. Where people register by themselves, nobody has one.',
  },
  'content-unproven': {
    severity: 'error',
    title: 'Content before a proof',
    about: 'In an app for registered or added people nobody sees anything before they have proven who they are.',
  },
  'proof-where-anyone': {
    severity: 'error',
    title: 'Proof where anyone may enter',
    about: 'The app is open without registration, but this flow asks everybody for a proof before it lets them into its open part.',
  },
  'relock-where-anyone': {
    severity: 'error',
    title: 'Lock without a PIN',
    about: 'Visitors who never registered have no PIN that could be asked for again.',
  },
  'ip-ranges-exclude-everyone': {
    severity: 'error',
    title: 'Networks exclude everyone',
    about: 'On the way to the step, other steps let people on from their networks only, and none of its own networks is among them.',
  },
  // columns
  'missing-column': { severity: 'error', title: 'Column missing', about: 'The step needs a column of a type the users table does not have.' },
  'unknown-column': { severity: 'error', title: 'Column does not exist', about: 'The step names a column the users table does not have.' },
  // connectors
  'missing-connector': {
    severity: 'error',
    title: 'Connector missing',
    about: 'The step calls a service outside, but no connector to one is chosen, or the chosen one is gone.',
  },
  'disabled-connector': {
    severity: 'error',
    title: 'Connector switched off',
    about: 'The step uses a connector that is disabled: nobody gets past it.',
  },
  'connector-not-live': {
    severity: 'warning',
    title: 'Connector not set up for live',
    about: 'The connector has no values for the live environment. The draft can be tried, but not published.',
  },
  // exits
  'unwired-outcome': { severity: 'error', title: 'Outcome not handled', about: 'The step can succeed this way, but nothing says what happens then.' },
  'endless-loop': { severity: 'error', title: 'Endless loop', about: 'The loop neither asks anybody nor counts: it would turn for ever.' },
  'no-way-out': { severity: 'error', title: 'No way out', about: 'From here nobody ever gets to a screen or an end.' },
  'nowhere-back': {
    severity: 'warning',
    title: 'Nowhere to go back to',
    about: 'A failure that is not wired returns to the screen before; on some path there is none, and the run ends refused.',
  },
  // variables and texts
  'variable-clash': {
    severity: 'error',
    title: 'One name for two values',
    about: 'Two steps set a value of the same name but of another type or lifetime.',
  },
  'unknown-variable': { severity: 'error', title: 'Value that nothing sets', about: 'The step looks at a value that no step sets.' },
  'unset-variable': {
    severity: 'warning',
    title: 'Value not set on every way',
    about: 'On some path the value is not there; it then counts as unknown.',
  },
  'user-unknown': {
    severity: 'warning',
    title: 'User not known yet',
    about: 'Columns of the user can be read only after the person proved who they are.',
  },
  'condition-no-such-value': { severity: 'error', title: 'Condition on nothing', about: 'The condition looks at a value that does not exist there.' },
  'condition-operator': { severity: 'error', title: 'Comparison that cannot be made', about: 'Values of this type cannot be compared in this way.' },
  'condition-value-type': { severity: 'error', title: 'Condition that never holds', about: 'The value it is compared with is of another type.' },
  'unfit-assignment': {
    severity: 'error',
    title: 'Value does not fit its column',
    about: 'The column stores values of another type, or none that can be written here.',
  },
  'secret-in-text': { severity: 'error', title: 'Secret in a text', about: 'A value that is kept secret cannot be shown.' },
  'unknown-slot': {
    severity: 'warning',
    title: 'Slot without a value',
    about: 'The text names a value in braces that does not exist; nothing would be shown there.',
  },
  'missing-text': {
    severity: 'warning',
    title: 'Text missing',
    about: 'The step refers to words of yours that are not there; its own words are shown.',
  },
  'missing-translation': { severity: 'warning', title: 'Translation missing', about: 'People who use this language see another one.' },
  // cautions
  'account-leak': {
    severity: 'warning',
    title: 'Tells who has an account',
    about: 'Somebody who proved nothing can find out whether an address has an account.',
  },
  'factor-twice': {
    severity: 'warning',
    title: 'Same kind of proof twice',
    about: 'Two proofs of one kind count once: they do not make a second factor.',
  },
  'password-only': {
    severity: 'warning',
    title: 'Password as only factor',
    about: 'Nothing but a remembered secret protects the zone; passwords then need 15 characters.',
  },
  'newcomers-refused': {
    severity: 'warning',
    title: 'New people are refused',
    about: 'A session in a secure zone is somebody’s: people without a user record are refused, although the app lets people register.',
  },
  'long-access-life': {
    severity: 'warning',
    title: 'Access lives long',
    about: 'An access token cannot be called back before it expires; keep it short and let the refresh token live long.',
  },
} as const satisfies Record<string, Entry>;

export type IssueCode = keyof typeof issueCodes;
