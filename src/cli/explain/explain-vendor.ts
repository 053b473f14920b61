import type { Vendor } from '../../model/rules.ts';
import type { Painter } from '../../report/context.ts';
import { escapeTerminal } from '../../report/escape-terminal.ts';
import { foldYaml } from '../../report/fold-yaml.ts';
import { kept, LABEL, labelled, usableWidth } from '../../report/paint.ts';
import { describe, describePurpose } from '../../taxonomy/index.ts';
import { declareShare } from './declare-example.ts';
import { listSome } from './list-some.ts';
import { suppressionOf } from './explain-verdict.ts';

export function explainVendor(vendor: Vendor, painter: Painter): string[] {
  const { color } = painter;
  const sends = vendor['sends-by-default'];
  const list = (label: string, values: readonly string[]): string[] => (values.length === 0 ? [] : labelled(label, listSome(values), painter));
  const packages = Object.entries(vendor.packages).flatMap(([ecosystem, names]) => (names ?? []).map((name) => `${ecosystem}:${name}`));
  return [
    `${color.bold(escapeTerminal(vendor.id))}  ${color.dim(`third party, ${vendor.kind}`)}`,
    escapeTerminal(vendor.company === undefined || vendor.company === vendor.name ? vendor.name : `${vendor.name} (${vendor.company})`),
    '',
    ...list('purposes', vendor.purposes.map((key) => `${key} (${describePurpose(key)})`)),
    ...list('sends', sends.map((key) => `${key} (${describe(key)})`)),
    ...(sends.length > 0 ? labelled('', 'as soon as it is initialised or loaded, with no call of yours', painter, color.dim) : []),
    ...list('answers', vendor.returns.map((key) => `${key} (${describe(key)})`)),
    ...list('packages', packages),
    ...list('hosts', vendor.hosts),
    ...list('cookies', vendor.cookies),
    ...list('variables', vendor.env),
    ...list('globals', vendor.globals),
    ...list('unmasks', (vendor.unmasks ?? []).length === 0 ? [] : [`these options let it record what people type or read: ${(vendor.unmasks ?? []).join(', ')}`]),
    ...list('self-hosted', vendor['self-hosted'].length === 0 ? [] : [`when one of these options points to a host of yours: ${vendor['self-hosted'].join(', ')}`]),
    ...kept('declare it', declareShare(vendor.id, sends.length > 0 ? sends : ['user.contact.email']).flatMap((line) => foldYaml(line, usableWidth(painter) - LABEL)), painter, color.green),
    ...kept('or bind it', ['recipients:', '  service-providers:', '    kind: processor', `    bind: [${vendor.id}]`], painter, color.green),
    ...kept('suppress', [suppressionOf(vendor.id)], painter),
    ...(vendor.docs === undefined ? [] : kept('read', [vendor.docs], painter)),
  ];
}
