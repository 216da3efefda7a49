/** The machine itself, by name or address (RFC 8252 7.3). */
export const isLoopback = (hostname: string): boolean => ['localhost', '127.0.0.1', '[::1]'].includes(hostname);
