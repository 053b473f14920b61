import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { listCategories, isCategory, isPurpose } from '../../src/taxonomy/index.ts';
import { readManifest } from '../../src/manifest/index.ts';
import { known } from './known-vendors.ts';

const file = new URL('../../../shared/design/cipo-privacy.yml', import.meta.url);

describe.skipIf(!existsSync(file))('the reference manifest', () => {
  const text = existsSync(file) ? readFileSync(file, 'utf8') : '';
  const { manifest, problems } = readManifest('privacy.yml', text, known);

  it('reads without a problem', () => {
    expect(problems).toEqual([]);
    expect(manifest).not.toBeNull();
  });

  it('keeps every section', () => {
    const { collects, shares, uses, recipients, controls, prohibits, rights, retention, transfers, promises, exclusions } = manifest!;
    expect([collects, shares, uses, recipients, controls, prohibits, rights, retention, transfers, promises, exclusions].map((list) => list.length))
      .toEqual([12, 10, 3, 9, 10, 4, 4, 2, 3, 12, 4]);
    expect(manifest!.policy).toMatchObject({ text: 'PRIVACY_POLICY.txt', updated: '2025-03-20', role: 'both' });
    expect(manifest!.entity.firstParty).toEqual(['*.ciposoftware.com']);
  });

  it('holds the place of each entry', () => {
    for (const entry of [...manifest!.collects, ...manifest!.shares, ...manifest!.controls, ...manifest!.promises]) {
      const line = manifest!.lines[entry.place.line - 1]!;
      expect(line.slice(entry.place.column - 1).startsWith(entry.id.replace(/^\w+\./, ''))).toBe(true);
    }
  });

  it('resolves every name', () => {
    const controls = new Set(manifest!.controls.map((control) => control.id));
    const recipients = new Set(manifest!.recipients.map((recipient) => recipient.id));
    for (const entry of [...manifest!.collects, ...manifest!.shares, ...manifest!.uses]) {
      expect(entry.data.every(isCategory)).toBe(true);
      expect(entry.for.every(isPurpose)).toBe(true);
      expect(entry.requires.every((control) => controls.has(control))).toBe(true);
    }
    expect(manifest!.shares.every((share) => recipients.has(share.with))).toBe(true);
  });

  it('expands "*" to what collects declares, never more', () => {
    const collected = new Set(manifest!.collects.flatMap((entry) => entry.data));
    const vendors = manifest!.shares.find((share) => share.id === 'shares.vendors')!;
    expect(vendors.everything).toBe(true);
    expect(new Set(vendors.data)).toEqual(collected);
    expect(collected.size).toBeLessThan(listCategories().size / 2);
  });

  it('refuses an unknown key with its position', () => {
    const at = text.split('\n').findIndex((line) => line.includes('  device-info:'));
    const broken = readManifest('privacy.yml', text.replace('operating_system], from:', 'operating_system], form_:'), known);
    expect(broken.manifest).toBeNull();
    expect(broken.problems).toMatchObject([{ line: at + 1, column: text.split('\n')[at]!.indexOf('from:') + 1, hint: 'did you mean "form"?' }]);
  });
});
