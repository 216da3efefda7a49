/** A path of this site to go to after signing in, or the home page for anything that would leave it (WEB-02). */
export const ownPath = (path: string | undefined): string =>
  path !== undefined && /^\/(?![/\\])[\x21-\x7e]*$/.test(path) && !path.includes('\\') ? path : '/';
