import type { Matchers } from '../../model/matchers.ts';
import { isThirdPartyHost } from '../../model/hosts.ts';
import { holdsAny, type SettingText } from './setting-text.ts';

const LINK = /\b(?:href|to|action|location(?:\.href)?|open|openURL|openExternal|redirect|assign|replace|sendRedirect)\s*(?:=|\()\s*\{?\s*(?:\d{3}\s*,\s*)?["'`](https?:\/\/([\w-]+(?:\.[\w-]+)+)[^"'`\n]{0,600})/g;
const PARAMETER = /[?&;]([\w.-]{1,40})=(?:\$\{([^{}\n]{1,120})\}|\{\{([^{}\n]{1,120})\}\}|<%[=-]?([^%\n]{1,120})%>|\{([^{}\n]{1,120})\})/g;

export const mayHoldLink = (text: string): boolean => holdsAny(text, ['=${', '={{', '=<%', '={']) && holdsAny(text, ['http://', 'https://']) && /https?:\/\/[^\s"'`]{1,300}[?&;][\w.-]{1,40}=(?:\$\{|\{|<%)/.test(text);

/** Links to other sites that carry personal data in their address. */
export function findLinkData(file: SettingText, matchers: Matchers): void {
  for (const { 0: whole, 1: url = '', 2: host = '', index } of file.text.matchAll(LINK)) {
    if (!isThirdPartyHost(host)) continue;
    const data = new Set<string>();
    for (const { 1: parameter = '', 2: a, 3: b, 4: c, 5: d } of url.matchAll(PARAMETER)) {
      const name = /([A-Za-z_$][\w$]*)\W*$/.exec(a ?? b ?? c ?? d ?? '')?.[1] ?? '';
      for (const category of [...matchers.classify(parameter, 'field'), ...matchers.classify(name, 'field')]) if (!/^user\.(?:authorization|device|privacy|behavior|telemetry)/.test(category)) data.add(category);
    }
    if (data.size > 0) file.add('link-data', host, host, index, index + whole.length, { data: [...data].sort() });
  }
}
