import fc from 'fast-check';

/** A value with the ways to write it: in block or in brackets, with comments wherever YAML allows one. */
type Value = string | Value[] | [string, Value][];
interface Style { flow: boolean; comments: string[]; blanks: boolean[] }

const quote = fc.constantFrom('plain words', '"with: colon"', "'it''s'", '"a \\"b\\" # c"', '12', '"true"', 'x#y', '"*"', '|-\n  literal\n  # no comment', '"é 😀"');
const key = fc.constantFrom('user.name', 'user.contact.email', '"user.device.cookie_id"', "'user.location'");
const list = (of: fc.Arbitrary<string>): fc.Arbitrary<Value> => fc.oneof(of, fc.array(of, { minLength: 1, maxLength: 3 }) as fc.Arbitrary<Value>);
const entry: fc.Arbitrary<Value> = fc.record({ data: list(key), cite: list(quote), for: list(fc.constantFrom('analytics', '"essential.service"')), via: list(fc.constant('cookie')) }, { requiredKeys: ['data'] })
  .chain((fields) => fc.shuffledSubarray(Object.entries(fields), { minLength: Object.keys(fields).length })) as fc.Arbitrary<Value>;
const section: fc.Arbitrary<Value> = fc.uniqueArray(fc.tuple(fc.constantFrom('a', 'b-1', '"c"', '9'), entry), { selector: ([id]) => id, maxLength: 3 });

/** The text of a manifest: any order, any style, comments and blank lines anywhere. */
export const arbitraryManifest: fc.Arbitrary<string> = fc.tuple(
  fc.shuffledSubarray(['privlint', 'collects', 'shares', 'uses', 'promises'], { minLength: 5 }),
  section, section, section, fc.uniqueArray(fc.tuple(fc.constantFrom('p', 'q'), list(quote)), { selector: ([id]) => id }),
  fc.infiniteStream(fc.record({ flow: fc.boolean(), comments: fc.array(fc.constantFrom(' a', 'b', '', ' key: value', ' [x], {'), { maxLength: 2 }), blanks: fc.array(fc.boolean(), { minLength: 2, maxLength: 2 }) })),
).map(([order, collects, shares, uses, promises, styles]) => {
  const values: Record<string, Value> = { privlint: '1', collects, shares, uses, promises: promises as Value };
  const next = (): Style => styles.next().value;
  return writeEntries(order.map((name) => [name, values[name]!]), '', next) + ends(next(), '');
});

const ends = ({ comments, blanks }: Style, indent: string): string => (blanks[0] ? '\n' : '') + comments.map((text) => `${indent}#${text}\n`).join('');
const beside = ({ comments: [text], blanks }: Style): string => (text === undefined || blanks[1] ? '' : `  #${text}`);

function writeEntries(entries: [string, Value][], indent: string, next: () => Style): string {
  return entries.map(([name, value]) => ends(next(), indent) + writeEntry(`${indent}${name}:`, value, indent, next)).join('');
}

function writeEntry(start: string, value: Value, indent: string, next: () => Style): string {
  const style = next();
  if (typeof value === 'string') {
    return value.startsWith('|') ? `${start} ${value.replaceAll('\n', `\n${indent}`)}\n` : `${start} ${value}${beside(style)}\n`;
  }
  if (value.length === 0) return `${start} ${typeof value[0] === 'string' ? '[]' : '{}'}${beside(style)}\n`;
  if (style.flow && !JSON.stringify(value).includes('|-')) return `${start}${style.blanks[0] ? '   ' : ' '}${writeFlow(value, `${indent}  `, next)}${beside(style)}\n`;
  const inner = `${indent}  `;
  if (isMap(value)) return `${start}${beside(style)}\n${writeEntries(value, inner, next)}${ends(next(), style.blanks[0] ? inner : indent)}`;
  return `${start}${beside(style)}\n${(value as string[]).map((item) => `${ends(next(), inner)}${writeEntry(`${inner}-`, item, inner, next)}`).join('')}`;
}

const isMap = (value: Value[] | [string, Value][]): value is [string, Value][] => Array.isArray(value[0]);

/** In brackets, on one line or broken after each item, where comments are possible. */
function writeFlow(value: Value, indent: string, next: () => Style): string {
  if (typeof value === 'string') return value;
  const { flow: broken } = next();
  const items = isMap(value) ? value.map(([name, one]) => `${name}: ${writeFlow(one, `${indent}  `, next)}`) : (value as string[]);
  const [open, close] = isMap(value) ? '{}' : '[]';
  const after = (): string => (broken ? `${beside(next())}\n${ends(next(), indent)}${indent}` : ' ');
  return `${open}${after()}${items.map((item, i) => item + (i < items.length - 1 ? ',' : '') + after()).join('')}${close}`;
}
