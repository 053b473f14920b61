import { describe, expect, it } from 'vitest';
import { readManifest } from '../../src/manifest/index.ts';
import { migrateManifest } from '../../src/manifest/migrate-manifest.ts';
import { isCategory, isPurpose, keysForAlias, replaceFormerKey } from '../../src/taxonomy/index.ts';
import { known } from './known-vendors.ts';

const migrate = (text: string) => migrateManifest('privacy.yml', text);

describe('migrateManifest', () => {
  it('replaces words where they stand, and nothing else', () => {
    const before = [
      '# user.cookie_id stays in a comment', 'privlint: 1', 'vocabulary: fideslang@2.0', 'collects:',
      '  email: { data: [EmailAddress, "PSL_PRECISE_LOCATION",   user.cookie_id], for: personalize.profiling, cite: email } # email',
      "  b: { data: 'user.credentials.password', subjects: child }", 'recipients: { p: { kind: processor, bind: { stripe: [e-mail] } } }',
      'shares: { s: { with: stripe, data: "*", for: [advertising.first_party.contextual] } }', 'prohibits: { n: { collect: phone } }', '',
    ].join('\r\n');
    const { text, renames } = migrate(before);
    expect(text).toBe(before
      .replace('fideslang@2.0', 'fideslang@3.1').replace('EmailAddress', 'user.contact.email').replace('PSL_PRECISE_LOCATION', 'user.location.precise')
      .replace(',   user.cookie_id', ',   user.device.cookie_id').replace('personalize.profiling', 'personalize.content.profiling')
      .replace('user.credentials.password', 'user.authorization.password').replace('subjects: child', 'subjects: child_under_13')
      .replace('[e-mail]', '[user.contact.email]').replace('advertising.first_party', 'marketing.advertising.first_party').replace('phone', 'user.contact.phone_number'));
    expect(renames[1]).toEqual({ line: 5, column: 19, from: 'EmailAddress', to: ['user.contact.email'] });
    expect(readManifest('privacy.yml', text, known).problems).toEqual([]);
    expect(migrate(text).renames).toEqual([]);
  });

  it('leaves what may mean several things, and lists them', () => {
    const before = 'privlint: 1\ncollects: { a: { data: [SensitiveInfo, email] } }\nshares: {}\n';
    const { text, renames } = migrate(before);
    expect(text).toContain('[SensitiveInfo, user.contact.email]');
    expect(renames[0]!.to).toContain('user.demographic.race_ethnicity');
    expect(renames[0]!.to.length).toBeGreaterThan(3);
  });

  it('does the same to JSON', () => {
    expect(migrate('{"collects": {"a": {"data": ["PSL_EMAIL", "NSPrivacyCollectedDataTypePhoneNumber"]}}}').text)
      .toBe('{"collects": {"a": {"data": ["user.contact.email", "user.contact.phone_number"]}}}');
  });

  it('says where a file is no YAML, and leaves it', () => {
    expect(migrate('privlint: 1\n  collects: [\n')).toMatchObject({ text: 'privlint: 1\n  collects: [\n', renames: [], problems: [{ severity: 'error', line: 1, column: 11 }, { line: 3 }] });
  });
});

describe('names for keys', () => {
  it.each([['email', 1], ['Name', 1], ['PSL_DEVICE_ID', 4], ['PSL_EMAIL', 1], ['NSPrivacyCollectedDataTypeHealth', 1], ['biometric', 2], ['shoe size', 0]])('%s: %i', (name, count) => {
    expect(keysForAlias(name, 'category')).toHaveLength(count);
  });

  it.each([
    ['user.provided.identifiable.contact.email', 'category', 'user.contact.email'], ['user.provided.identifiable.credentials.password', 'category', 'user.authorization.password'],
    ['provide.service.operations', 'purpose', 'essential.service.operations'], ['improve.system', 'purpose', 'functional.service.improve'], ['user.name', 'category', null],
  ] as const)('%s was once a key', (key, vocabulary, current) => {
    expect(replaceFormerKey(key, vocabulary)).toBe(current);
    if (current !== null) expect(vocabulary === 'category' ? isCategory(current) : isPurpose(current)).toBe(true);
  });
});
