import type { Comment } from './format-comments.ts';
import type { Collection, Item } from './format-items.ts';

/** Where each comment goes in block style. */
export interface Attached {
  /** At the top of the file, apart from what follows. */
  header: Comment[];
  /** Above an item. */
  before: Map<Item, Comment[]>;
  /** On the line of an item. */
  beside: Map<Item, Comment>;
  /** Below the last item of a collection. */
  after: Map<Collection, Comment[]>;
  /** At the end of the file. */
  footer: Comment[];
}

/** Finds for each comment what it speaks of: by its line, its indentation and the brackets around it. */
export function attachComments(comments: readonly Comment[], items: readonly Item[]): Attached {
  const attached: Attached = { header: [], before: new Map(), beside: new Map(), after: new Map(), footer: [] };
  const put = <K>(map: Map<K, Comment[]>, key: K, comment: Comment): void => {
    const there = map.get(key);
    if (there) there.push(comment);
    else map.set(key, [comment]);
  };
  let next = 0;
  for (const comment of comments) {
    while (next < items.length && items[next]!.start <= comment.offset) next++;
    const following = items[next];
    const last = items[next - 1];
    const brackets = last === undefined ? null : innermostBrackets(last, comment.offset);
    if (!comment.alone && last !== undefined) {
      const target = endedItem(last, comment.offset);
      if (!attached.beside.has(target) && (target.isPair || !isFilled(target))) attached.beside.set(target, comment);
      else put(attached.before, target, comment);
    } else if (brackets) {
      if (following && following.start < brackets.end) put(attached.before, following, comment);
      else put(attached.after, brackets, comment);
    } else {
      const ended = last === undefined || (following && comment.column <= following.column) ? null : endedCollection(last, following, comment);
      if (ended) put(attached.after, ended, comment);
      else if (following) put(attached.before, following, comment);
      else attached.footer.push(comment);
    }
  }
  return attached;
}

/** Whether an item's value is a collection that block style writes below it. */
export const isFilled = ({ value }: Item): boolean => value !== null && 'items' in value && Array.isArray(value.items) && value.items.length > 0;

function* collectionsAbove(item: Item): Generator<Collection> {
  for (let at: Item | null = item; at; at = at.parent.owner) yield at.parent;
}

function innermostBrackets(last: Item, offset: number): Collection | null {
  for (const collection of collectionsAbove(last)) if (collection.flow && offset < collection.end) return collection;
  return null;
}

/** What a comment at the end of a line speaks of: the last item before it, or the one whose brackets closed before it. */
function endedItem(last: Item, offset: number): Item {
  let item = last;
  while (item.parent.flow && item.parent.end <= offset && item.parent.owner) item = item.parent.owner;
  return item;
}

/** The block that a comment below it still belongs to, since it is indented as deep and what follows is not. */
function endedCollection(last: Item, following: Item | undefined, comment: Comment): Collection | null {
  const open = new Set(following ? collectionsAbove(following) : []);
  for (const collection of collectionsAbove(last)) {
    if (open.has(collection)) return null;
    if (!collection.flow && collection.column <= comment.column && (following || collection.owner)) return collection;
  }
  return null;
}
