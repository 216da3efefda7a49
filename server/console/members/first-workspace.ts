/**
 * Id of the workspace that the first owner gets. Fixed, because the demo app is seeded into it, and served, before anybody has
 * set the server up.
 */
export const firstWorkspace = 'wsp_first';
