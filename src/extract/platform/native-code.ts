import type { Sighting } from '../../model/facts.ts';
import type { Matchers } from '../../model/matchers.ts';
import type { Vendor } from '../../model/rules.ts';
import { sightVendor } from '../../model/sighting.ts';
import type { Positions } from '../positions.ts';
import { LOADED, sightUrl } from '../sight-host.ts';
import { permissionNames } from './android-manifest.ts';
import { readNativeTokens, type NativeToken } from './native-tokens.ts';
import { sightNamed } from './sight-keys.ts';

const IMPORT_LINE = /^[^\S\n]*(?:@testable\s+|@_exported\s+|public\s+)?(@import|#import|#include|import)[^\S\n]+(?:static\s+|class\s+|struct\s+|func\s+)?([<"]?)([\w.$/+-]+)(\*?)/gm;

/** Swift, Objective-C, Kotlin and Java: names that rules speak of, imports of vendors, permissions asked for, hosts. */
export function extractNativeCode(path: string, text: string, positions: Positions, matchers: Matchers): Sighting[] {
  const java = /\.(?:java|kts?)$/.test(path);
  const tokens = readNativeTokens(text, /\.(?:swift|kts?)$/.test(path));
  // A header is no use of what it declares; a framework's name is the only sign of it.
  const imports = importLines(text).filter(({ match: [, keyword = '', , name = ''] }) => java || (/^#/.test(keyword) && !name.includes('/')));
  const names = matchers.nativeNames();
  const sightings = sightImports(text, tokens, java, positions, matchers);
  const seen = new Set<string>();
  let line = 0;
  for (const [index, token] of tokens.entries()) {
    const { kind, text: word, start, end } = token;
    while (line < imports.length && imports[line]!.end < start) line++;
    if (kind === 'string') {
      // What a string only names, such as the address of a policy, is likelier here than in code of the web.
      for (const sighting of sightUrl(matchers, word, positions.span(start, end), LOADED)) sightings.push(sighting.rule === 'third-party-host' ? { ...sighting, confidence: 'low' } : sighting);
    } else if (!(line < imports.length && imports[line]!.start <= start)) {
      if (names.has(word)) {
        for (const sighting of sightNamed(matchers, 'native', [word], positions.span(start, end), { strength: 'called' })) {
          // Storage says by its key what it keeps; of all else the first place of a file stands for the rest.
          if (sighting.data.length === 0) sightings.push({ ...sighting, data: keptUnder(tokens, index, matchers) });
          else if (!seen.has(word)) sightings.push(sighting);
        }
        seen.add(word);
      }
      if (tokens[index - 1]?.text === 'permission' && text[start - 1] === '.') sightings.push(...sightNamed(matchers, 'android', permissionNames(word), positions.span(start, end), { strength: 'called' }));
    }
  }
  return sightings;
}

const KEY_WITHIN = 12;

/** What the nearest string after a name says that is kept there: `getSharedPreferences("user")`, `set(x, forKey: "email")`. */
function keptUnder(tokens: readonly NativeToken[], index: number, matchers: Matchers): string[] {
  const key = tokens.slice(index + 1, index + 1 + KEY_WITHIN).find(({ kind }) => kind === 'string');
  return key ? [...matchers.classify(key.text, 'key')].sort() : [];
}

interface ImportLine {
  start: number;
  end: number;
  match: RegExpMatchArray;
}

const importLines = (text: string): ImportLine[] => Array.from(text.matchAll(IMPORT_LINE), (match) => ({ start: match.index, end: match.index + match[0].length, match }));

function sightImports(text: string, tokens: readonly NativeToken[], java: boolean, positions: Positions, matchers: Matchers): Sighting[] {
  // An import inside a comment has no token.
  const starts = new Set(tokens.filter(({ text: word }) => word === 'import' || word === 'include').map(({ start }) => start));
  const sightings: Sighting[] = [];
  for (const { start, end, match } of importLines(text)) {
    const [whole, keyword = '', quote, name = ''] = match;
    const word = start + whole.indexOf(keyword) + (/^[@#]/.test(keyword) ? 1 : 0);
    if (!starts.has(word) || quote === '"') continue;
    const module = name.split(/[/.]/)[0] ?? '';
    const vendor = java
      ? vendorOfJavaImport(name, matchers)
      : (matchers.vendorOfPackage('pod', name.replace(/\.h$/, '')) ?? matchers.vendorOfPackage('pod', module) ?? matchers.vendorOfPackage('swift', module));
    if (vendor) sightings.push(sightVendor(vendor, 'sdk', 'imported', java ? name : module, positions.span(start + whole.search(/\S/), end)));
  }
  return sightings;
}

/** By its name, or by a group of artifacts of the same name as a package above it. */
function vendorOfJavaImport(name: string, matchers: Matchers): Vendor | undefined {
  const exact = matchers.vendorOfPackage('gradle', name);
  if (exact) return exact;
  const parts = name.split('.').slice(0, 8);
  for (let length = parts.length; length >= 2; length--) {
    const found = matchers.vendorOfPackage('gradle', `${parts.slice(0, length).join('.')}:*`);
    if (found) return found;
  }
  return undefined;
}
