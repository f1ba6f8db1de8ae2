"""Words that say how a description is built rather than what it is about."""

from __future__ import annotations

from loomery_codegen.understand.words.rules.reading.word_lists import word_set

# Names for the thing being built: data only when people have their own ("manage their own mini-programs").
PRODUCT = word_set(
    "app application system website site platform software webapp webpage mini-program program tool "
    "portal solution homepage backend frontend web interface miniprogram applet functionality function "
    "feature capability ability ui"
)
# Of those, the ones that people also keep several of: `submit applications`, `study programs`.
SEVERAL = word_set("application program app website site tool platform portal")
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
# Never data by themselves.
ABSTRACT = word_set(
    "information data content experience design effect need way number option method process operation "
    "efficiency quality convenience accuracy performance security ability management use support access "
    "navigation layout speed time end side basis purpose goal aim example range variety aspect kind type "
    "technology requirement situation action environment browser screen internet mobile computer ease "
    "integrity compatibility reliability stability satisfaction appearance responsiveness style color "
    "colour background element button one thing everything something addition part detail progress "
    "version database server backend frontend analysis display upload download login registration "
    "interaction communication preference interest user-friendliness visibility engagement trust value "
    "advantage benefit impact optimization engine term real-time sequence place series amount total mode "
    "name title date price description format size text input output look feel world life day week month "
    "year hour minute second morning evening today people center home menu bar icon logo platform tab "
    "popup header footer sidebar dropdown slider arrow dot scrolling animation transition sound "
    "drag-and-drop lot life business variety kind phone word ui seo selection operation step area affair "
    "mechanism handling conflict problem issue obstacle behavior behaviour industry chart graph diagram box "
    "checkbox structure comparison configuration adjustment validation visualization storage preview popup "
    "editor toolbar canvas custom half maths first standard usage characteristic terminal editing discovery pagination"
)
# Often how a page is built, sometimes data; they need more evidence.
SOFT = word_set(
    "page link theme component device record setting item result service resource request response score "
    "parameter step table form search query account module section widget template list point set "
    "category framework program language font file field"
)
COUNTS = word_set(
    "piece copy kind type variety range list number series set form amount lot collection group part"
)
LISTS = word_set("functionality function feature module capability service operation part section stage page")
GIVES_TO = word_set("allow enable let help permit support assist guide encourage")
HAS = word_set("have contain include hold consist comprise carry need keep record store")
NO_OBJECT = word_set("log register login sign participate interact communicate check")
QUALITIES = word_set(
    "user-friendly responsive intuitive modern clean attractive easy-to-use visually fast secure "
    "stable simple clear smooth consistent good beautiful concise minimalistic accessible"
)
PRODUCT_VERBS = word_set("implement develop create design build make want need add write recreate")
