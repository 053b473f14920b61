const VENDORS = ['google-analytics', 'segment', 'sentry', 'stripe'];

/** A catalogue of four. */
export const known = {
  isVendor: (id: string): boolean => VENDORS.includes(id),
  vendorIds: (): Iterable<string> => VENDORS,
};
