import { type NextRequest, NextResponse } from 'next/server';
import { container } from '#server/index.ts';

/**
 * Headers of every console page (WEB-01, WEB-05, WEB-09). Never decides about access: every procedure does (CFG-01). Scripts run by
 * nonce only; `style-src-attr` is open because React Flow draws with style attributes.
 */
export const proxy = (request: NextRequest) => {
  const { env } = container();
  const nonce = btoa(crypto.randomUUID());
  const dev = !env.production;
  const policy = [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${dev ? " 'unsafe-eval'" : ''}`,
    // A nonce would switch 'unsafe-inline' off, which the development overlay needs.
    dev ? "style-src 'self' 'unsafe-inline'" : `style-src 'self' 'nonce-${nonce}'`,
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data: blob: https:",
    "font-src 'self'",
    `connect-src 'self' ${env.publicUrl}${dev ? ' ws: wss:' : ''}`,
    `frame-src 'self' ${env.publicUrl}`,
    "worker-src 'self' blob:",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ');

  const headers = new Headers(request.headers);
  headers.set('content-security-policy', policy);
  headers.set('x-nonce', nonce);
  // Where to come back to after signing in.
  headers.set('x-path', request.nextUrl.pathname + request.nextUrl.search);
  const response = NextResponse.next({ request: { headers } });
  response.headers.set('content-security-policy', policy);
  response.headers.set('referrer-policy', 'no-referrer');
  response.headers.set('x-content-type-options', 'nosniff');
  response.headers.set('cross-origin-opener-policy', 'same-origin');
  response.headers.set('cache-control', 'no-store');
  if (env.consoleUrl.startsWith('https:')) response.headers.set('strict-transport-security', 'max-age=31536000');
  return response;
};

export const config = { matcher: '/((?!_next/static|_next/image|icon.svg).*)' };
