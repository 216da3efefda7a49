/** What `sallyport` without words says of the command. */
export const testUsage = `  test <file> … Plays the scenarios of flow files exported from the designer, and says what came of them.
                --scenario <name>   Only this one; may be given more than once.
                --junit <file>      Also writes what a build server reads.
                It needs no server, no data folder and no network. Exit code: 0 all passed, 1 something did not,
                2 a file could not be read or the words were not understood.
`;
