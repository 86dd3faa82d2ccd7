"""Texts and blocks for property tests: hostile ones included."""

from hypothesis import strategies as st

from charta.documents.blocks import Callout, Heading, LineBreak, Link, ListBlock, ListItem, Paragraph, Text

SNIPPETS = [
    "mot",
    "word ",
    " ",
    "\n",
    "\n\n",
    "  ",
    "\t",
    "    ",
    "# ",
    "## ",
    "##### ",
    "#",
    "- ",
    "-",
    "---",
    "+ ",
    "* ",
    "*",
    "**",
    "***",
    "_",
    "__",
    "> ",
    ">",
    "1. ",
    "1) ",
    "7. ",
    "2026. ",
    "999999999. ",
    "`",
    "```\n",
    "~~~",
    "|",
    "| a | b |\n|---|---|\n| c | d |",
    "\\",
    "\\\n",
    "&amp;",
    "&nbsp;",
    "&#35;",
    "<script>alert(1)</script>",
    "<!-- x -->",
    "<https://example.org>",
    "[texte](https://example.org)",
    "[x](javascript:alert(1))",
    "[a](<mailto:a b@example.org> 'titre')",
    "](",
    "[",
    "]",
    "(",
    ")",
    "![",
    "[^1]",
    "[^1]: note",
    "https://example.org/a_b_(c)?x=1&amp;copy;",
    "::: signature",
    "{{ x }}",
    "\u00a0",
    "\u202f",
    "«\u00a0mot\u00a0»",
    "’",
    "…",
    "\u202eRTL\u202c",
    "שלום",
    "é\u0301",
    "👩‍💻",
    "漢字",
    "x" * 300,
    "\x00",
    "\x07",
    "\x0b",
    "\x1f",
    "\x85",
    "\u2028",
    "\u2029",
    "\ud800",
    "\ufeff",
    "\r",
    "\r\n",
    "=",
    "===",
    ":",
    "!",
    ".",
]

markdown = st.one_of(
    st.lists(st.sampled_from(SNIPPETS), max_size=14).map("".join),
    st.text(max_size=60),
    st.text(alphabet="ab*_[]()\\`#->+ \n1.é«»&<~|!", max_size=40),
)
values = st.one_of(markdown, st.text(max_size=30))
targets = st.sampled_from(
    ["https://example.org", "http://a.b/c_d?e=1&copy;=2", "mailto:x@example.org", "https://e.org/(a)[b] c"]
)
texts = st.builds(Text, markdown, st.booleans(), st.booleans())
inlines = st.lists(
    st.one_of(
        texts, texts, st.builds(Link, targets, st.lists(texts, max_size=3).map(tuple)), st.just(LineBreak())
    ),
    max_size=6,
).map(tuple)


def lists_of(children: st.SearchStrategy[ListItem]) -> st.SearchStrategy[ListBlock]:
    return st.builds(
        ListBlock,
        st.booleans(),
        st.lists(children, max_size=3).map(tuple),
        st.sampled_from([1, 0, 7, 999_999_999]),
    )


items = st.recursive(
    st.builds(ListItem, inlines),
    lambda children: st.builds(ListItem, inlines, st.lists(lists_of(children), max_size=2).map(tuple)),
    max_leaves=6,
)


paragraphs = st.builds(Paragraph, inlines)
blocks = st.lists(
    st.one_of(
        paragraphs,
        st.builds(Heading, st.integers(1, 6), inlines),
        lists_of(items),
        st.builds(Callout, st.lists(st.one_of(paragraphs, lists_of(items)), max_size=3).map(tuple)),
    ),
    max_size=5,
)
