import assert from 'node:assert/strict';
import { describeItem } from '../../../src/core/language/describeItem.js';
import { describeName } from '../../../src/core/language/describeName.js';
import { definitionOf } from '../../../src/core/language/definitionOf.js';
import { nameAt } from '../../../src/core/language/nameAt.js';
import { occurrencesOf } from '../../../src/core/language/occurrences.js';
import { relatedPlaces } from '../../../src/core/language/relatedPlaces.js';
import { idLinks } from '../../../src/core/language/idLinks.js';
import { placeIn, today } from '../../support/languageLibrary.js';

function nameIn(text: string, path = 'checklists/a.md') {
  const place = placeIn(path, text);
  const name = nameAt(place);
  return name && { ...name, words: place.text.slice(name.range.start, name.range.end) };
}

/** The kind of name at the cursor and its words. */
function check(text: string, expected: string | undefined) {
  const name = nameIn(text);
  assert.equal(name && `${name.kind} ${name.words}`, expected);
}

describe('the name at a place', () => {
  it('is a document by its id', () => {
    check('See SOP-‸0012.', 'document SOP-0012');
    check('See ‸SOP-0012', 'document SOP-0012');
    check('See [[SOP-00‸12#roll-back|the way]]', 'document SOP-0012');
    check('See [[Change a fire‸wall]]', 'document Change a firewall');
    check('- [ ] Export (from LL-7Q‸3K9)', 'document LL-7Q3K9');
    check('---\nclient: CLT‸-CONTOSO\n---\n', 'document CLT-CONTOSO');
    check('---\ngates:\n  - id: a\n    after: [SOP-00‸12#x]\n---\n', 'document SOP-0012');
    check('```sop-list\nquery: id:SOP‸-0012\n```\n', 'document SOP-0012');
  });

  it('is a role, a person or a day', () => {
    check('- [ ] Export @no‸c', 'role @noc');
    check('- [ ] Export @dan‸a.', 'person @dana');
    check('---\nowner: no‸c\n---\n', 'role noc');
    check('---\nreviewed_by: dan‸a\n---\n', 'person dana');
    check('---\ngates:\n  - id: a\n    sign: { role: no‸c }\n---\n', 'role noc');
    check('- [ ] Export (due 2026-12-‸01)', 'day 2026-12-01');
    check('---\nreviewed_on: 2026-01-‸05\n---\n', 'day 2026-01-05');
    check('---\nkind: sop\nworkflow: inci‸dent\n---\n', 'workflow incident');
  });

  it('is none in code, addresses and ordinary words', () => {
    check('See SOP-99‸99.', undefined);
    check('Run `SOP-00‸12` now', undefined);
    check('```\nSOP-00‸12\n```\n', undefined);
    check('See sops/SOP-00‸12/x', undefined);
    check('See SOP-00‸12.md', undefined);
    check('See [x](SOP-00‸12)', undefined);
    check('The n‸oc does it.', undefined);
    check('---\nsign_offs:\n  - role: no‸c\n---\n', undefined);
  });
});

describe('what a hover tells', () => {
  const tell = (text: string) => {
    const place = placeIn('checklists/a.md', text);
    const name = nameAt(place);
    return name && describeName(place.library, name, today);
  };

  it('of a document: title, state, owner and review', () => {
    const told = tell('SOP-‸0012');
    assert.equal(told?.heading, 'Change a firewall');
    assert.deepEqual(told.facts, [
      'SOP SOP-0012',
      'State: approved',
      'Owner: noc',
      'Review: never',
      'sops/firewall.md',
    ]);
  });

  it('of days, roles and people', () => {
    assert.deepEqual(tell('- [ ] A (due 2026-12-‸01)')?.facts, ['in 11 days']);
    assert.deepEqual(tell('- [ ] A (due 2026-11-‸19)')?.facts, ['yesterday']);
    assert.deepEqual(tell('- [ ] A @no‸c'), {
      heading: 'Network operations (noc)',
      facts: ['Dana Reyes (@dana)'],
      path: '.sop/roster.yml',
    });
    assert.deepEqual(tell('- [ ] A @dan‸a')?.facts, [
      'dana@msp.example',
      'Roles: noc, project-team',
    ]);
    assert.deepEqual(tell('- [ ] A @le‸e')?.facts, ['lee@msp.example', 'Left after 2026-01-31.']);
  });

  it('of an item: whose it is, when it is due, what it needs and where it comes from', () => {
    const text =
      '---\nowner: project-team\n---\n\n- [ ] NOC-1: Export (evidence: file) (due 2026-11-10) @noc (from LL-7Q3K9)\n';
    const { library, document } = placeIn('a.md', text);
    const [item] = document.items;
    assert.ok(item);
    assert.deepEqual(describeItem(library, { document, item }, today), {
      heading: 'NOC-1: Export',
      facts: [
        'Open',
        'For noc: Dana Reyes',
        'Overdue since 2026-11-10 (10 days ago)',
        'Needs evidence: a file',
        'From lesson LL-7Q3K9: Export rules first',
      ],
    });
  });
});

