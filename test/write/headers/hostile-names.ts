// File names meant to break a header, a parser, a file system or a reader's trust. None may throw.

const BIDI = [
  '\u202a',
  '\u202b',
  '\u202c',
  '\u202d',
  '\u202e',
  '\u2066',
  '\u2067',
  '\u2068',
  '\u2069',
  '\u061c',
]
const UNSEEN = [
  '\u00ad',
  '\u200b',
  '\u200c',
  '\u200d',
  '\u200e',
  '\u2060',
  '\ufeff',
  '\u3164',
  '\u{e0041}',
  '\u034f',
]
const BLANKS = [' ', '\t', '\u00a0', '\u1680', '\u2003', '\u2028', '\u2029', '\u3000', '\u0085']
const CONTROLS = ['\0', '\x01', '\b', '\n', '\v', '\f', '\r', '\r\n', '\x1b[2J', '\x7f', '\x80', '\x9b']
const SURROGATES = ['\ud800', '\udfff', '\ude00\ud83d', '\ufdd0', '\uffff', '\u{10ffff}', '\ufffd']
const SIGNS = [...'!"#$%&\'()*+,-./:;<=>?@[\\]^_`{|}~']
const SPECIALS = [...BIDI, ...UNSEEN, ...BLANKS, ...CONTROLS, ...SURROGATES, ...SIGNS]

const DEVICES = [
  ...['CON', 'con', 'PRN', 'aux', 'NUL', 'COM0', 'com1', 'COM¹', 'LPT9', 'CONIN$', 'conout$', 'CLOCK$'],
  ...['NUL.txt', 'nul.tar.gz', 'con .txt', 'CON.html', 'aux.ipynb', '.con', ' nul ', 'con\u200e'],
]

const PATHS = [
  ...[
    '../../etc/passwd',
    '..\\..\\boot.ini',
    '/etc/shadow',
    '\\\\server\\share\\x',
    'C:\\autoexec.bat',
    'C:x',
  ],
  ...[
    'file:///etc/passwd',
    'a/../b',
    '..',
    '.',
    '...',
    '../',
    '.htaccess',
    '.bashrc.html',
    '~/x',
    '~',
    '-rf',
  ],
  ...['x::$DATA', 'x:stream', '%2e%2e%2f', '..%2f..%5cx', '%41', '%', '%%', '%zz', '%00.html', '%0d%0aX: y'],
]

const HEADERS = [
  ...[
    'x\r\nSet-Cookie: a=b',
    'x\r\n\r\n<script>alert(1)</script>',
    'x\nX-Evil: 1',
    'x\u560a\u560dSet-Cookie: a=b',
  ],
  ...[
    'x"; filename=evil.exe',
    'x; filename=evil.exe',
    "x; filename*=UTF-8''evil.exe",
    'x\\"; filename="evil.exe',
  ],
  ...[
    "UTF-8''evil.exe",
    '=?UTF-8?B?ZXZpbC5leGU=?=',
    'a,b',
    'a, attachment',
    'inline; x',
    '"',
    '""',
    '\\',
    '\\"',
  ],
  ...[
    '"quoted"',
    "'single'",
    'x"',
    '"x',
    'a\\',
    "*=UTF-8''",
    'filename="x"',
    ';',
    ';;;',
    '=',
    '<img src=x onerror=1>',
  ],
]

const EXTENSIONS = [
  ...[
    'report.html',
    'report.HTML',
    'report.htm',
    'report.xhtml',
    'report.ipynb',
    'report.IPYNB',
    'a.html.html',
  ],
  ...[
    'a.ipynb.html',
    'a.html.ipynb',
    'evil.exe',
    'evil.html.exe',
    'evil.exe.html',
    'x\u202elmth.exe',
    'gpj\u202e.exe',
  ],
  ...[
    'x.html.',
    'x.html ',
    'x.html...',
    'x.ht\u200bml',
    'x.html\0.exe',
    `x${' '.repeat(200)}.exe`,
    'x.lnk',
    'x.scf',
  ],
  ...[
    'x.desktop',
    'x.local',
    'desktop.ini',
    '.html',
    '.ipynb',
    'html',
    'x.HtMl',
    'v1.2',
    'x.{ED7BA470-8E54}',
  ],
]

const TEXTS = [
  ...[
    '',
    ' ',
    '  ',
    '\0',
    '_',
    'ünïcödé',
    'u\u0308',
    '日本語のレポート',
    'отчёт',
    'تقرير',
    'דוח',
    'हिन्दी',
    '한국어',
    'ﬁ',
    'Å',
    'ſ',
  ],
  ...[
    '😀',
    '👩‍💻',
    '❤️',
    '🇨🇭',
    '🏴\u{e0067}\u{e0062}\u{e007f}',
    '1️⃣',
    'e\u0301\u0302\u0303'.repeat(30),
    '\u0301x',
    '／',
    '．．／',
    '＂',
  ],
  ...[
    'a b',
    'a  b',
    ' a ',
    'Nightly sales (1)',
    'run #7 – 100 %',
    'a&b=c',
    'Ⅷ',
    '\u0130',
    '\u1e9e',
    '\u037e',
    'constructor',
  ],
  ...['__proto__', 'toString', 'null', 'undefined', 'NaN', '0'],
]

const LONG = [
  ...['x'.repeat(10_000), 'ü'.repeat(10_000), '😀'.repeat(10_000), '日'.repeat(85), '.'.repeat(10_000)],
  ...[
    ' '.repeat(10_000),
    '. '.repeat(10_000),
    `${'. '.repeat(10_000)}x`,
    '"'.repeat(10_000),
    '%'.repeat(10_000),
  ],
  ...['\ud83d'.repeat(10_000), '\r\n'.repeat(10_000), `${'x'.repeat(10_000)}.exe`, '.html'.repeat(2_000)],
  ...[
    '👩‍💻'.repeat(40),
    'x'.repeat(234),
    'x'.repeat(235),
    `${'x'.repeat(234)} y`,
    `${'x'.repeat(233)}ü`,
    '\u0301'.repeat(500),
  ],
]

export const HOSTILE_NAMES: readonly string[] = [
  ...new Set([
    ...SPECIALS.map((special) => `a${special}b`),
    ...SPECIALS.map((special) => `${special}a`),
    ...SPECIALS.map((special) => `a${special}`),
    ...SPECIALS,
    ...DEVICES,
    ...PATHS,
    ...HEADERS,
    ...EXTENSIONS,
    ...TEXTS,
    ...LONG,
  ]),
]
