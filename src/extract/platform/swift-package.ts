import type { Sighting } from '../../model/facts.ts';
import type { Matchers } from '../../model/matchers.ts';
import type { Positions } from '../positions.ts';
import { readNativeTokens } from './native-tokens.ts';
import { sightDependency } from './sight-keys.ts';

/** Packages and products that a Package.swift depends on. */
export function extractSwiftPackage(text: string, positions: Positions, matchers: Matchers): Sighting[] {
  const sightings: Sighting[] = [];
  const tokens = readNativeTokens(text, true);
  for (const [index, { kind, text: word, start, end }] of tokens.entries()) {
    const before = tokens[index - 1]?.text;
    if (kind !== 'string' || (before !== 'url' && before !== 'name')) continue;
    if (before === 'name' && tokens[index - 2]?.text !== 'product') continue;
    const span = positions.span(start, end);
    for (const name of before === 'url' ? packageNames(word) : [word]) {
      const found = sightDependency(matchers, 'swift', name, span);
      const sighted = found.length > 0 || before === 'url' ? found : sightDependency(matchers, 'pod', name, span);
      sightings.push(...sighted);
      if (sighted.length > 0) break;
    }
  }
  return sightings;
}

/** The address as written, without scheme and ending, `owner/name` and `name`. */
function packageNames(url: string): string[] {
  const plain = url.replace(/\.git$/, '');
  const parts = plain.split(/[/:]/).filter((part) => part !== '');
  return [url, plain, plain.replace(/^\w+:\/\//, ''), parts.slice(-2).join('/'), parts.at(-1) ?? ''];
}
