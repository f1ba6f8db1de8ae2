"""Words that say how a description is built rather than what it is about."""

from __future__ import annotations

from loomery_codegen.understand.words.rules.reading.word_lists import word_set

# Names for the thing being built: never data.
PRODUCT = word_set(
    "app application system website site platform software webapp webpage mini-program program tool "
    "portal solution product_ service_ homepage backend frontend web interface miniprogram applet "
    "framework widget module functionality function feature capability ability page section part "
    "center"
)
# Heads that lend their meaning to the noun before: `course information` means course.
LIGHT = word_set(
    "information data detail content description list record management kind type category number "
    "amount range set series variety status process aspect introduction collection info item resource "
    "entry library system account material history profile database form"
)
# Of those, the ones that mean nothing at all on top of the noun.
EMPTY = word_set(
    "information info data detail introduction list kind type variety range series set number amount "
    "aspect way form content description management function functionality feature module page "
    "section system database"
)
# Abstract heads: never data by themselves.
ABSTRACT = word_set(
    "information data functionality function feature content service experience design interface "
    "effect need way number option method process operation experience efficiency quality convenience "
    "accuracy performance security ability management use support access navigation layout speed time "
    "end side basis purpose goal aim example range variety aspect kind type technology requirement "
    "condition situation action request response environment browser device screen internet mobile "
    "computer ease integrity compatibility reliability stability satisfaction appearance "
    "responsiveness style color colour background component element button theme one thing everything "
    "something addition part detail progress version database server backend frontend system analysis "
    "display query search upload download login registration interaction communication functionality "
    "preference interest user-friendliness visibility engagement trust value advantage benefit impact "
    "optimization engine term real-time form step sequence place field list set series amount total "
    "mode result record status setting step name title date price description format size text input "
    "output look feel world life day week month year hour minute second morning evening today people "
    "area center home homepage menu bar icon link logo platform tab popup header footer sidebar "
    "dropdown slider arrow dot scrolling animation transition sound effect parameter drag-and-drop"
)
LISTS_FUNCTIONS = word_set("functionality function feature module capability service operation")
GIVES_TO = word_set("allow enable let help permit support assist guide encourage")
HAS = word_set("have contain include hold consist comprise carry need keep record store")
NO_OBJECT = word_set("log register login sign participate interact communicate check")
QUALITIES = word_set(
    "user-friendly responsive intuitive modern clean attractive easy-to-use visually fast secure "
    "stable simple clear smooth consistent good beautiful concise minimalistic accessible"
)
PRODUCT_VERBS = word_set("implement develop create design build make want need add write recreate")
