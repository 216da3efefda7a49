/** A provider that cannot be used, in our own words. */
export class ProviderFault extends Error {}
