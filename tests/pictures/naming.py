"""Names and words as partnerships have them, for the pictures to be drawn with."""

from hypothesis import strategies as st

WELSH = "aâbcchddeêffghïijlloôprrhstthuŵwyŷ'-"
ENGLISH = "etaoinshrdlucmfwypvbgk"
SHORT = (
    "Ŵyth",
    "Bwrdd",
    "Iechyd",
    "Borough",
    "Council",
    "y",
    "Gŵyl",
    "Hospital",
    "Marlingham-on-Sea",
    "Trust",
    "74",
    "&",
)
_capitals = st.sampled_from("ABCDEGHLMNOPRSTWYŴŶÂÔ")
_words = st.builds(
    lambda first, rest: first + rest, _capitals, st.text(alphabet=WELSH + ENGLISH, min_size=0, max_size=12)
)
_longest = st.just("Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch")
plain_names = st.lists(_words, min_size=1, max_size=14).map(" ".join).map(lambda text: text[:90].strip())
"""Of 1 to 90 letters, no word longer than thirteen."""
short_names = st.lists(st.sampled_from(SHORT), min_size=1, max_size=5).map(" ".join)
"""A few words from real ones, so that nothing has to be broken."""
names = (
    st.lists(st.one_of(_words, _words, _words, _words, _longest), min_size=1, max_size=14)
    .map(" ".join)
    .map(lambda text: text[:90].strip())
)
"""Of 1 to 90 letters, Welsh ones among them, now and then with the longest word there is."""

kinds = st.sampled_from(
    ["refers", "steps down", "commissions", "informs", "supplies", "supports", "yn atgyfeirio pobl at y gwasanaeth"]
)

LONG = tuple(
    f"{start} {number} {'ac Iechyd Cyhoeddus, Gofal Cymdeithasol a Llesiant i Blant, Pobl Ifanc ac Oedolion Hŷn'}"[:90]
    for number, start in enumerate(["Ŵyth Bwrdd", "The Royal Borough of Marlingham-on-Sea", "Cyngor Sir"] * 5)
)
"""Fifteen names of ninety letters each."""
