/** Kinds of files that some extractor reads. What is not listed here is never opened. */

const EXTENSIONS = new Set([
  // JavaScript and what holds it
  'js', 'jsx', 'mjs', 'cjs', 'ts', 'tsx', 'mts', 'cts', 'vue', 'svelte', 'astro',
  // markup and templates
  'html', 'htm', 'xhtml', 'ejs', 'hbs', 'handlebars', 'njk', 'mustache', 'pug', 'jade', 'liquid', 'erb', 'php',
  // mobile
  'plist', 'entitlements', 'xcprivacy', 'swift', 'm', 'mm', 'h', 'java', 'kt', 'kts', 'podspec',
  // schemas
  'prisma', 'graphql', 'gql', 'sql',
  // servers and environments
  'conf', 'env',
  // infrastructure
  'tf', 'tfvars',
]);

const NAMES = new Set([
  'package.json', 'app.json', 'eas.json', 'androidmanifest.xml', 'strings.xml', 'network_security_config.xml', 'config.xml',
  'podfile', 'build.gradle', 'libs.versions.toml', 'google-services.json', 'vercel.json', 'netlify.toml', 'wrangler.toml',
  'wrangler.json', 'fly.toml', 'firebase.json', 'amplify.yml', 'app.yaml', 'app.yml', 'render.yaml', '_headers', 'manifest.json',
  'nginx.conf', '.htaccess', 'caddyfile', 'serverless.yml', 'serverless.yaml', '.env', 'dockerfile', 'samconfig.toml',
]);

/** Texts for people are read where their path says that they tell about data, as a policy or a form of a store does. */
const TEXT_EXTENSIONS = new Set(['md', 'mdx', 'markdown', 'csv']);
const NOTICE_WORD = /privacy|polic(?:y|ies)|ccpa|cpra|california|notice|legal|data[-_ ]?(?:safety|protection|collection)/i;
/** Extensions keep a manifest for each browser. */
const BROWSER_MANIFEST = /^manifest[-._][\w.-]*\.json$/;

const DATA_EXTENSIONS = new Set(['json', 'yml', 'yaml', 'toml']);
/** Data files are read when their name says that they configure something, or describe an interface. */
const CONFIG_WORD = /config|settings|template|compose|openapi|swagger|(?:^|[-_.])env(?:$|[-_.])/;
const CONFIG_FOLDER = /(?:^|\/)configs?\//i;

/** Written by package managers: all transitive, nothing that anybody decided. */
const LOCK = /(?:^|[-.])lock(?:$|\.)|^npm-shrinkwrap\.json$|^package\.resolved$/;
/** They say which files the names of imports mean. */
const MODULE_NAMES = /^(?:ts|js)config[\w.-]*\.json$/;
/** Configurations of compilers and editors, which say nothing about data. */
const COMPILER = /^(?:angular|nx|turbo|lerna|project|biome|deno|components)\.json$/;

/** Whether a file of this name is looked at. @param path POSIX */
export function isScannable(path: string): boolean {
  const name = path.slice(path.lastIndexOf('/') + 1).toLowerCase();
  if (NAMES.has(name) || MODULE_NAMES.test(name)) return true;
  if (name.startsWith('.env.') || /^dockerfile\.|\.dockerfile$/.test(name)) return true;
  const dot = name.lastIndexOf('.');
  if (dot < 0) return false;
  const extension = name.slice(dot + 1);
  if (EXTENSIONS.has(extension) || BROWSER_MANIFEST.test(name)) return true;
  if (TEXT_EXTENSIONS.has(extension)) return NOTICE_WORD.test(path);
  if (!DATA_EXTENSIONS.has(extension) || LOCK.test(name) || COMPILER.test(name)) return false;
  return CONFIG_WORD.test(name.slice(0, dot)) || CONFIG_FOLDER.test(path);
}
