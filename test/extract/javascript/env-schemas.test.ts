import { describe, expect, it } from 'vitest';
import { loadCatalogue } from '../../../src/catalogue/index.ts';
import { extract } from '../../../src/extract/extract.ts';

const { matchers } = await loadCatalogue();
const configured = async (code: string): Promise<string[]> =>
  (await extract('src/env.ts', code, matchers)).sightings.filter(({ via }) => via === 'config').map(({ line, recipient, api }) => `${line} ${recipient} ${api}`);

describe('schemas of the environment', () => {
  it.each([
    ['envalid', 'import { cleanEnv, str } from "envalid";\nconst spec = { SMTP_HOST: str({ default: "" }) };\nexport default cleanEnv(process.env, spec);', ['2 smtp SMTP_HOST']],
    ['zod', 'import { z } from "zod";\nexport const env = z.object({\n  STRIPE_SECRET_KEY: z.string().min(1),\n}).parse(process.env);', ['3 stripe STRIPE_SECRET_KEY']],
    ['joi', 'const Joi = require("joi");\nmodule.exports = Joi.object({ SENTRY_DSN: Joi.string().uri() }).validate(process.env);', ['2 sentry SENTRY_DSN']],
  ])('%s', async (_, code, expected) => expect(await configured(code)).toEqual(expected));

  it.each([
    ['a function', 'export const dsn = getEnvString("SENTRY_DSN", { fallback: "" });', ['1 sentry SENTRY_DSN']],
    ['a service of the framework', 'export class Pay { key = this.configService.get<string>("STRIPE_SECRET_KEY"); }', ['1 stripe STRIPE_SECRET_KEY']],
    ['no reader', 'log("SENTRY_DSN"); t("STRIPE_SECRET_KEY"); map.get("SENTRY_DSN"); environment("dev");', []],
  ])('asked for by name of %s', async (_, code, expected) => expect(await configured(code)).toEqual(expected));

  it('constants are none', async () => {
    expect(await configured('import { z } from "zod";\nexport const env = process.env;\nexport const codes = { STRIPE_SECRET_KEY: 3, SENTRY_DSN: text("x") };')).toEqual([]);
  });
});
