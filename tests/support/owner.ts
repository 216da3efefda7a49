type Owner = { OWNER_EMAIL: string; OWNER_PASSWORD: string };

/** Signs the owner in to the console and returns a function that calls its procedures, as its pages do. */
export const ownerSession = async (url: string, owner: Owner) => {
  let cookie = '';
  const call = async (path: string, input: unknown) => {
    const response = await fetch(`${url}/trpc/${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: url, cookie },
      body: JSON.stringify(input),
    });
    cookie = response.headers.getSetCookie()[0]?.split(';')[0] ?? cookie;
    const answer = await response.json();
    if (!response.ok) throw new Error(`${path}: ${JSON.stringify(answer)}`);
    return answer.result.data;
  };
  await call('account.signIn', { email: owner.OWNER_EMAIL, password: owner.OWNER_PASSWORD });
  return call;
};
