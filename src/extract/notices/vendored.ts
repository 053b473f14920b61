/** Folders of packages that others wrote: a notice there is the vendor's, of its own library. */
const VENDORED = /(?:^|\/)(?:node_modules|Pods|Carthage|third_party|third-party|vendor)\/|\.(?:x?framework|bundle)\//;

/** Whether a privacy manifest at this path speaks for a package instead of the application. */
export const isOfPackage = (path: string): boolean => VENDORED.test(path);
