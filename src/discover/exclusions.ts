import type { ExclusionGroup } from '../model/source.ts';

/**
 * What is left out by default. A wrong exclusion is silence, so words that are also names of features (`build`, `docs`,
 * `vendor`, …) count only where the folder cannot be part of the application.
 */
interface Exclusion {
  group: ExclusionGroup;
  /** Why code there says nothing about what the application does. */
  reason: string;
  /** Folder names that mean it anywhere. */
  folders?: readonly string[];
  /** Folder names that mean it only outside of source folders: below `src/` they are features. */
  outerFolders?: readonly string[];
  /** Paths of folders, each with a slash at both ends. */
  folderPattern?: RegExp;
  /** File names. */
  names?: RegExp;
}

export const EXCLUSIONS: readonly Exclusion[] = [
  {
    group: 'vendored',
    reason: 'code of others: what we do with it shows where we call it',
    folders: ['node_modules', 'node-modules', 'bower_components', 'jspm_packages', 'third_party', 'third-party', 'Pods', 'Carthage', '.yarn', '.pnpm-store'],
    outerFolders: ['vendor'],
    folderPattern: /\/(?:public|static|assets|www|wwwroot|js|css)\/(?:vendor|vendors|3rdparty)\/|\/(?:public|static|assets|www|wwwroot)\/libs?\//,
    // `lib-1.2.3.js` is a copy of a library; a file named by a version alone (`2.4.36.js`) is a step of our own.
    names: /^\.pnp\.(?:c|m)?js$|^jquery(?:[.-](?:min|slim|ui|migrate|core))*\.js$|^(?!v?\d+[.-]).*[.-]v?\d+\.\d+(?:\.\d+)*(?:[.-](?:min|slim|bundle|umd|all))*\.js$/i,
  },
  {
    group: 'built',
    reason: 'made from sources that are scanned themselves',
    folders: [
      '.next', '.nuxt', '.output', '.svelte-kit', '.vercel', '.netlify', '.turbo', '.cache', '.parcel-cache', '.expo', '.angular',
      '.docusaurus', '.serverless', '.aws-sam', '.gradle', 'DerivedData', 'storybook-static', '.nyc_output',
    ],
    outerFolders: ['dist', 'build', 'out', 'coverage'],
    folderPattern: /\/build\/(?:generated|intermediates|outputs|tmp|reports|classes|kotlin)\//,
    names: /\.min\.(?:js|mjs|cjs|html)$|\.(?:bundle|chunk)\.js$|\.jsbundle$/i,
  },
  {
    group: 'tests',
    reason: 'runs on made-up data, never on that of users',
    folders: ['__tests__', '__test__', 'e2e', 'cypress', 'playwright', 'detox', 'androidTest', 'test', 'tests', 'spec', 'specs'],
    // `LabTests/` below a source folder is a feature, `AppTests/` beside an Xcode project is not.
    folderPattern: /^\/(?:ios\/)?\w+Tests\/|\/\w+(?:UI|Unit|Integration)Tests\//,
    // With a dot only: `ab-test.ts` and `SpeedTest.kt` are features.
    names: /\.(?:e2e-)?(?:test|tests|spec|e2e|cy)\.[cm]?[jt]sx?$|^(?:setupTests|(?:jest|vitest|test)[.-]setup)\.[cm]?[jt]sx?$/,
  },
  { group: 'stories', reason: 'shows components to developers', folders: ['.storybook', '.rnstorybook', '__stories__'], names: /\.(?:stories|story)\.[cm]?[jt]sx?$|\.stories\.(?:vue|svelte)$/ },
  { group: 'mocks', reason: 'stands in for code in tests', folders: ['__mocks__', 'mocks'], names: /\.mocks?\.[cm]?[jt]sx?$|^\.env\.mock$|^mockServiceWorker\.js$/ },
  { group: 'fixtures', reason: 'sample data of tests', folders: ['fixtures', '__fixtures__', '__snapshots__', 'testdata', 'test-data'] },
  { group: 'docs', reason: 'examples for readers', outerFolders: ['docs', 'doc', 'documentation'] },
  {
    group: 'generated',
    reason: 'made from a schema or declaration, or types without any effect',
    folders: ['__generated__', 'generated'],
    names: /\.(?:generated|gen)\.[cm]?[jt]sx?$|[._]pb\.[jt]s$|_grpc_web_pb\.js$|\.d\.[cm]?ts$/,
  },
  {
    group: 'translations',
    reason: 'texts for people',
    folderPattern: /\/(?:[a-z]{2,3}(?:-[A-Za-z]+)*\.lproj|values-[a-z]{2,3}(?:-r[A-Z]{2})?)\//,
  },
  {
    group: 'tooling',
    reason: 'runs on the machines of developers',
    folders: ['.github', '.gitlab', '.circleci', '.husky', '.vscode', '.idea', '.devcontainer', '.changeset', 'fastlane'],
    names: /^\.?(?:eslint|prettier|stylelint|commitlint|lint-?staged|jest|vitest|babel|tailwind|postcss|webpack|rollup|karma|cypress|playwright|svgo|metro|codegen|graphql|knip|release|tsup|ava|nyc|husky|size-limit|wdio|protractor)(?:rc(?:\.[\w-]+)*|(?:[.-][\w-]+)*[.-](?:config|conf|preset)(?:[.-][\w-]+)*)\.(?:[cm]?[jt]s|json|ya?ml|toml)$|^(?:gulpfile|gruntfile)(?:\.babel|\.esm)?\.[cm]?[jt]s$/i,
  },
];

/** Folders of texts: data in them, and modules named for a language, are translations. */
export const LANGUAGE_FOLDERS: ReadonlySet<string> = new Set(['locales', 'locale', 'i18n', 'lang', 'langs', 'translations', 'l10n', '_locales']);
export const LANGUAGE_FILE = /\.(?:json|ya?ml|toml)$|^(?!db|fs|io|ip|js|os|ts|ui|ws)[a-z]{2}(?:[-_][A-Za-z]{2,4})*\.[cm]?[jt]s$/;

/** Below these, folders bear the names of features. */
export const SOURCE_FOLDERS: ReadonlySet<string> = new Set([
  'src', 'source', 'app', 'lib', 'components', 'features', 'modules', 'pages', 'routes', 'controllers', 'services', 'views',
  'screens', 'models', 'api', 'middleware', 'handlers',
]);
/** Below these, every folder is the segment of an address, whatever its name. */
export const ROUTE_FOLDERS: ReadonlySet<string> = new Set(['pages', 'routes']);
/** Files that frameworks serve from folders named for the address. */
export const ROUTE_FILE = /^(?:(?:page|route|layout|template|default|loading|error|not-found)\.[jt]sx?|\+(?:page|layout|server)\b.*)$/;
