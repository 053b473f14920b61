import type { AccessPath } from '../model/facts.ts';
import type { AttributeTest, NamedRoot } from '../model/matchers.ts';

/** A `match` line of a rule, read. */
export type Pattern =
  | { kind: 'path'; root: string; steps: AccessPath; argument?: { index: number; text: string }; property?: AttributeTest; assigned: boolean }
  | { kind: 'element'; tag: string; attributes: AttributeTest[] }
  | { kind: 'named'; root: NamedRoot; name: string };

const NAMED = new Set<string>(['android', 'ios', 'native', 'server', 'key', 'string', 'host', 'dependency']);

/**
 * Reads one line of the notation that docs/rules.md describes.
 * @throws Error that says what was expected and where (0-based offset) in the line.
 */
export function readPattern(line: string): Pattern {
  const text = line.trim();
  const [, root, rest = ''] = /^(\S+?)(?:\s+(.*))?$/s.exec(text) ?? [];
  if (root === undefined) throw new Error(`an empty match`);
  if (NAMED.has(root)) {
    const name = rest.replace(/^"(.*)"$/s, '$1');
    if (name === '') throw new Error(`\`${root}\` needs a name: ${text}`);
    return { kind: 'named', root: root as NamedRoot, name };
  }
  if (root === 'jsx') return readElement(rest, text);
  if (root === 'global') return readSteps(`global:${readName(rest, text)}`, rest.slice(readName(rest, text).length), text);
  if (root === 'npm') {
    const [, name = '', steps = ''] = /^(\S+)\s*(.*)$/s.exec(rest) ?? [];
    if (name === '') throw new Error(`\`npm\` needs a package: ${text}`);
    return readSteps(`npm:${name.replace(/^node:/, '')}`, /^[\w$]/.test(steps) ? `.${steps}` : steps, text);
  }
  if (root === 'request' || root === 'response') return readSteps(root, rest, text);
  throw new Error(`unknown root \`${root}\` in: ${text}; expected global, npm, request, response, jsx or one of ${[...NAMED].join(', ')}`);
}

function readName(rest: string, text: string): string {
  const name = /^(?:import\.meta|[\w$]+)/.exec(rest)?.[0];
  if (name === undefined) throw new Error(`\`global\` needs a name: ${text}`);
  return name;
}

function readSteps(root: string, source: string, text: string): Pattern {
  const steps: AccessPath = [];
  let argument: { index: number; text: string } | undefined;
  let property: AttributeTest | undefined;
  let assigned = false;
  let rest = source;
  const fail = (): never => {
    throw new Error(`cannot read \`${rest}\` in: ${text}`);
  };
  while (rest !== '') {
    let m: RegExpExecArray | null;
    if (argument !== undefined || property !== undefined || assigned) throw new Error(`nothing may follow an argument or an assignment: ${text}`);
    if ((m = /^\.(\*|[\w$#-]+)/.exec(rest))) steps.push(`.${m[1]}`);
    else if ((m = /^\["([^"]*)"\]/.exec(rest))) steps.push(`.${m[1]}`);
    else if ((m = /^\(\)/.exec(rest))) steps.push('()');
    else if ((m = /^\((\*,\s*)?"([^"]*)"\)/.exec(rest))) {
      steps.push('()');
      argument = { index: m[1] ? 1 : 0, text: m[2]!.toLowerCase() };
    } else if ((m = /^\(\{\s*([\w$-]+)\s*:\s*"([^"]*)"\s*\}\)/.exec(rest))) {
      steps.push('()');
      property = { name: m[1]!, value: m[2]!.toLowerCase() };
    } else if ((m = /^\s*=$/.exec(rest))) assigned = true;
    else return fail();
    rest = rest.slice(m[0].length);
  }
  const path = steps.filter((step, index) => !(index === 0 && step === '.default' && root.startsWith('npm:')));
  return { kind: 'path', root, steps: path.map(foldStep), assigned, ...(argument === undefined ? {} : { argument }), ...(property ? { property } : {}) };
}

/** Header names, which have a hyphen, compare without case. */
export const foldStep = (step: string): string => (step.includes('-') ? step.toLowerCase() : step);

function readElement(rest: string, text: string): Pattern {
  const [, tag, tests = ''] = /^([\w$.-]+|\*)((?:\[[^\]]*\])*)$/s.exec(rest) ?? [];
  if (tag === undefined) throw new Error(`\`jsx\` needs an element name and tests like [type="tel"]: ${text}`);
  const attributes = [...tests.matchAll(/\[([\w:@.-]+)(?:="([^"]*)")?\]/g)].map(([, name = '', value]) => ({ name, ...(value === undefined ? {} : { value: value.toLowerCase() }) }));
  return { kind: 'element', tag, attributes };
}
