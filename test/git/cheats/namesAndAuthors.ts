import { accept, cheat, unaccepted } from './cheat.js';
import { byNoor, people } from './closeoutStory.js';

const { lee, dana, noor, mallory } = people;
const author = (name: string, email: string) => ({ author: { name, email } });
const forged = 'acceptance dana: invalid forged-author';
const misnamed = ['acceptance dana: invalid name-differs', ...unaccepted];

/** Who says to have signed, against who did. */
export const namesAndAuthors = [
  cheat('a stranger commits her sign-off', () => accept({}, { author: mallory }), forged),
  cheat('the project lead commits her sign-off', () => accept({}, { author: lee }), forged),
  cheat('another engineer of her role commits it', () => accept({}, { author: noor }), forged),
  cheat(
    'a stranger of her name commits it',
    () => accept({}, author('Dana Reyes', mallory.email)),
    forged,
  ),
  cheat(
    'her handle stands for an e-mail address',
    () => accept({}, author('Dana', 'dana')),
    forged,
  ),
  cheat(
    'her name stands for an e-mail address',
    () => accept({}, author('Dana', 'Dana Reyes')),
    forged,
  ),
  cheat(
    'the address has a Cyrillic letter',
    () => accept({}, author('Dana Reyes', 'dаna@msp.example')),
    forged,
  ),
  cheat(
    'the address has a blank less',
    () => accept({}, author('Dana Reyes', 'dana @msp.example')),
    forged,
  ),
  cheat(
    'she commits the sign-off of another',
    () => accept(byNoor, { author: dana }),
    '!acceptance dana',
    'acceptance noor: invalid forged-author',
  ),
  cheat(
    'an address that the roster does not know',
    () => accept({ by: 'dana@evil.example' }, author('Dana Reyes', 'dana@evil.example')),
    'acceptance dana: invalid unknown-signer',
    ...unaccepted,
  ),
  cheat(
    'a stranger signs in her own name',
    () => accept({ name: 'Mallory', by: mallory.email }, { author: mallory }),
    '!acceptance dana',
    'acceptance mallory: invalid unknown-signer',
    ...unaccepted,
  ),
  cheat(
    'a handle signs instead of an address',
    () => accept({ by: 'dana' }),
    'acceptance dana: invalid unknown-signer forged-author',
    ...unaccepted,
  ),
  cheat('the name in small letters', () => accept({ name: 'dana reyes' }), ...misnamed),
  cheat('the name with a blank behind it', () => accept({ name: 'Dana Reyes ' }), ...misnamed),
  cheat('the name with two blanks', () => accept({ name: 'Dana  Reyes' }), ...misnamed),
  cheat('the name with a no-break space', () => accept({ name: 'Dana\u00a0Reyes' }), ...misnamed),
  cheat('the name with a Cyrillic letter', () => accept({ name: 'Dаna Reyes' }), ...misnamed),
  cheat('the name in full-width letters', () => accept({ name: 'Ｄana Reyes' }), ...misnamed),
  cheat('the name with an accent', () => accept({ name: 'Dana Re\u0301yes' }), ...misnamed),
  cheat(
    "her name at another's address",
    () => accept({ by: noor.email }, { author: noor }),
    '!acceptance dana',
    'acceptance noor: invalid name-differs',
    ...unaccepted,
  ),
];
