import { displayWidth } from './display-width.ts';
import { wrap } from './wrap.ts';

/** One line of YAML as lines of at most `width` columns where a flow list allows a break; it stays the same YAML. */
export function foldYaml(line: string, width: number): string[] {
  if (displayWidth(line) <= width) return [line];
  const indent = line.length - line.trimStart().length;
  const remark = line.lastIndexOf(']   # ');
  const body = remark < 0 ? line : line.slice(0, remark + 1);
  const above = remark < 0 ? [] : [`${' '.repeat(indent)}${line.slice(remark + 1).trim()}`];
  const open = body.indexOf('[');
  if (open < 0) return [line];
  const [first = '', ...rest] = wrap(body.trimStart(), width - indent - 2);
  return [...above, `${' '.repeat(indent)}${first}`, ...rest.map((part) => `${' '.repeat(indent + 2)}${part}`)];
}
