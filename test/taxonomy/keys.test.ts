import { describe, expect, it } from 'vitest';
import {
  currentKey, describe as describeKey, isCategory, isPurpose, isSubject, listCategories, listPurposes, listSubjects,
} from '../../src/taxonomy/index.ts';
import { CATEGORY_WORDS, PURPOSE_WORDS } from '../../src/taxonomy/descriptions.ts';
import { expandTree } from '../../src/taxonomy/expand.ts';

describe('expandTree', () => {
  it('gives parents before children', () => {
    expect(expandTree('a{b,c{d,e}} f a{g}')).toEqual(['a', 'a.b', 'a.c', 'a.c.d', 'a.c.e', 'f', 'a.g']);
  });
});

describe('keys', () => {
  it.each(['system', 'user', 'user.name', 'user.unique_id.pseudonymous', 'user.device.device_id.advertising', 'user.content.photos', 'user.workplace'])(
    '%s is a category', (key) => expect(isCategory(key)).toBe(true));
  it.each(['', 'email', 'user.', 'user.names', 'USER.NAME', '__proto__', 'constructor'])(
    '%j is none', (key) => expect(isCategory(key)).toBe(false));
  it('knows purposes and subjects', () => {
    expect(isPurpose('analytics.reporting.system.performance')).toBe(true);
    expect(isPurpose('third_party_sharing.user_directed')).toBe(true);
    expect(isPurpose('essential.service.notifications.sms')).toBe(true);
    expect(isPurpose('user.name')).toBe(false);
    expect(isSubject('child_under_13')).toBe(true);
    expect(isSubject('child')).toBe(false);
  });
  it('has every parent of every key', () => {
    for (const list of [listCategories(), listPurposes(), listSubjects()]) {
      for (const key of list) if (key.includes('.')) expect(list.has(key.slice(0, key.lastIndexOf('.')))).toBe(true);
    }
  });
  it('maps withdrawn keys to current ones', () => {
    expect(currentKey('personalize.profiling')).toBe('personalize.content.profiling');
    expect(currentKey('analytics')).toBe('analytics');
  });
});

describe('describe', () => {
  it('says every category in distinct words', () => {
    const words = [...listCategories()].map(describeKey);
    expect(new Set(words).size).toBe(words.length);
    expect(describeKey('user.location.precise')).toBe('precise location');
  });
  it('describes nothing that does not exist', () => {
    expect(Object.keys(CATEGORY_WORDS).filter((key) => !isCategory(key))).toEqual([]);
    expect([...listCategories()].filter((key) => !Object.hasOwn(CATEGORY_WORDS, key))).toEqual([]);
    expect(Object.keys(PURPOSE_WORDS).filter((key) => !isPurpose(key))).toEqual([]);
  });
  it('falls back to the last part', () => expect(describeKey('user.shoe_size')).toBe('shoe size'));
});
