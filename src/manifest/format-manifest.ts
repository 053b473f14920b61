import { isAlias, isCollection, isMap, isScalar, parseDocument, visit, type Document, type Node, type Scalar } from 'yaml';
import { attachComments, isFilled, type Attached } from './format-attach.ts';
import { isBlank, readComments, type Comment } from './format-comments.ts';
import { listItems, type Item } from './format-items.ts';
import { sortFields } from './format-order.ts';

const PARSING = { version: '1.2', schema: 'core', merge: false, uniqueKeys: false, prettyErrors: false, logLevel: 'error' } as const;
const PRINTING = { lineWidth: 0, indent: 2, indentSeq: true, blockQuote: 'literal', singleQuote: false, nullStr: '', directives: false } as const;

/**
 * A manifest in block style, its sections and fields in canonical order, with every value and every comment.
 * @param written YAML that the reader of manifests accepts
 * @throws Error where something would be lost, which would be a fault of this program
 */
export function formatManifest(written: string): string {
  const text = written.replace(/^\uFEFF/, '').replaceAll('\r\n', '\n');
  const formatted = print(text, true) ?? print(text, false)!;
  if (!saysTheSame(text, formatted)) throw new Error('formatting would have changed the manifest');
  return /^[^\n]*\r\n/.test(written) ? formatted.replaceAll('\n', '\r\n') : formatted;
}

/** Null where the order of fields would put an alias before what it repeats. */
function print(text: string, sorted: boolean): string | null {
  const document = parseDocument(text, PARSING);
  const root = document.contents as Node | null;
  const items = listItems(root, text);
  const attached = attachComments(readComments(text), items);
  if (items[0]) moveHeader(attached, items[0]);
  document.comment = document.commentBefore = null;
  visit(document, { Node: (position, node) => clean(node, position === 'key') });
  for (const item of items) write(item, attached, text);
  for (const [{ node }, comments] of attached.after) node.comment = lines(comments, comments[0]!.apart);
  if (sorted) sortFields(root);
  if (sorted && !aliasesFollow(document)) return null;
  spaceSections(root);
  const parts = [
    ...(attached.header.length > 0 ? [`${toText(attached.header)}\n\n`] : []),
    document.toString(PRINTING).trimEnd(),
    ...(attached.footer.length > 0 ? [`\n${attached.footer[0]!.apart ? '\n' : ''}${toText(attached.footer)}`] : []),
    '\n',
  ];
  return parts.join('');
}

/** Comments at the top that a blank line parts from the first section stay there, as do those that editors read. */
function moveHeader(attached: Attached, first: Item): void {
  const above = attached.before.get(first) ?? [];
  const own = above.findLastIndex((comment) => comment.apart);
  const kept = above.findIndex((comment, i) => i >= own && !/^\s*(?:yaml-language-server:|\$schema)/.test(comment.text));
  const count = Math.max(own, kept < 0 ? above.length : kept, 0);
  attached.header = above.slice(0, count);
  attached.before.set(first, above.slice(count));
}

/** Takes off what the parser attached, and how values were written; what they are is all that counts. */
function clean(node: Node, isKey: boolean): void {
  delete node.comment;
  delete node.commentBefore;
  delete node.spaceBefore;
  if (isCollection(node)) node.flow = node.items.length === 0;
  if (!isScalar(node)) return;
  const scalar: Scalar = node;
  if (typeof scalar.value === 'string') {
    // Globs are always in quotes, since some of them have to be; and so are keys that hold a colon.
    if (isKey ? !/^[\w$-]+$/.test(scalar.value) : /^[^\s]*\*[^\s]*$/.test(scalar.value)) scalar.type = 'QUOTE_DOUBLE';
    else delete scalar.type;
  }
  if (scalar.value === null) delete scalar.source;
}

function write(item: Item, { before, beside }: Attached, text: string): void {
  const above = before.get(item) ?? [];
  const { head, value } = item;
  const { lineStart } = item;
  const apart = lineStart > 0 && /^[ -]*$/.test(text.slice(lineStart, Math.min(item.start, lineStart + 200))) && isBlank(text, lineStart - 1);
  if (above.length > 0) head.commentBefore = lines(above, false) + (apart && above.at(-1)!.alone ? '\n' : '');
  if (above.length > 0 ? above[0]!.apart : apart) head.spaceBefore = true;
  const side = beside.get(item);
  if (!side) return;
  const carrier = isFilled(item) || value === null ? head : value;
  carrier.comment = side.text || ' ';
}

/** A blank line around each section that is more than a line; none where a block begins. */
function spaceSections(root: Node | null): void {
  if (!isMap(root)) return;
  let large = false;
  root.items.forEach(({ key, value }, i) => {
    const filled = isCollection(value) && value.items.length > 0;
    if (i > 0 && (filled || large)) (key as Node).spaceBefore = true;
    large = filled;
  });
  visit(root, {
    Collection(_, { items: [first] }) {
      if (first) delete ((typeof first === 'object' && first !== null && 'key' in first ? first.key : first) as Node).spaceBefore;
    },
  });
}

function aliasesFollow(document: Document): boolean {
  const named = new Set<string>();
  let follow = true;
  visit(document, {
    Node(_, node) {
      if (isAlias(node)) follow &&= named.has(node.source);
      else if ('anchor' in node && typeof node.anchor === 'string') {
        follow &&= !named.has(node.anchor);
        named.add(node.anchor);
      }
    },
  });
  return follow;
}

/** Comments as the printer takes them: no `#`, a space for an empty one, an empty line for a blank line. */
function lines(comments: readonly Comment[], apart: boolean): string {
  return comments.map(({ text, apart: parted }, i) => ((i > 0 ? parted : apart) ? '\n' : '') + (text || ' ')).join('\n');
}

const toText = (comments: readonly Comment[]): string => comments.map(({ text, apart }, i) => `${i > 0 && apart ? '\n' : ''}#${text}`).join('\n');

function saysTheSame(before: string, after: string): boolean {
  const comments = (text: string): string => readComments(text).map((comment) => comment.text).sort().join('\n');
  return comments(before) === comments(after) && valuesOf(before) === valuesOf(after);
}

/** The values of a document whatever the order of its keys. */
function valuesOf(text: string): string {
  return JSON.stringify(parseDocument(text, PARSING).toJS(), (_, value: unknown) =>
    typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))) : value);
}
