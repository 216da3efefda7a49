import './scripts/require-node.mjs';

process.env.NEXT_TELEMETRY_DISABLED ??= '1';

/** @type {import('next').NextConfig} */
export default {
  allowedDevOrigins: ['127.0.0.1'],
  poweredByHeader: false,
  productionBrowserSourceMaps: false,
  // `npm run check` checks the types of everything; a start from source need not wait for it.
  typescript: { ignoreBuildErrors: true },
  serverExternalPackages: ['better-sqlite3', '@node-rs/argon2', 'oidc-provider', 'pg'],
};
