"""A pack is a stranger's data: whatever a clause text tries, it is refused at its place, and nothing is run."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from agreements.assembly.facts import facts_of
from agreements.assembly.filling import Filler
from agreements.assembly.speech import Speech
from agreements.diagnostics import FindingsError, LimitError
from agreements.packs import Passage
from tests.assembly.texts import LABELS, filler, found, said
from tests.builders import agreement, party


def places(text: str) -> list[tuple[str, int, int]]:
    """Id, line and column of each finding."""
    return [(finding.id, finding.location.line, finding.location.column) for finding in found(text)]


# The payloads of the hostile HTML packs, carried over to clause text; each was written as a page of one line.
CARRIED_OVER = [
    pytest.param(
        "<p>{{ cycler.__init__.__globals__.os.popen('touch PWNED').read() }}</p>", ("sandbox", 1, 4), id="H01"
    ),
    pytest.param("<p>{% set f='{0.__class__.__mro__}'.format %}{{ f('x') }}</p>", ("sandbox", 1, 46), id="H03"),
    pytest.param(
        "<p>{{ d.parse_raw(d.title.encode('latin-1'), content_type='application/pickle', allow_pickle=True) }}</p>",
        ("sandbox", 1, 4),
        id="H04",
    ),
    pytest.param("<p>{{ base.joinpath('/etc/passwd').read_text() }}</p>", ("sandbox", 1, 4), id="H05"),
    pytest.param(
        "{% for a in range(1000) %}{% for b in range(1000) %}{% for c in range(1000) %}"
        "{% endfor %}{% endfor %}{% endfor %}",
        ("sandbox", 1, 1),
        id="H06",
    ),
    pytest.param("<p>{{ 'a'*2000000000 }}</p>", ("sandbox", 1, 4), id="H07"),
    pytest.param("{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}", ("template", 1, 16), id="H09"),
    pytest.param("<p>{{ d.titel }}</p>", ("undefined", 1, 4), id="H10"),
    pytest.param("<p>{% if title %}</p>", ("template-syntax", 1, 4), id="H11"),
    pytest.param("{% autoescape false %}<p>{{ title }}</p>{% endautoescape %}", ("lint", 1, 1), id="H13"),
    pytest.param("{% include 'link.txt' %}", ("path", 1, 1), id="H15"),
    pytest.param("<p>{{ none }} {{ [1,2] }} {{ true }}</p>", ("finalize", 1, 4), id="H16"),
]


@pytest.mark.parametrize(("text", "expected"), CARRIED_OVER)
def test_a_hostile_text_is_refused_at_its_place(text: str, expected: tuple[str, int, int]) -> None:
    """The columns are those that the corpus of bad inputs asks for."""
    assert expected in places(text)


@pytest.mark.parametrize(("text", "expected"), CARRIED_OVER)
def test_a_hostile_text_leaves_no_trace(
    text: str, expected: tuple[str, int, int], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The payloads try to make a file called PWNED."""
    monkeypatch.chdir(tmp_path)

    found(text)

    assert os.listdir(tmp_path) == []  # noqa: PTH208 - hidden files too


REACHING = [
    "{{ ''.__class__.__mro__[1].__subclasses__() }}",
    "{{ title.__class__ }}",
    "{{ title['__class__'] }}",
    "{{ parties[0].__init__ }}",
    "{{ parties | map(attribute='__class__') | list | joined }}",
    "{{ parties | selectattr('__class__') | list | length }}",
    "{{ lipsum.__globals__ }}",
    "{{ cycler }}",
    "{{ joiner() }}",
    "{{ namespace() }}",
    "{{ dict() }}",
    "{{ self.__init__ }}",
    "{{ table.__globals__ }}",
    "{{ table.function }}",
    "{{ title.format(1) }}",
    "{{ title.upper() }}",
    "{{ '%s' % title }}",
    "{{ '%2000000000d' % 1 }}",
    "{{ title + title }}",
    "{{ title ~ title }}",
    "{{ 9 ** 9 ** 9 }}",
    "{{ 9 // 2 }}",
    "{{ -1 }}",
    "{{ [1] * 1000000000 }}",
    "{% for x in parties %}{{ loop.cycle('a', 'b') }}{% endfor %}",
    "{% for x in parties %}{{ loop.__init__ }}{% endfor %}",
    "{% for x in parties %}{{ loop.changed(x) }}{% endfor %}",
    "{{ parties.append(1) }}",
    "{{ parties.clear() }}",
    "{{ table(*parties) }}",
    "{{ table(**parties[0]) }}",
    "{{ (table)('x')('y') }}",
    "{{ title[0:5] }}",
    "{{ {'a': 1} }}",
    "{{ title | format(1) }}",
    "{{ parties | join(', ') }}",
    "{{ title | attr('__class__') }}",
    "{{ title | safe }}",
    "{{ title | center(2000000000) }}",
    "{{ title | replace('a', 'aaaaaaaaa') }}",
    "{{ parties | tojson }}",
    "{{ parties | pprint }}",
    "{{ parties | xmlattr }}",
    "{{ title | urlize }}",
    "{{ parties | groupby('kind') }}",
    "{{ parties | sort }}",
    "{{ parties | batch(1) }}",
    "{{ title is callable }}",
    "{{ title is mapping }}",
    "{% set x = 1 %}",
    "{% with x = 1 %}{% endwith %}",
    "{% import 'x' as y %}",
    "{% from 'x' import y %}",
    "{% extends 'x' %}",
    "{% block x %}{% endblock %}",
    "{% call table() %}{% endcall %}",
    "{% filter upper %}x{% endfilter %}",
    "{% raw %}{{ title }}{% endraw %}",
    "{% do title %}",
    "{% debug %}",
    "{% trans %}x{% endtrans %}",
    "{% for x in parties recursive %}{{ loop(x.goals) }}{% endfor %}",
    "{% %}",
]


