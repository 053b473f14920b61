import { constants, lstatSync, readFileSync, realpathSync, type Stats } from 'node:fs';
import { join, sep } from 'node:path';
import type { Skipped, SourceFile } from '../model/source.ts';
import { decode } from './decode.ts';
import { formatSize } from './format-size.ts';
import { UnreadableError } from './read-source.ts';

export interface Opened {
  files: SourceFile[];
  skipped: Skipped[];
}

/** A link put in place of a file after it was looked at is not followed either. */
const READ_FLAGS = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0);

/** Looks at files of the working tree without reading them. Those that are gone are passed over. */
export function openTreeFiles(root: string, paths: readonly string[], maxBytes: number): Opened {
  const opened: Opened = { files: [], skipped: [] };
  const realRoot = realpathSync.native(root);
  const problems = new Map<string, Pick<Skipped, 'reason' | 'detail'> | null>();
  for (const path of paths) {
    const absolute = join(root, path);
    const skip = (reason: Skipped['reason'], detail: string): void => void opened.skipped.push({ path, reason, detail });
    const stat = statOf(absolute);
    if (stat === 'gone') {
      // A name that is no UTF-8 cannot be opened by the text made of it.
      if (path.includes('\ufffd')) skip('unreadable', 'its name is not valid UTF-8');
      continue;
    }
    if (typeof stat === 'string') skip('unreadable', stat);
    else if (stat.isSymbolicLink()) skip('link', 'links are not followed');
    else if (stat.isDirectory()) continue;
    else if (!stat.isFile()) skip('unreadable', 'is no regular file');
    else {
      const slash = path.lastIndexOf('/');
      const folder = slash < 0 ? '' : path.slice(0, slash);
      let problem = problems.get(folder);
      if (problem === undefined) problems.set(folder, problem = checkFolder(root, realRoot, folder));
      if (problem) skip(problem.reason, problem.detail);
      else if (stat.size > maxBytes) skip('too-large', formatSize(stat.size));
      else opened.files.push(makeFile(path, absolute, stat.size));
    }
  }
  return opened;
}

function statOf(path: string): Stats | string {
  try {
    return lstatSync(path, { throwIfNoEntry: false }) ?? 'gone';
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    return code === 'ENOTDIR' || code === 'ENOENT' ? 'gone' : (code ?? 'cannot be read');
  }
}

/** A tracked folder may have been replaced by a link. */
function checkFolder(root: string, realRoot: string, folder: string): Pick<Skipped, 'reason' | 'detail'> | null {
  let real: string;
  try {
    real = realpathSync.native(join(root, folder));
  } catch {
    return { reason: 'unreadable', detail: 'its folder cannot be read' };
  }
  if (real === (folder === '' ? realRoot : join(realRoot, folder))) return null;
  const inside = real === realRoot || real.startsWith(realRoot.endsWith(sep) ? realRoot : realRoot + sep);
  // Case and Unicode form of a name may differ on disk; only a link leads somewhere else.
  if (inside && isSameName(real.slice(realRoot.length), folder)) return null;
  return inside ? { reason: 'link', detail: 'its folder is a link' } : { reason: 'outside-root', detail: 'its folder is a link that leads outside' };
}

const fold = (path: string): string => path.split(sep).filter((part) => part !== '').join('/').normalize('NFC').toLowerCase();
const isSameName = (a: string, b: string): boolean => fold(a) === fold(b);

function makeFile(path: string, absolute: string, size: number): SourceFile {
  let text: string | undefined;
  return {
    path,
    size,
    read() {
      if (text === undefined) {
        let bytes: Buffer;
        try {
          bytes = readFileSync(absolute, { flag: READ_FLAGS as unknown as string });
        } catch (error) {
          throw new UnreadableError(path, 'unreadable', (error as NodeJS.ErrnoException).code ?? 'cannot be read');
        }
        const decoded = decode(bytes);
        if (decoded === null) throw new UnreadableError(path, 'binary', formatSize(bytes.length));
        text = decoded;
      }
      return text;
    },
  };
}
