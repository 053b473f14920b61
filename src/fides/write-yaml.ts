/** A value in block style, with comments; null is a map without entries. */
export type Yaml = string | boolean | Item[] | Field[] | null;
export interface Item { item: Yaml; comment?: string }
export interface Field {
  key: string;
  value: Yaml;
  /** At the end of the line. */
  comment?: string;
  /** Lines above. */
  above?: string[];
}

/** Block YAML 1.2, two spaces a level. */
export function writeYaml(fields: readonly Field[], indent = ''): string[] {
  return fields.flatMap(({ key, value, comment, above = [] }) => [
    ...above.map((line) => `${indent}# ${oneLine(line)}`),
    ...writeValue(`${indent}${writeScalar(key)}:`, value, comment, indent),
  ]);
}

function writeValue(start: string, value: Yaml, comment: string | undefined, indent: string): string[] {
  const beside = comment === undefined ? '' : ` # ${oneLine(comment)}`;
  if (value === null) return [`${start} {}${beside}`];
  if (!Array.isArray(value)) return [`${start} ${typeof value === 'string' ? writeScalar(value) : String(value)}${beside}`];
  if (value.length === 0) return [`${start} []${beside}`];
  return [`${start}${beside}`, ...value.flatMap((one) => ('item' in one ? writeItem(one, `${indent}  `) : writeYaml([one], `${indent}  `)))];
}

function writeItem({ item, comment }: Item, indent: string): string[] {
  if (!Array.isArray(item)) return writeValue(`${indent}-`, item, comment, indent);
  const lines = writeYaml(item as Field[], `${indent}  `);
  // The dash takes the place of the first field's indentation; comments above that field stay above the dash.
  const first = lines.findIndex((line) => !line.trimStart().startsWith('#'));
  return lines.map((line, i) => (i < first ? line.slice(2) : i === first ? `${indent}- ${line.slice(indent.length + 2)}` : line));
}

const PLAIN = /^(?!(?:true|false|null|yes|no|on|off)$)[A-Za-z][A-Za-z0-9_@/()' .,-]*$/i;

const writeScalar = (text: string): string => (PLAIN.test(text) && !text.endsWith(' ') ? text : JSON.stringify(text).replaceAll('\x7f', '\\u007f'));

// Names are a stranger's text: no line break may end the comment that holds them.
const oneLine = (words: string): string => words.replaceAll(/[^\x20-\x7e\u00a0-\u1fff\u2030-\ud7ff\uf900-\ufefe]/g, ' ').slice(0, 300).trim();
