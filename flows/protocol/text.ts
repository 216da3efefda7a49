/**
 * A text on the wire: the key lets an app translate it itself, the text is what the server resolved for the run's
 * locale (asked tag, its base, the app's default, English).
 */
export type Text = { key: string; text: string };
