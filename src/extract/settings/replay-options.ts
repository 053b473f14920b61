import { importsOf } from '../../model/imports.ts';
import type { Matchers } from '../../model/matchers.ts';
import type { Vendor } from '../../model/rules.ts';
import { holdsAny, type SettingText } from './setting-text.ts';

const GLOBAL = /\b(?:window\.)?([A-Za-z_$][\w$]{1,30})\s*(?:\?\.|\.|\()/g;

const WORDS = ['mask', 'Mask', 'anitizer', 'obscure', 'rivacyLevel', 'rivacySetting', 'TextCapture', 'smartlook', 'data-hj', 'blockAllMedia'];

export const mayHoldReplay = (text: string): boolean => holdsAny(text, WORDS);

/** Options by which a recorder of sessions sees what people type or read. The catalogue knows them, vendor by vendor. */
export function findUnmaskedReplay(file: SettingText, matchers: Matchers): void {
  const vendors = new Map<string, Vendor>();
  for (const specifier of importsOf(file.text)) note(matchers.vendorOfPackage('npm', specifier));
  for (const { 1: name = '' } of file.text.matchAll(GLOBAL)) note(matchers.vendorOfGlobal(name));
  for (const vendor of vendors.values()) {
    for (const option of vendor.unmasks ?? []) {
      const [name = '', value] = option.split('=');
      const pattern = new RegExp(`(?<![\\w$-])${escape(name)}["'\`]?\\s*${value === undefined ? '\\b' : `[:=]\\s*["'\`{]*${escape(value)}(?![\\w-])`}`, 'g');
      for (const { 0: whole, index } of file.text.matchAll(pattern)) file.add('replay-unmasked', option, whole.replace(/\s+/g, ' '), index, index + whole.length, { vendor: vendor.id });
    }
  }

  function note(vendor: Vendor | undefined): void {
    if (vendor && (vendor.unmasks ?? []).length > 0) vendors.set(vendor.id, vendor);
  }
}

const escape = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
