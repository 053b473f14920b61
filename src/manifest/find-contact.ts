import type { PolicyText } from './policy-text/policy-text.ts';

const ADDRESS = /(?<![\w.%+-])[\w.%+-]{1,64}@[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){1,6}/gi;
const FOR_PRIVACY = /privacy|dpo|data-?protection|datenschutz|gdpr|rgpd|legal/i;

/** The e-mail address that a policy gives for questions about it: one whose name says so, else the first. */
export function findContact({ folded }: PolicyText): string | null {
  const all = folded.text.match(ADDRESS) ?? [];
  return all.find((address) => FOR_PRIVACY.test(address.slice(0, address.indexOf('@')))) ?? all[0] ?? null;
}
