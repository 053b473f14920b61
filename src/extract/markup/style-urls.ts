export interface StyleUrl {
  url: string;
  start: number;
  end: number;
}

const LOADS = /\/\*[^]*?(?:\*\/|$)|(?<=^|[\s;{}])\/\/[^\n]*|url\(\s*(["']?)([^"')\s]{1,2048})|@(?:import|use)\s+(["'])([^"'\n]{1,2048})/gi;

/** What a style sheet loads by `url(…)` and `@import`, outside comments; offsets are of the text. */
export function styleUrls(text: string): StyleUrl[] {
  const urls: StyleUrl[] = [];
  for (const match of text.matchAll(LOADS)) {
    const url = match[2] ?? match[4];
    if (url === undefined || url.startsWith('#') || url.startsWith('data:')) continue;
    const end = match.index + match[0].length;
    urls.push({ url, start: end - url.length, end });
  }
  return urls;
}
