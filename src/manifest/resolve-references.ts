import { suggest } from '../taxonomy/index.ts';
import { checkTarget } from './bind.ts';
import type { KnownVendors } from './known.ts';
import type { RawManifest } from './manifest-shape.ts';
import type { Located } from './shape.ts';
import { report } from './source.ts';

/** Reports every name that leads nowhere: controls, recipients and vendors. */
export function checkReferences(raw: RawManifest, known: KnownVendors): void {
  const controls = new Set(raw.controls?.map((entry) => entry.id));
  const recipients = new Map(raw.recipients?.map((entry) => [entry.id, entry.value]));

  const checkControls = (names: Located[] | undefined, path: string): void => {
    for (const { value, at } of names ?? []) {
      if (controls.has(value)) continue;
      report(at, `${path}: no control is called "${value.slice(0, 60)}"`, () => nearest(value, controls) ?? `add it under "controls": ${value.slice(0, 60)}: { type: opt-in }`);
    }
  };
  const checkVendor = ({ value, at }: Located, path: string, classes: Iterable<string>): void => {
    if (/^[a-z]+:/.test(value)) {
      checkTarget(value, at, path);
      return;
    }
    if (known.isVendor(value)) return;
    report(at, `${path}: "${value.slice(0, 60)}" is neither ${classes === NONE ? '' : 'a recipient nor '}a vendor of the catalogue`, () =>
      nearest(value, [...classes, ...known.vendorIds()]) ?? 'for a host that the catalogue does not know, write "host:api.example.com"');
  };

  for (const section of ['collects', 'uses'] as const) {
    for (const { id, value } of raw[section] ?? []) checkControls(value.requires, `${section}.${id}.requires`);
  }
  for (const { id, value } of raw.prohibits ?? []) checkControls(value.unless, `prohibits.${id}.unless`);
  for (const { id, value } of raw.shares ?? []) {
    const path = `shares.${id}`;
    checkControls(value.requires, `${path}.requires`);
    if (!value.with) continue;
    const recipient = recipients.get(value.with.value);
    if (!recipient) checkVendor(value.with, `${path}.with`, recipients.keys());
    if (!recipient || !value.limit) continue;
    for (const binding of recipient.bind ?? []) {
      if (binding.data === null) {
        report(binding.at, `recipients.${value.with.value}: "${binding.target}" lacks its data, which "limit: necessary" of ${path} asks for`,
          `say what this one needs: "${binding.target}": [user.contact.email]`);
      }
    }
  }
  for (const { id, value } of raw.recipients ?? []) {
    const path = `recipients.${id}.bind`;
    for (const binding of value.bind ?? []) {
      if (!/^(host|npm):/.test(binding.target)) checkVendor({ value: binding.target, at: binding.at }, path, NONE);
      if (value.kind?.value === 'any') report(binding.at, `${path}: "kind: any" binds no vendor`, 'give the vendor a recipient of its own kind');
    }
  }
}

const NONE: readonly string[] = [];

function nearest(value: string, candidates: Iterable<string>): string | null {
  const near = suggest(value, candidates);
  return near === null ? null : `did you mean "${near}"?`;
}
