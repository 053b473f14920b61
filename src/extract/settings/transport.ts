import { isThirdPartyHost } from '../../model/hosts.ts';
import type { SettingText } from './setting-text.ts';

/** Where an address is called, not linked to. */
const CALLED = /(?:\b(?:fetch|axios(?:\.\w+)?|request|got(?:\.\w+)?|ky(?:\.\w+)?|sendBeacon|EventSource|\$\.(?:get|post|ajax))\(\s*|\b\w*(?:base|api|endpoint|server|backend|webhook|upload|gateway|ingest)\w*["'`]?\s*[:=]\s*|\baction=\s*)["'`]?((?:http|ws):\/\/([\w.-]+))/gi;

export const mayHoldTransport = (text: string): boolean => text.includes('http://') || text.includes('ws://');

/** Hosts that data goes to without encryption. */
export function findInsecureTransport(file: SettingText): void {
  for (const { 0: whole, 1: address = '', 2: host = '', index } of file.text.matchAll(CALLED)) {
    if (!isThirdPartyHost(host)) continue;
    const start = index + whole.length - address.length;
    file.add('insecure-transport', host, address, start, start + address.length);
  }
}
