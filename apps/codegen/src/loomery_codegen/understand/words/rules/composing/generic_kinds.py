"""What things of a kind usually have, by the last word of their name, for things that the catalogue does not know."""

from __future__ import annotations

from loomery_codegen.understand.words.rules.reading.word_lists import word_list

__all__ = ["BY_HEAD", "IN_MONEY", "OF_SOLD", "STEPS"]

_FAMILIES = (
    ("result outcome evaluation assessment difference comparison analysis recognition resolution", "title "
     "summary:long_text score:decimal date:date"),
    ("record log history diary trace session usage saved", "title details:long_text date:datetime"),
    ("file pdf excel ppt csv document paper sheet attachment powerpoint spreadsheet letter artifact", "name "
     "file:file description:long_text date:date"),
    ("image picture photo graphic logo watermark border screenshot poster sketch drawing artwork", "title "
     "image:image description:long_text tags:tags"),
    ("audio voice recording sound music song broadcasting", "title audio:audio description:long_text date:date"),
    ("video clip animation film", "title video:video description:long_text date:date"),
    ("template theme style layout design model", "name preview:image category:text content:long_text "
     "in_use:boolean"),
    ("service package offer", "name description:long_text price:money duration:duration available:boolean"),
    ("report statistics statistic chart statement ledger graph", "title starts_on:date ends_on:date "
     "total:decimal summary:long_text"),
    ("permission access", "name level:choice(view,edit,manage) valid_until:date active:boolean"),
    ("rule policy condition filter mode method format strategy principle directive", "name description:long_text "
     "priority:integer active:boolean"),
    ("account", "name number:text balance:money status:steps(active,locked,closed)"),
    ("request requirement inquiry enquiry suggestion feedback complaint wish assistance", "title "
     "content:long_text priority:choice(low,normal,high) date:date status:steps(open,in_progress,done)"),
    ("motion proposal idea", "title content:long_text date:date status:steps(open,accepted,declined)"),
    ("point credit reward", "title points:integer! reason:text date:date"),
    ("resource", "name description:long_text link:url category:text"),
    ("source interface api endpoint link url website site rss feed webpage", "name address:url "
     "description:long_text active:boolean"),
    ("sale transaction transfer payment commission cost fee expense revenue income recharge balance fund "
     "price investment spending salary wage profit", "title amount:money! date:date category:text "
     "note:long_text"),
    ("inventory stock material ingredient supply", "name quantity:integer! unit:text price:money "
     "minimum:integer place:text"),
    ("value energy consumption rate metric indicator measure measurement reading count emission temperature "
     "index level", "name value:decimal! unit:text date:date note:text"),
    ("schedule plan timetable shift appointment slot", "title starts_at:datetime! ends_at:datetime place:text "
     "note:long_text"),
    ("company enterprise organization organisation supplier manufacturer store shop merchant franchisee pub firm",
     "name contact:text email:email phone:phone address:address website:url"),
    ("ad advertisement promotion campaign update announcement tweet news dynamic broadcast placement showcase",
     "title content:long_text image:image starts_on:date ends_on:date status:steps(draft,published,ended)"),
    ("code script function expression query command selector snippet structure lambda", "name code:long_text "
     "language:text description:long_text"),
    ("category categorization kind type sort group region area hashtag tag", "name description:long_text"),
    ("field", "name kind:choice(text,number,date,choice,file) needed:boolean help:text position:integer"),
    ("parameter setting configuration option variable specification definition", "name value:text! "
     "description:long_text active:boolean"),
    ("house flat apartment property building", "name address:address photo:image rooms:integer area:decimal "
     "rent:money status:choice(free,let,being_repaired)"),
    ("rehearsal concert debate meeting class lesson lecture webinar excursion trip activity tournament game_night",
     "title starts_at:datetime! place:text description:long_text capacity:integer"),
    ("parcel shipment delivery waybill cargo", "name recipient:text weight:decimal address:address date:date "
     "status:steps(prepared,on_the_way,delivered)"),
    ("message notification reminder prompt", "title content:long_text sends_at:datetime "
     "status:choice(planned,sent)"),
    ("task job maintenance training", "title description:long_text due_on:date priority:choice(low,normal,high) "
     "status:steps(open,in_progress,done)"),
    ("attendance", "name date:date! arrived_at:time left_at:time status:choice(present,late,absent,excused)"),
    ("recommendation", "title reason:long_text rating:rating date:date"),
    ("trend", "title value:decimal! date:date summary:long_text"),
)  # fmt: skip
BY_HEAD = {head: told for heads, told in reversed(_FAMILIES) for head in word_list(heads)}
"""Fields as `name` (a text) or `name:kind`; `!` marks what is needed. The first names the record.
`choice(...)` is one of several words, `steps(...)` a state that goes from one to the next."""

STEPS = "steps"
IN_MONEY = frozenset(
    word_list(
        "purchase sales sale payment expense consumption recharge transaction commission income billing"
    )
)
"""Where one of these stands before the last word, as in `purchase record`, there is an amount."""

OF_SOLD = "price:money! stock:integer"
"""What things have besides that people buy."""
