/** YAML that a reader adds to the manifest: sections, entries, fields, with a remark where it extends what is there. */
export type Sketch = { [key: string]: Sketch | string[] | string | null | Extension };

/** Values to add to a list that is there already. */
export class Extension {
  readonly values: readonly string[];
  constructor(values: readonly string[]) {
    this.values = values;
  }
}

/** Valid YAML without a final line break. Block maps, flow lists. */
export function renderYaml(sketch: Sketch, indent = ''): string {
  return Object.entries(sketch).map(([key, value]) => {
    const head = `${indent}${quote(key)}:`;
    if (value === null) return head;
    if (typeof value === 'string') return `${head} ${quote(value)}`;
    if (Array.isArray(value)) return `${head} ${renderList(value)}${value.length === 0 ? '   # name what it gets' : ''}`;
    if (value instanceof Extension) return `${head} ${renderList(value.values)}   # add to the list that is there`;
    return `${head}\n${renderYaml(value as Sketch, `${indent}  `)}`;
  }).join('\n');
}

const renderList = (values: readonly string[]): string => `[${values.map(quote).join(', ')}]`;

/** Plain where YAML takes it for the same text; what came from code may hold anything. */
function quote(text: string): string {
  return /^[A-Za-z][A-Za-z0-9_.-]*$/.test(text) && !/^(true|false|null|yes|no|on|off|y|n)$/i.test(text) ? text : JSON.stringify(text);
}
