import type { Datum } from '../model/datum.ts';
import type { Facts } from '../model/facts.ts';
import type { TextImport } from '../model/imports.ts';
import type { Matchers } from '../model/matchers.ts';
import { isStronger, type Interest } from './interests.ts';
import type { Program } from './program.ts';
import { findUnreadTypes } from './unread-types.ts';
import { EXPORTS, mayHandOn, REEXPORTS, SHORT, type Import, usesResultWithData, usesWithData } from './uses-in-text.ts';

/**
 * The files that hold no word of any rule and must be parsed after all: what they import matters, they are given data
 * that they may send on, or they give, or declare the type of, what reaches somebody.
 */
export function findWanted(facts: readonly Facts[], program: Program, readText: (path: string) => string, matchers: Matchers): { index: number; path: string; text: string }[] {
  const given = filesGivenData(facts, program, matchers);
  const typed = findUnreadTypes(facts, program);
  const naming = filesThatName(facts, program);
  const asked = program.asked();
  return facts.flatMap(({ path, unread }, index) => {
    if (!unread) return [];
    const reason = reasonOf(unread, path, program);
    const gives = asked.get(path);
    if (!reason && gives === undefined && !given.has(path) && !typed.has(path) && !naming.has(path)) return [];
    const text = readText(path);
    const isWorthIt = (gives !== undefined && mayGive(gives, text, matchers)) || (reason && isWorth(reason, text, matchers)) || (naming.has(path) && EXPORTS.test(text)) || (given.has(path) && (SENDS.test(text) || REEXPORTS.test(text))) || (typed.has(path) && mayDeclare(typed.get(path)!, text, matchers));
    return isWorthIt ? [{ index, path, text }] : [];
  });
}

/** What sends over the network, to an address that a file may be told. */
const SENDS = /\bfetch\s*\(|\baxios\b|\bXMLHttpRequest\b|\bsendBeacon\b|\$http\b|\bHttp(?:Client|Service)\b/;

/** The files whose functions are given personal data by another. */
function filesGivenData(facts: readonly Facts[], program: Program, matchers: Matchers): Set<string> {
  const files = new Set<string>();
  const isPersonal = ({ data, label, person }: Datum): boolean => data !== undefined || matchers.classify(label, person ? 'person' : 'field').length > 0;
  const unread = new Set(facts.filter((fact) => fact.unread).map(({ path }) => path));
  for (const { path, module } of facts) {
    const roots = new Map<string, string[]>();
    for (const { given, path: [root = ''] } of module?.uses ?? []) {
      if (!given) continue;
      let targets = roots.get(root);
      if (!targets) {
        const file = program.fileOf(root.slice(root.indexOf(':') + 1), path);
        roots.set(root, (targets = file === null ? [] : [file, ...program.reexportedBy(file)].filter((target) => unread.has(target))));
      }
      if (targets.length > 0 && given.some((data) => data.some(isPersonal))) for (const target of targets) files.add(target);
    }
  }
  return files;
}

/** The files that hold, as a constant, the name of a cookie or the key of a storage that others use. */
function filesThatName(facts: readonly Facts[], program: Program): Set<string> {
  const files = new Set<string>();
  const add = (file: string): void => {
    if (files.has(file)) return;
    files.add(file);
    program.reexportedBy(file).forEach(add);
  };
  for (const { path, sightings, module } of facts) {
    const pending = sightings.flatMap((sighting) => sighting.pending ?? []);
    const passed = (module?.uses ?? []).flatMap((use) => (use.arguments.some(({ from }) => from) && program.wrappersOf(use.path, path) ? use.arguments : []));
    for (const { from: [root = ''] = [] } of [...pending, ...passed]) {
      const file = root.startsWith('module:') ? program.fileOf(root.slice('module:'.length), path) : null;
      if (file !== null) add(file);
    }
  }
  return files;
}

/** What of its imports gives a reason to parse a file that holds no word of any rule. */
interface Reason {
  interest: Interest;
  /** What matters, as the file calls it; null where that is not known. */
  locals: Import[] | null;
}

/** The strongest reason for which one of the imports matters. */
function reasonOf(imports: readonly TextImport[], from: string, program: Program): Reason | null {
  let interest: Interest | null = null;
  let locals: Import[] | null = [];
  const note = (found: Interest | null): boolean => {
    if (found !== null && isStronger(found, interest)) interest = found;
    return found !== null;
  };
  for (const { specifier, names } of imports) {
    const file = program.fileOf(specifier, from);
    if (file === null) continue;
    if (names === null) {
      if (note(program.interestOf(file, null))) locals = null;
    } else for (const { name, local } of names) if (note(program.interestOf(file, name))) locals?.push({ local, members: program.membersOf(file, name) });
    if (interest === 'anything') break;
  }
  return interest === null ? null : { interest, locals };
}

/** Whether what the text does with what it imports can matter. */
function isWorth({ interest, locals }: Reason, text: string, matchers: Matchers): boolean {
  switch (interest) {
    case 'anything':
      return true;
    case 'result':
      return locals === null ? mayHandOn(text) || matchers.holdsName(text) : locals.some((used) => usesResultWithData(used, text, matchers));
    case 'data':
      return locals === null ? mayHandOn(text) || matchers.holdsName(text) : locals.some((used) => usesWithData(used, text, matchers) || (text.includes(`\${${used.local}}`) && SENDS.test(text)));
    case 'record':
      return matchers.holdsLoggedName(text);
    case 'address':
      return SENDS.test(text);
    case 'put':
      return PUTS.test(text) && matchers.holdsName(text);
  }
}

/** What a file declares and others may use as a type: an interface, a class, a schema. */
const DECLARATIONS = /\b(?:interface|type|class|enum|const|let|var|function)\s+([\w$]+)/g;

/** Whether a file can declare one of the types, and say what they have, or hand on those of others. */
function mayDeclare(names: ReadonlySet<string>, text: string, matchers: Matchers): boolean {
  if (REEXPORTS.test(text)) return true;
  if (!matchers.holdsName(text)) return false;
  return names.has('default') || Array.from(text.matchAll(DECLARATIONS), ([, name = '']) => name).some((name) => names.has(name));
}

/** What puts data into contexts and events. */
const PUTS = /\.Provider\b|\b(?:emit|emitAsync|publish|trigger|fire|dispatchEvent)\(/;
/** A variable of a module that changes: what is given is what was kept. */
const KEEPS = /^(?:export )?let /m;

/** Whether a file can hold what it is asked for, or have it from another. */
function mayGive(reason: Interest, text: string, matchers: Matchers): boolean {
  if (reason === 'anything') return true;
  if (reason === 'put') return PUTS.test(text) && matchers.holdsName(text);
  return REEXPORTS.test(text) || (EXPORTS.test(text) && (matchers.holdsName(text) || (text.length < SHORT && KEEPS.test(text))));
}