@pytest.mark.parametrize("text", REACHING)
def test_what_a_clause_has_no_use_for_is_refused(text: str) -> None:
    """The list of what is allowed is short; everything else is refused, also what would do no harm."""
    assert [finding.location.line for finding in found(text)] == [1] * len(found(text))
    assert found(text)


@pytest.mark.parametrize("text", REACHING)
def test_the_environment_alone_lets_no_secret_out(text: str) -> None:
    """Should the look-over of the text miss something, what is run must still not print an inside of Python."""
    environment = filler()._environment
    try:
        printed = environment.from_string(text).render(filler().facts)
    except Exception as refused:  # noqa: BLE001 - refused in whatever way
        printed = str(type(refused).__name__)

    assert not any(secret in printed for secret in ("<class", "object at 0x", "<function", "{'id'"))


PRINTED = [
    "{{ none }}",
    "{{ true }}",
    "{{ 1.5 }}",
    "{{ [1, 2] }}",
    "{{ (1, 2) }}",
    "{{ parties }}",
    "{{ parties[0] }}",
    "{{ term }}",
    "{{ consultation }}",
    "{{ funds[0].contributions }}",
    "{{ schemes | selectattr('id') }}",
    "{{ parties[0].id == 'ICB' }}",
    "{{ not title }}",
    "{{ included }}",
]


@pytest.mark.parametrize("text", PRINTED)
def test_only_values_are_printed(text: str) -> None:
    """`None`, `True`, brackets and braces of Python have no place in a contract."""
    assert [finding.id for finding in found(text, included={"term": True})] == ["finalize"]


TEXTS_WANTED = [
    "{{ [1, 2] | lower }}",
    "{{ parties | name }}",
    "{{ parties[0] | name }}",
    "{{ parties | sentence }}",
    "{{ true | lower }}",
    "{{ term | enactment }}",
    "{{ blank(parties) }}",
    "{{ label(parties) }}",
    "{{ title | label(parties) }}",
]
LISTS_WANTED = [
    "{{ title | joined }}",
    "{{ title | list | joined }}",
    "{{ title | names }}",
    "{{ title | length }}",
    "{{ parties[0] | length }}",
    "{% for letter in title %}{{ letter }}{% endfor %}",
    "{% for key in parties[0] %}{{ key }}{% endfor %}",
    "{% for x in parties %}{% for y in loop %}{{ y }}{% endfor %}{% endfor %}",
    "{{ 3 | length }}",
]


@pytest.mark.parametrize("text", TEXTS_WANTED + LISTS_WANTED)
def test_a_filter_refuses_what_it_cannot_say(text: str) -> None:
    """A list in a place for a text would print its insides, and a text in a place for a list its letters."""
    assert [finding.id for finding in found(text)] == ["template"]


NAMES = [
    ("{{ titel }}", "there is no name 'titel'", "did you mean 'title'?"),
    ("{% if titel %}{% endif %}", "there is no name 'titel'", "did you mean 'title'?"),
    ("{% if false and titel %}{% endif %}", "there is no name 'titel'", "did you mean 'title'?"),
    ("{{ parties[0].legal_nmae }}", "there is no 'legal_nmae' here", "did you mean 'legal_name'?"),
    (
        "{% if parties[0].legal_nmae is defined %}{% endif %}",
        "there is no 'legal_nmae' here",
        "did you mean 'legal_name'?",
    ),
    ("{{ parties | selectattr('kindd') | list | length }}", "there is no 'kindd' here", "did you mean 'kind'?"),
    ("{{ consultation.dnoe }}", "there is no 'dnoe' here", "did you mean 'done'?"),
    ("{{ title | sentense }}", "there is no filter 'sentense'", "did you mean 'sentence'?"),
    ("{{ title is defind }}", "there is no test 'defind'", "did you mean 'defined'?"),
    ("{{ table('sampel', 'x') }}", "there is no table 'sampel'", "did you mean 'sample'?"),
    ("{{ parties[7].id }}", "the list has no item 7", ""),
    ("{{ purpose.of }}", "a single value has no 'of'", ""),
    ("{{ title.of }}", "a single value has no 'of'", ""),
    ("{{ funds[0].contributions['2030/31'] }}", "there is no '2030/31' here", ""),
    ("{{ (objectives | first) }}", "the list is empty", ""),
    ("{{ loop.index }}", "there is no name 'loop'", ""),
    ("{% for p in parties %}{% endfor %}{{ p.id }}", "there is no name 'p'", ""),
]


