import { describe, expect, it } from 'vitest';
import { loadCatalogue } from '../../../src/catalogue/index.ts';
import { extract } from '../../../src/extract/extract.ts';

const { matchers } = await loadCatalogue();
const MAIL = 'user.contact.email';
const PHONE = 'user.contact.phone_number';
const NAME = 'user.name';

async function fieldsOf(jsx: string, path = 'form.tsx'): Promise<string[]> {
  const { sightings } = await extract(path, `export function Page() { return <div>${jsx}</div>; }`, matchers);
  return sightings.filter(({ rule }) => rule === 'form-field').flatMap(({ data }) => data);
}

describe('controls in JSX', () => {
  it.each<[string, string[]]>([
    ['<input name="email" />', [MAIL]],
    ['<input type="email" />', [MAIL]],
    ['<Form.Item name="email"><Input size="large" /></Form.Item>', [MAIL]],
    ['<FormItem name="phoneNumber" label="x"><Input prefix={<Icon />} /></FormItem>', [PHONE]],
    ['<input autoComplete="tel" />', [PHONE]],
    ['<input value={form.email} onChange={change} />', [MAIL]],
    ["<input value={item.email || ''} onChange={change} />", [MAIL]],
    ['<TextField value={item?.phone ?? ""} onChange={change} />', [PHONE]],
    ['<Input defaultValue={member.email} ref={box} />', [MAIL]],
    ['<input type="password" name="openai-api-key" />', ['user.authorization.credentials']],
    ['<ApiKeyField name="voiceApiKey" placeholder="sk-…" />', ['user.authorization.credentials']],
    ['<Input type="password" id="voice" placeholder="Your API key" />', ['user.authorization.credentials']],
    ['<Input name="name" placeholder="My API key" />', []],
    ["<TextField name=\"code\" label={t('login.totpCode')} />", ['user.authorization.credentials']],
    ['<input value={user.email || ""} onChange={change} />', [MAIL]],
    ["<input value={(form.email as string) ?? ''} onChange={change} />", [MAIL]],
    ["<Input {...register('email')} />", [MAIL]],
    ["<TextInput {...form.getInputProps('phoneNumber')} />", [PHONE]],
    ['<Controller name="email" control={control} render={render} />', [MAIL]],
    ['<InputWithLabel name="email" />', [MAIL]],
    ['<FormField name="email" render={() => <Input placeholder="Email" />} />', [MAIL]],
    ['<label htmlFor="a">Phone number</label><input id="a" />', [PHONE]],
    ['<label>E-mail <input onChange={change} /></label>', [MAIL]],
    ['<TextField label="Phone number" />', [PHONE]],
    ['<textarea aria-label="Additional notes, comments" />', ['user.content.private']],
    ['<textarea aria-label="Release notes, changes" />', []],
    ['<TextInput placeholder="Email" />', [MAIL]],
    ['<TextInput keyboardType="email-address" />', [MAIL]],
    ['<TextInput secureTextEntry />', ['user.authorization.password']],
    ['<form className="sign-up"><input name="name" /></form>', [NAME]],
  ])('%s', async (jsx, data) => {
    expect(await fieldsOf(jsx)).toEqual(data);
  });

  it.each([
    '<input type="checkbox" name="email" />', '<input type="submit" name="email" />', '<input name="name" placeholder="Filter" />',
    '<Select value={state.sort} />', '<input value={count || 0} placeholder="Amount" />', '<InputLabel id="email" />', '<LatitudeInput value={latitude} />', '<p name="email" />', '<a href="mailto:x">email</a>', '<TextInput value={query} placeholder="Search tools" />', '<TextField name="code" label="Discount" />', "<TextField readOnly value={token || ''} />",
  ])('nothing in %s', async (jsx) => {
    expect(await fieldsOf(jsx)).toEqual([]);
  });

  it('tells the forms of one file apart', async () => {
    const { sightings } = await extract('two.tsx', `
const SignUp = () => <form><input name="email" /><input name="name" /></form>;
const Filter = () => <div><input name="name" /></div>;
`, matchers);
    expect(sightings.map(({ line, data }) => [line, ...data])).toEqual([[2, MAIL], [2, NAME]]);
  });

  it('takes no name for that of a person because there is a phone', async () => {
    expect(await fieldsOf("<TextField value={item.name || ''} /><TextField value={item.phone || ''} />", 'workshop.tsx')).toEqual([PHONE]);
    expect(await fieldsOf("<TextField value={item.name || ''} /><TextField value={item.phone || ''} />", 'driver.tsx')).toEqual([NAME, PHONE]);
  });

  it('reads scripts of a page that hold JSX', async () => {
    const { sightings } = await extract('index.html', '<p>\n<script type="text/babel">\n  const A = () => <input value={email} />;\n</script>\n', matchers);
    expect(sightings).toMatchObject([{ data: [MAIL], line: 3, column: 19, endLine: 3, endColumn: 42 }]);
  });

  it('has the place of the tag', async () => {
    const { sightings } = await extract('a.jsx', 'const a = 1;\n  const A = () => <input\n name="email" />;\n', matchers);
    expect(sightings).toMatchObject([{ line: 2, column: 19, endLine: 3, endColumn: 17 }]);
  });
});

describe('controls of HTML in texts', () => {
  async function found(code: string, path = 'dialog.js'): Promise<string[]> {
    const { sightings } = await extract(path, code, matchers);
    return sightings.filter(({ rule }) => rule === 'form-field').map(({ data, line, column }) => `${data.join()} ${line}:${column}`);
  }

  it.each<[string, string[]]>([
    [`$('#dialog').html('<input type="email" id="box">');`, [`${MAIL} 1:20`]],
    [`const html =\n  '<label for="a">' + translate('Phone number') + '</label>' +\n  '<input type="text" id="a">';`, [`${PHONE} 3:4`]],
    ["box.innerHTML = `\n<form id=\"signup\">\n  <input name=\"${prefix}_email\">\n</form>`;", [`${MAIL} 3:3`]],
    ['export const page = html`<input name="phone_number" value=${value}>`;', [`${PHONE} 1:26`]],
    [`document.write("<input type=\\"password\\" name=\\"password\\">");`, ['user.authorization.password 1:17']],
    ["const rows = people.map((one) => `<li><input name=\"email\" value=\"${one}\"></li>`).join('');", [`${MAIL} 1:39`]],
    [`$('#dialog').html('<input type="checkbox" name="email">');`, []],
    [`$('#dialog').html('<p>Your e-mail address: email</p>');`, []],
    [`const text = 'No <input> here, ' + user.email;`, []],
    [`const html = '<input type="text" id="' + user.email + '">';`, []],
  ])('%s', async (code, expected) => {
    expect(await found(code)).toEqual(expected);
  });

  it('looks at a long chain of texts once', async () => {
    const code = `const list = ${Array.from({ length: 300 }, (_, index) => `"part ${index}"`).join(' + ')};\nconst html = '<input type="email" name="email">';`;
    expect(await found(code)).toEqual([`${MAIL} 2:15`]);
  });
});
