"""Pages to buy on, and quizzes: what a customer is asked for, what is sold out, under which name somebody plays."""

from functools import cache

from loomery_compiler.emit.web_react import BACKEND
from loomery_compiler.pipeline import complete_spec
from loomery_compiler.plugins import Plugins
from loomery_templates.catalogue import Catalogue
from loomery_templates.catalogue.to_spec import blueprint_spec


@cache
def pages_of(blueprint: str, text: str) -> dict[str, str]:
    given = blueprint_spec(Catalogue.load(), blueprint, text=text)
    spec, report = complete_spec(given, Plugins({}))
    assert not report.failed, [str(item) for item in report.found]
    return {
        str(draft.path).rpartition("/")[2]: draft.content.decode()
        for draft in BACKEND.emit(spec)
        if str(draft.path).endswith(".tsx")
    }


def test_customers_are_not_asked_for_what_the_shop_writes_down_later() -> None:
    checkout = pages_of("online_shop", "An online shop")["CheckoutPage.tsx"]
    assert '"tracking_number"' in checkout.partition("export function")[0]
    assert "!BY_THE_SHOP.includes(name)" in checkout


def test_what_is_sold_out_cannot_be_put_into_the_cart() -> None:
    button = pages_of("online_shop", "An online shop")["AddToCart.tsx"]
    assert "record.stock <= 0" in button
    assert "Sold out" in button


def test_players_of_a_quiz_save_their_score_under_a_name() -> None:
    quiz = next(
        text for text in pages_of("trivia_game", "A quiz with a leaderboard").values() if "Verdict" in text
    )
    assert "keep.mutate({ player_name: name.trim(), score: score" in quiz
