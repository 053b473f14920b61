import { compileCatalogue, loadCatalogue, readRules, type RuleProblem } from './catalogue/index.ts';
import { extract } from './extract/extract.ts';
import { link } from './link/link.ts';
import type { Matchers } from './model/matchers.ts';
import type { ApiModel, Catalogue, Example, Vendor } from './model/rules.ts';

export interface RuleCase {
  rule: string;
  /** What the example shows, for a test's name. */
  title: string;
  file: string;
  code: string;
  found: boolean;
}

export interface RuleFailure {
  rule: string;
  message: string;
}

/** Runs the embedded examples of the rules below a folder, with the built-in rules beside them. */
export async function testRules(dir: string): Promise<{ failures: RuleFailure[]; passed: number }> {
  const { catalogue, problems } = await readRules(dir);
  const matchers = await compileWithBuiltIn(catalogue);
  const failures: RuleFailure[] = problems.map(toFailure);
  let passed = 0;
  for (const one of listRuleCases(catalogue)) {
    if (await passes(one, matchers)) passed++;
    else failures.push({ rule: one.rule, message: `${one.found ? 'not found' : 'found although it must stay silent'}: ${one.code}` });
  }
  return { failures, passed };
}

async function compileWithBuiltIn(own: Catalogue): Promise<Matchers> {
  const builtIn = await loadCatalogue();
  const ids = new Set([...own.apis, ...own.vendors].map((rule) => rule.id));
  const others = <T extends { id: string }>(rules: readonly T[]): T[] => rules.filter((rule) => !ids.has(rule.id));
  return compileCatalogue({ apis: [...others(builtIn.apis), ...own.apis], vendors: [...others(builtIn.vendors), ...own.vendors], fields: [...builtIn.fields, ...own.fields], controls: [...(builtIn.controls ?? []), ...(own.controls ?? [])] });
}

const toFailure = ({ file, message }: RuleProblem): RuleFailure => ({ rule: file, message });

/** The examples written in rules, and one for each package, host and global of a vendor. */
export function listRuleCases(catalogue: Catalogue): RuleCase[] {
  return [...catalogue.apis.flatMap(casesOfExamples), ...catalogue.vendors.flatMap((vendor) => [...casesOfExamples(vendor), ...casesOfVendor(vendor)])];
}

function casesOfExamples(rule: ApiModel | Vendor): RuleCase[] {
  const toCase = (found: boolean) => (example: Example): RuleCase => {
    const { file, code } = typeof example === 'string' ? { file: 'example.tsx', code: example } : example;
    return { rule: rule.id, title: `${found ? 'found' : 'silent'}: ${code.slice(0, 100)}`, file, code, found };
  };
  return [...rule.examples.found.map(toCase(true)), ...rule.examples.silent.map(toCase(false))];
}

function casesOfVendor(vendor: Vendor): RuleCase[] {
  const shown = (title: string, code: string, file = 'example.ts'): RuleCase => ({ rule: vendor.id, title, file, code, found: true });
  const name = (pattern: string): string => pattern.replaceAll('*', 'x');
  const host = (pattern: string): string => pattern.replace(/^\*\./, 'x.');
  return [
    ...(vendor.packages.npm ?? []).map((pattern) => shown(`npm ${pattern}`, `import * as sdk from '${name(pattern)}';\nsdk.start();`)),
    ...vendor.hosts.map((pattern) => shown(`host ${pattern}`, `fetch('https://${host(pattern)}${pattern.includes('/') ? '' : '/x'}');`)),
    ...vendor.globals.map((global) => shown(`global ${global}`, `${global}('x');`)),
    ...vendor.env.map((pattern) => shown(`env ${pattern}`, `use(process.env.${pattern.replace('*', 'KEY')});`)),
  ];
}

/** Whether the rule is in the evidence of the code alone, as it should or should not be. */
export async function passes({ rule, file, code, found }: RuleCase, matchers: Matchers): Promise<boolean> {
  const facts = await extract(file, code, matchers);
  return link([facts], matchers, () => '').some((evidence) => evidence.rule === rule) === found;
}
