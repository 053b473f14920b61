/** What log formats write, by how nginx and Apache name it. */
export const LOGGED: readonly (readonly [RegExp, string])[] = [
  [/\$(?:binary_|realip_|proxy_protocol_)?(?:remote_)?addr\b|\$http_x_(?:forwarded_for|real_ip)|\$http_cf_connecting_ip|\$proxy_add_x_forwarded_for|%[<>]?[ha](?![a-z])|%\{(?:c|x-forwarded-for|x-real-ip|cf-connecting-ip)\}[ai]/i, 'user.device.ip_address'],
  [/\$http_user_agent\b|%[<>]?\{user-agent\}i/i, 'user.device.user_agent'],
  [/\$http_referer\b|%[<>]?\{referer\}i/i, 'user.behavior.browsing_history.referrer'],
  [/\$http_cookie\b|\$cookie_\w|\$uid_(?:got|set)\b|%[<>]?\{cookie\}i|%[<>]?\{\w+\}C/, 'user.device.cookie'],
  [/\$remote_user\b|%[<>]?u(?![a-z])/, 'user.account.username'],
  [/\$geoip2?_\w|%\{(?:GEOIP|MM)_\w+\}e/, 'user.location.imprecise'],
];

/** Formats that every Apache and nginx knows, and what they hold. */
export const KNOWN_FORMATS: ReadonlyMap<string, readonly string[]> = new Map([
  ['combined', ['user.behavior.browsing_history.referrer', 'user.device.ip_address', 'user.device.user_agent']],
  ['vhost_combined', ['user.behavior.browsing_history.referrer', 'user.device.ip_address', 'user.device.user_agent']],
  ['common', ['user.device.ip_address']],
]);

export const FORMAT_DIRECTIVES: ReadonlySet<string> = new Set(['log_format', 'LogFormat']);
export const LOG_DIRECTIVES: ReadonlySet<string> = new Set(['access_log', 'CustomLog', 'TransferLog']);

/** What the arguments of a log format make it hold. */
export function dataOfFormat(text: string): string[] {
  return LOGGED.filter(([pattern]) => pattern.test(text)).map(([, category]) => category).sort();
}
