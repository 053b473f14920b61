import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { covers, isWithin, listCategories, related, SENSITIVE_ROOTS, sensitiveRootsOf } from '../../src/taxonomy/index.ts';

const keys = [...listCategories()];
const key = fc.constantFrom(...keys);

describe('covers', () => {
  it.each([
    ['user.contact', 'user.contact.email'],
    ['user', 'user.device.user_agent'],
    ['user.contact', 'user.contact.address.city'],
    ['user.financial', 'user.financial.credit_card'],
    ['user.government_id', 'user.government_id.passport_number'],
    ['user.device.device_id', 'user.device.device_id.advertising'],
  ])('%s covers %s', (declared, observed) => expect(covers(declared, observed)).toBe(true));

  it.each([
    ['user.location', 'user.location.precise'],
    ['user.demographic', 'user.demographic.religious_belief'],
    ['user', 'user.financial.credit_card'],
    ['user', 'user.location.precise'],
    ['user', 'user.childrens'],
    ['user.contact.email', 'user.contact'],
    ['user.contact', 'user.content'],
    ['user.device.cookie', 'user.device.cookie_id'],
    ['user.biometric', 'user.biometric.health'],
  ])('%s does not cover %s', (declared, observed) => expect(covers(declared, observed)).toBe(false));

  it('is reflexive', () => keys.forEach((one) => expect(covers(one, one)).toBe(true)));

  it('is antisymmetric and transitive', () => {
    fc.assert(fc.property(key, key, key, (a, b, c) => {
      if (covers(a, b) && covers(b, a)) expect(a).toBe(b);
      if (covers(a, b) && covers(b, c)) expect(covers(a, c)).toBe(true);
    }), { numRuns: 3000 });
  });

  it('holds for exactly the ancestors that are as sensitive', () => {
    for (const declared of keys) {
      for (const observed of keys) {
        const roots = sensitiveRootsOf(observed);
        expect(covers(declared, observed))
          .toBe(isWithin(observed, declared) && roots.every((root) => isWithin(declared, root)));
      }
    }
  });

  it('knows every sensitive root', () => SENSITIVE_ROOTS.forEach((root) => expect(listCategories().has(root)).toBe(true)));
});

describe('related', () => {
  it('holds up and down the tree, in both directions', () => {
    expect(related('analytics', 'analytics.reporting.system')).toBe(true);
    expect(related('analytics.reporting.system', 'analytics')).toBe(true);
    expect(related('analytics', 'analytics')).toBe(true);
    expect(related('marketing.advertising', 'marketing.communications')).toBe(false);
    expect(related('essential', 'essentials')).toBe(false);
  });
});
