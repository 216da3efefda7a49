/** What steps say to people in one language: by type (`flow`: the interpreter itself), then by the name of the text. */
export type StepWords = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** By language, where a builder wrote nothing. English stands in the definitions. */
export type StepLanguages = Readonly<Record<string, StepWords>>;
