/** What the reader must know of the catalogue. */
export interface KnownVendors {
  isVendor(id: string): boolean;
  vendorIds(): Iterable<string>;
}
