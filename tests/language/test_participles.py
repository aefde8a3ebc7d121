"""Past participles of verbs."""

import pytest

from okrcoach.language.verbs import participle


@pytest.mark.parametrize(
    ("lemma", "text"),
    [
        ("plant", "planted"),
        ("serve", "served"),
        ("fit", "fitted"),
        ("map", "mapped"),
        ("enrol", "enrolled"),
        ("deliver", "delivered"),
        ("open", "opened"),
        ("repair", "repaired"),
        ("renew", "renewed"),
        ("certify", "certified"),
        ("play", "played"),
        ("build", "built"),
        ("write", "written"),
        ("set", "set"),
        ("breed", "bred"),
        ("run", "run"),
        ("become", "become"),
    ],
)
def test_a_verb_has_its_past_participle(lemma, text):
    assert participle(lemma) == text
