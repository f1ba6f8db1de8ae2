"""Nouns that stand for a deed: `order management` is manage order, `file upload` is upload file."""

from __future__ import annotations

from loomery_codegen.understand.words.rules.reading.word_lists import word_list, word_set

_VERBS = {
    word.split(":")[0]: word.split(":")[1]
    for word in word_list(
        "access:access adjustment:adjust allocation:allocate analysis:analyze application:apply "
        "approval:approve assessment:evaluate assignment:assign audit:audit auditing:audit "
        "authentication:authenticate authorization:authorize backup:backup booking:book browsing:browse "
        "calculation:calculate categorization:categorize checkout:checkout classification:categorize "
        "collection:collect commenting:comment comment:comment communication:communicate "
        "comparison:compare configuration:configure consultation:consult control:control "
        "conversion:convert creation:create customization:customize decryption:decrypt deletion:delete "
        "delivery:deliver detection:detect display:display distribution:distribute download:download "
        "downloading:download drawing:draw editing:edit encryption:encrypt evaluation:evaluate "
        "exchange:exchange execution:execute export:export exporting:export extraction:extract "
        "feedback:feedback filter:filter filtering:filter formatting:format generation:generate "
        "import:import importing:import inquiry:query integration:integrate interaction:interact "
        "introduction:introduce invitation:invite login:login logging:log maintenance:maintain "
        "management:manage managing:manage matching:match migration:migrate modification:modify "
        "monitoring:monitor navigation:navigate notification:notify optimization:optimize ordering:order "
        "payment:pay placement:place planning:plan playback:play playing:play positioning:locate "
        "posting:post prediction:predict presentation:display preview:preview printing:print "
        "processing:process promotion:promote publication:publish publishing:publish purchase:purchase "
        "purchasing:purchase query:query querying:query ranking:rank rating:rate receiving:receive "
        "recharge:recharge recognition:recognize recommendation:recommend recording:record "
        "recruitment:recruit redemption:redeem registration:register release:publish reminder:remind "
        "reporting:report reservation:book review:review scheduling:schedule scoring:score search:search "
        "searching:search selection:select sending:send setting:set settlement:settle sharing:share "
        "showcase:showcase showcasing:showcase simulation:simulate sorting:sort statistic:count "
        "statistics:count storage:store submission:submit subscription:subscribe "
        "synchronization:synchronize tracking:track transfer:transfer translation:translate update:update "
        "upload:upload uploading:upload validation:validate verification:verify viewing:view "
        "visualization:visualize voting:vote withdrawal:withdraw"
    )
}
_BARE = word_set(
    "login registration search checkout booking payment upload download feedback navigation ranking "
    "sharing editing playback voting messaging authentication translation conversion recharge "
    "withdrawal transfer"
)


def nominal_verb(words: tuple[str, ...]) -> tuple[str, tuple[str, ...]]:
    """The verb behind the last noun and the words it applies to; an empty verb when there is none."""
    verb = _VERBS.get(words[-1], "")
    if not verb or (len(words) == 1 and words[-1] not in _BARE):
        return "", words
    return verb, words[:-1]