@pytest.mark.parametrize(("text", "message", "hint"), NAMES)
def test_a_misspelt_name_is_never_a_silent_false(text: str, message: str, hint: str) -> None:
    """In a condition it would leave a clause out, and nobody would know."""
    (finding,) = found(text)

    assert ("undefined", message) == (finding.id, finding.message)
    assert finding.hint == hint or not hint


SYNTAX = [
    ("{% if title %}\nx\n", 1, 1),
    ("x {% for p in parties %}\nx\n{% if title %}{% endif %}", 1, 3),
    ("x\n{% endif %}", 2, 1),
    ("{% if title %}{% endfor %}{% endif %}", 1, 15),
    ("x\n  {% else %}", 2, 3),
    ("x {{ title", 1, 3),
    ("x {% if title", 1, 3),
    ("x }} y", 1, 3),
    ("x\ny %} z", 2, 3),
    ("{{ }}", 1, 1),
    ("{{ title title }}", 1, 1),
    ("x\n\n   {{ title | }}", 3, 4),
    ("{{ 'title }}", 1, 1),
    ("{{ title }} {{ title title }}", 1, 13),
    ("{{ title }} {{ title }} {{ titel }}", 1, 25),
    ("{% if title %}x{% endif %} {% if title title %}x{% endif %}", 1, 28),
]


@pytest.mark.parametrize(("text", "line", "column"), SYNTAX)
def test_a_broken_tag_is_found_where_it_stands(text: str, line: int, column: int) -> None:
    """Jinja gives a line at best, and for a tag that is not closed the last one of the text."""
    assert (line, column) in [place[1:] for place in places(text)]


def test_the_same_tag_twice_is_told_apart() -> None:
    """The second fails, inside a loop, on another line."""
    text = (
        "{% for p in parties %}{{ p.id }}{% endfor %}\n\n"
        "{% for p in funds %}\n{{ p.id }} {{ p.legal_name }}\n{% endfor %}"
    )

    assert places(text) == [("undefined", 4, 12)]


def test_every_fault_of_a_text_is_told_in_one_run() -> None:
    """Whoever writes clauses should not have to run the check once for each."""
    assert places("{{ titel }} {% set x = 1 %}\n{{ title | safe }}\n{{ 2 * 3 }}") == [
        ("undefined", 1, 1),
        ("lint", 1, 13),
        ("lint", 2, 1),
        ("sandbox", 3, 1),
    ]


def test_a_comment_takes_no_words_with_it() -> None:
    """In Jinja {# ... #} makes a clause vanish. Here the mark is refused, and the words are not lost without a word."""
    assert [finding.id for finding in found("1. The Partner {# must pay #} must help.")] == ["lint"]


def test_a_value_is_never_run() -> None:
    """Values are filled in last, so that what looks like a tag in a party's name is its name."""
    facts = agreement(title="{{ 7 * 7 }} {% if x %} {# y #}")

    assert said("{{ title }}", facts) == "{{ 7 * 7 }} {% if x %} {# y #}"


# --- limits ---------------------------------------------------------------------------------------------------------

LIST = "[" + "1," * 200 + "]"
ENDLESS = [
    f"{{% for a in {LIST} %}}{{% for b in {LIST} %}}{{% for c in {LIST} %}}{{% endfor %}}{{% endfor %}}{{% endfor %}}",
    f"{{% for a in {LIST} %}}{{% for b in {LIST} %}}{{% for c in {LIST} %}}x{{% endfor %}}{{% endfor %}}{{% endfor %}}",
    f"{{% for a in {LIST} %}}{{% for b in {LIST} %}}{'x' * 1000}{{% endfor %}}{{% endfor %}}",
    (
        f"{{% for a in {LIST} %}}{{% for b in {LIST} %}}"
        "{{ parties | select | select | length }}{% endfor %}{% endfor %}"
    ),
    f"{{% for a in {LIST} %}}{{% for b in {LIST} %}}{{{{ {LIST} | select | joined }}}}{{% endfor %}}{{% endfor %}}",
]


