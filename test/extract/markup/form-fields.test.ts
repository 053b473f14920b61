import { describe, expect, test } from 'vitest';
import { extractMarkup } from '../../../src/extract/markup/extract-markup.ts';
import { api, fakeMatchers } from '../fake-matchers.ts';

const matchers = fakeMatchers({
  fields: { email: 'user.contact.email', work_email: 'user.contact.email', 'email address': 'user.contact.email', phone: 'user.contact.phone_number', username: 'user.account.username', csrf_token: 'user.authorization.credentials', lat: 'user.location.precise', gender: 'user.demographic.gender', 'first name': 'user.name.first', firstName: 'user.name.first' },
  inPerson: { name: 'user.name', city: 'user.contact.address.city' },
  elements: ({ tag, attributes }) => (tag === 'input' && attributes.get('type') === 'file' ? [api('file-upload', ['user.content.files'], 'form')] : []),
});

/** `api: data` of the fields found. */
const fields = (text: string, path = 'page.html'): string[] => extractMarkup(path, text, matchers).sightings.map((s) => `${s.api}: ${s.data.join(' ')}`);

describe('form fields', () => {
  test('a field is collected by form, at its element', () => {
    expect(extractMarkup('a.html', '<form>\n  <input name="email" required>\n</form>', matchers).sightings).toEqual([
      expect.objectContaining({ rule: 'form-field', action: 'collect', via: 'form', api: 'input[name=email]', data: ['user.contact.email'], line: 2, column: 3, endColumn: 32, recipient: null }),
    ]);
  });

  test.each([
    ['<input type="email">', 'input[type=email]: user.contact.email'],
    ['<INPUT TYPE="TEL" NAME="x">', 'input[name=x]: user.contact.phone_number'],
    ['<input type=password id=pw>', 'input[id=pw]: user.authorization.password'],
    ['<input autocomplete="section-a shipping street-address" name="a1">', 'input[name=a1]: user.contact.address.street'],
    ['<input autocomplete="given-name">', 'input[autocomplete=given-name]: user.name.first'],
    ['<input name="user[email]">', 'input[name=email]: user.contact.email'],
    ['<label for="f">First name *</label><input id="f">', 'input[id=f]: user.name.first'],
    ['<label>Email address: <input name="a"></label>', 'input[name=a]: user.contact.email'],
    ['<label>Email address</label>\n<input name="a">', 'input[name=a]: user.contact.email'],
    ['<input name="a" placeholder="Enter your phone">', 'input[name=a]: user.contact.phone_number'],
    ['<input name="a" placeholder="jane@acme.org">', 'input[name=a]: user.contact.email'],
    ['<label for="n">Phone to text:</label><input id="n">', 'input[id=n]: user.contact.phone_number'],
    ['<input name="a" placeholder="e.g., +1234567890">', 'input[name=a]: user.contact.phone_number'],
    ['<select name="gender"><option>x</select>', 'select[name=gender]: user.demographic.gender'],
    ['<input type="radio" name="gender" value="f">', 'input[name=gender]: user.demographic.gender'],
    ['<input type="hidden" name="lat">', 'input[name=lat]: user.location.precise'],
    ['<input type="email" name="username">', 'input[name=username]: user.account.username user.contact.email'],
    ['<input type="file" name="cv">', 'input[name=cv]: user.content.files'],
  ])('%s', (text, expected) => {
    expect(fields(text)).toEqual([expected]);
  });

  test.each([
    '<input type="hidden" name="csrf_token">', '<input type="submit" name="email">', '<input type="search" name="q" placeholder="email">',
    '<input name="search" placeholder="Email address">', '<input type="checkbox" name="email">', '<input name="title">', '<input name="project[name]">', '<input v-model="config.name">', '<v-menu v-model="editing.email"></v-menu>', '<password-strength v-model="newPassword" />', '<div name="email"></div>',
    '<input name="{{ name }}">', '<input placeholder="What the email address of your next customer may look like">',
  ])('nothing in %s', (text) => {
    expect(fields(text)).toEqual([]);
  });

  test('a name counts where the form is about a person', () => {
    expect(fields('<form id="project"><input name="name"></form>', 'new.html')).toEqual([]);
    expect(fields('<form action="/signup"><input name="name"></form>', 'new.html')).toEqual(['input[name=name]: user.name']);
    expect(fields('<form><input name="name"><input name="city"><input type="email"></form><form><input name="name"></form>', 'new.html')).toEqual([
      'input[name=name]: user.name', 'input[name=city]: user.contact.address.city', 'input[type=email]: user.contact.email',
    ]);
  });

  test.each([
    ['A.vue', '<template><v-text-field v-model.trim="form.email" /></template>', 'v-text-field[v-model=email]: user.contact.email'],
    ['A.vue', '<template lang="pug">\nform\n  input(v-model="user.phone")\n</template>', 'input[v-model=phone]: user.contact.phone_number'],
    ['A.vue', '<template lang="pug">\nv-text-field(\n  v-model=\'email\'\n  :label=\'$t(`a.b`)\'\n  solo)\n</template>', 'v-text-field[v-model=email]: user.contact.email'],
    ['A.vue', '<template lang="pug">\ninput(:type="a ? x : y" :name="z" v-model="user.phone")\n</template>', 'input[v-model=phone]: user.contact.phone_number'],
    ['A.vue', '<template><input v-model="user.name"></template>', 'input[v-model=name]: user.name'],
    ['a.erb', '<input name="member[city]">', 'input[name=city]: user.contact.address.city'],
    ['A.svelte', '<Input bind:value={form.email} on:change={() => a > b} />', 'input[bind:value=email]: user.contact.email'],
    ['a.component.html', '<input matInput formControlName="firstName" [type]="t">', 'input[formcontrolname=firstName]: user.name.first'],
    ['a.component.html', '<input [(ngModel)]="user.email">', 'input[[(ngmodel)]=email]: user.contact.email'],
    ['a.ejs', '<input name="email" value="<%= user.email %>">', 'input[name=email]: user.contact.email'],
    ['a.pug', 'form(action="/x")\n  label(for="e") Email address\n  input#e.wide(\n    type="text"\n    required)', 'input[id=e]: user.contact.email'],
  ])('%s: %s', (path, text, expected) => {
    expect(fields(text, path)).toEqual([expected]);
  });
});