describe('where names are defined', () => {
  it('is the document, or the place in the settings', () => {
    const at = (text: string) => {
      const place = placeIn('a.md', text);
      const name = nameAt(place);
      const found = name && definitionOf(place.library, name);
      return found && `${found.path}:${found.range.start.line + 1}`;
    };
    assert.equal(at('SOP-‸0012'), 'sops/firewall.md:10');
    assert.equal(at('- [ ] A @no‸c'), '.sop/roster.yml:5');
    assert.equal(at('- [ ] A @dan‸a'), '.sop/roster.yml:2');
  });
});

describe('occurrences of an id', () => {
  const places = (text: string) => {
    const { document, text: bare } = placeIn('a.md', text);
    return occurrencesOf(document, bare, 'SOP-0012').map(({ place }) => place);
  };

  it('are told by where they stand', () => {
    assert.deepEqual(
      places('---\nid: SOP-0012\ntarget: "SOP-0012"\ntitle: About SOP-0012\n---\n'),
      ['definition', 'field'],
    );
    assert.deepEqual(places('---\nafter: [SOP-0012#approval]\n---\n'), ['field']);
    assert.deepEqual(places('See [[SOP-0012]], [[SOP-0012#x|y]] and SOP-0012.'), [
      'link',
      'link',
      'text',
    ]);
    assert.deepEqual(places('- [ ] A (from SOP-0012)'), ['mark']);
    assert.deepEqual(places('```sop-list\ntitle: SOP-0012\nquery: id:SOP-0012\n```\n'), ['query']);
  });

  it('are none in code, comments, longer names, paths and sign-offs', () => {
    assert.deepEqual(
      places(
        '`SOP-0012` <!-- SOP-0012 --> SOP-00123 SOP-0012-A XSOP-0012 sops/SOP-0012 SOP-0012.md',
      ),
      [],
    );
    assert.deepEqual(
      places('[a](SOP-0012.md) https://x.example/SOP-0012\n\n```\nSOP-0012\n```\n'),
      [],
    );
    assert.deepEqual(places('---\nsign_offs:\n  - note: SOP-0012\n---\n'), []);
  });
});

describe('related places', () => {
  const related = (text: string) => {
    const place = placeIn('a.md', text);
    return relatedPlaces(place).map(({ start, end }) => place.text.slice(start, end));
  };

  it('are the items of one lesson, the mentions of one role and what names one key', () => {
    assert.deepEqual(related('- [ ] A (from LL-7Q‸3K9)\n- [ ] B (from LL-7Q3K9)\n'), [
      'LL-7Q3K9',
      'LL-7Q3K9',
      ' A ',
      ' B ',
    ]);
    assert.deepEqual(related('- [ ] A @no‸c\n- [ ] B @noc, @nocturne\n'), ['@noc', '@noc']);
    assert.deepEqual(related('- [ ] NOC‸-1: A\n\nSee NOC-1 and NOC-12.\n'), ['NOC-1', 'NOC-1']);
    assert.deepEqual(related('Just wor‸ds, words.'), []);
  });
});

describe('links of ids', () => {
  it('lead to documents from wiki links, fields and text', () => {
    const { library, document, text } = placeIn(
      'a.md',
      '---\nid: CHK-1\nclient: CLT-CONTOSO\n---\n\nSee [[SOP-0012#roll-back]], SOP-0012, `SOP-0012` and CHK-1. (from LL-7Q3K9)\n‸',
    );
    const links = idLinks(library, document, text).map(
      ({ range, path, line }) =>
        `${text.slice(range.start, range.end)} ${path}${line === undefined ? '' : `:${line + 1}`}`,
    );
    assert.deepEqual(links, [
      '[[SOP-0012#roll-back]] sops/firewall.md:16',
      'CLT-CONTOSO clients/contoso.md',
      'SOP-0012 sops/firewall.md',
    ]);
  });
});