@pytest.mark.parametrize("text", ENDLESS, ids=["empty", "words", "long words", "filters", "joined"])
def test_loops_inside_loops_end(text: str) -> None:
    """They end after so many turns, values and characters: counted, so that no clock decides."""
    with pytest.raises(LimitError) as refused:
        found(text)

    assert refused.value.exit_code == 5
    assert refused.value.message.startswith("clause.md:1:1: ")


def test_the_budget_is_that_of_the_whole_document() -> None:
    """A hundred clauses of a thousand turns each are no better than one of a hundred thousand."""
    used = filler()
    text = f"{{% for a in {LIST} %}}{{% for b in {LIST} %}}{{% endfor %}}{{% endfor %}}"

    for n in range(4):
        used.fill(Passage(text + " " * n, "clause.md"), {})

    with pytest.raises(LimitError):
        used.fill(Passage(text, "clause.md"), {})


DEEP = [
    "{{ " + "(" * 5000 + "1" + ")" * 5000 + " }}",
    "{{ " + "[" * 500 + "]" * 500 + " }}",
    "{{ title" + ".a" * 500 + " }}",
    "{{ title" + "[0]" * 500 + " }}",
    "{{ " + "not " * 3000 + "title }}",
    "{% for x in parties %}" * 30 + "{% endfor %}" * 30,
    "{% if title %}" * 200 + "{% endif %}" * 200,
    "{{ " + "9" * 5000 + " }}",
    "{{ title if " * 500 + "title" + " else title" * 500 + " }}",
]


@pytest.mark.parametrize("text", DEEP)
def test_what_is_nested_too_deeply_is_a_finding(text: str) -> None:
    """Python's own limits would otherwise end the program with a fault of ours."""
    assert {finding.id for finding in found(text)} <= {"template", "template-syntax", "finalize", "lint", "sandbox"}
    assert found(text)


def test_many_braces_are_read_in_one_pass() -> None:
    """Looking for tags must not take the square of their number. A test of time would depend on the machine."""
    assert found("{{" * 100_000)
    assert found("{% if '" * 100_000)


# --- conditions -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("condition", "expected"),
    [
        ("funds | length", True),
        ("joint_posts | length", False),
        ("'x' in legal_basis or funds", True),
        ("consultation", False),
        ("consultation.done", False),
        ("schemes | selectattr('arrangement', 'eq', 'pooled')", True),
        ("schemes | selectattr('arrangement', 'eq', 'grant')", False),
        ("parties | length > 1", True),
        ("parties | length > 2", False),
        ("not purpose", True),
        ("funds[0].uplift.awaited", False),
        ("schemes[0].paid_from.kind == 'pooled'", True),
        ("schemes[0].functions.nhs | length", False),
    ],
)
def test_a_condition_asks_for_facts(condition: str, expected: bool) -> None:
    """A missing value is false, a list that was filtered counts only if something is left of it."""
    assert filler().holds(Passage(condition, "conditions.yaml", 3, 8), {}) is expected


@pytest.mark.parametrize(
    ("condition", "kind"),
    [
        ("fund | length", "undefined"),
        ("parties[0].id < 'J'", "lint"),
        ("term.commencement < term.expiry", "lint"),
        ("true %}{% if true", "template-syntax"),
        ("true }}", "template-syntax"),
        ("", "template-syntax"),
        ("table('sample')", "template"),
    ],
)
def test_a_condition_that_cannot_be_asked_is_found(condition: str, kind: str) -> None:
    """Printed values are texts, in which `10` comes before `9`, so they have no order."""
    with pytest.raises(FindingsError) as refused:
        filler().holds(Passage(condition, "conditions.yaml", 3, 8), {})

    assert [(f.id, str(f.location)) for f in refused.value.report] == [(kind, "conditions.yaml:3:8")]


def test_a_label_cannot_reach_into_what_it_is_given() -> None:
    """Labels are a pack's as well: `{what.__class__}` and `{what:>999999999}` mean something to str.format."""
    facts = agreement()
    for label in ("{what.__class__}", "{what:>999999999}", "{0}", "{other}"):
        speech = Speech(facts, LABELS | {"blank": label}, {}, "en")

        with pytest.raises(FindingsError):
            Filler(speech, facts_of(facts, speech), {}).fill(Passage("{{ purpose }}", "clause.md"), {})


def test_a_party_called_like_a_tag_prints_so() -> None:
    """The name is filled in once; nothing reads it again."""
    facts = agreement(parties=[party(legal_name="{{ title }} <b>&amp; **Sons** [#x] {#y}"), party("B")])

    assert said("1. {{ parties[0].legal_name }} helps.", facts) == "{{ title }} <b>&amp; **Sons** [#x] {#y} helps."
