import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { glob } from 'glob';
import { parseDocument } from 'yaml';
import { isCategory, isPurpose } from '../taxonomy/index.ts';
import { VIAS } from '../model/evidence.ts';
import { VENDOR_KINDS, type ApiModel, type Catalogue, type Examples, type FieldNames, type Vendor } from '../model/rules.ts';
import type { ControlModel } from '../model/controls.ts';
import { readPattern } from './notation.ts';
import { toControl } from './to-control.ts';

export interface RuleProblem {
  file: string;
  message: string;
}

const NO_EXAMPLES: Examples = { found: [], silent: [] };
const strings = (value: unknown): string[] => (Array.isArray(value) ? value.map(String) : typeof value === 'string' ? [value] : []);

/** Reads every rule below a folder, sorted by path. What is wrong with a rule is a problem; the rule is then left out. */
export async function readRules(dir: string): Promise<{ catalogue: Catalogue; problems: RuleProblem[] }> {
  const files = (await glob('**/*.{yml,yaml}', { cwd: dir, posix: true, nodir: true })).sort((a, b) => (a < b ? -1 : 1));
  const controls: ControlModel[] = [];
  const catalogue: Catalogue = { apis: [], vendors: [], fields: [], controls };
  const problems: RuleProblem[] = [];
  const ids = new Map<string, string>();
  const texts = await Promise.all(files.map((file) => readFile(join(dir, file), 'utf8')));
  files.forEach((file, index) => {
    const document = parseDocument(texts[index] ?? '', { maxAliasCount: 0 } as never);
    const wrong = (message: string): void => void problems.push({ file, message });
    if (document.errors[0]) return wrong(document.errors[0].message);
    const raw = document.toJS() as Record<string, unknown> | null;
    if (typeof raw !== 'object' || raw === null || Array.isArray(raw)) return wrong('expected a map');
    if ('category' in raw) {
      const fields = toFields(raw);
      if (!isCategory(fields.category)) return wrong(`unknown category \`${fields.category}\``);
      catalogue.fields.push(fields);
      return;
    }
    if ('control' in raw) {
      const { control, problem } = toControl(raw);
      if (control.control !== basename(file).replace(/\.ya?ml$/, '')) return wrong(`control \`${control.control}\` differs from the file's name`);
      if (problem !== null) return wrong(problem);
      controls.push(control);
      return;
    }
    const id = String(raw['id'] ?? '');
    if (id !== basename(file).replace(/\.ya?ml$/, '')) return wrong(`id \`${id}\` differs from the file's name`);
    if (ids.has(id)) return wrong(`id \`${id}\` is used by ${ids.get(id)} too`);
    ids.set(id, file);
    const rule = 'kind' in raw ? toVendor(raw) : toApi(raw);
    const before = problems.length;
    for (const line of rule.match) {
      try {
        readPattern(line);
      } catch (error) {
        wrong((error as Error).message);
      }
    }
    const categories = 'kind' in rule ? [...rule['sends-by-default'], ...rule.returns] : rule.data;
    for (const category of categories) if (!isCategory(category)) wrong(`unknown category \`${category}\``);
    if ('kind' in rule) {
      if (!VENDOR_KINDS.includes(rule.kind)) wrong(`unknown kind \`${rule.kind}\``);
      for (const purpose of rule.purposes) if (!isPurpose(purpose)) wrong(`unknown purpose \`${purpose}\``);
      if (problems.length === before) catalogue.vendors.push(rule);
    } else {
      if (!VIAS.includes(rule.via)) wrong(`unknown via \`${rule.via}\``);
      for (const category of Object.values(rule.options ?? {})) if (!rule.data.includes(category)) wrong(`option of \`${category}\`, which is not in data`);
      if (rule.match.length === 0) wrong('no match');
      if (problems.length === before) catalogue.apis.push(rule);
    }
  });
  return { catalogue, problems };
}

function toExamples(raw: unknown): Examples {
  const { found, silent } = (raw ?? {}) as Partial<Examples>;
  return found || silent ? { found: found ?? [], silent: silent ?? [] } : NO_EXAMPLES;
}

function toFields(raw: Record<string, unknown>): FieldNames {
  return { category: String(raw['category']), names: strings(raw['names']), 'in-person': strings(raw['in-person']), 'as-key': strings(raw['as-key']), 'as-input': strings(raw['as-input']), 'in-visit': strings(raw['in-visit']) };
}

function toApi(raw: Record<string, unknown>): ApiModel {
  return { ...(raw as unknown as ApiModel), data: strings(raw['data']), match: strings(raw['match']), examples: toExamples(raw['examples']) };
}

function toVendor(raw: Record<string, unknown>): Vendor {
  const lists = Object.fromEntries(['purposes', 'hosts', 'sends-by-default', 'returns', 'cookies', 'env', 'globals', 'match', 'self-hosted', 'unmasks', 'except'].map((key) => [key, strings(raw[key])]));
  return { ...(raw as unknown as Vendor), ...lists, packages: (raw['packages'] as Vendor['packages'] | undefined) ?? {}, examples: toExamples(raw['examples']) } as Vendor;
}
