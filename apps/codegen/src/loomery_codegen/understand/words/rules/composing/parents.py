"""What a thing refers to by general knowledge: answers to questions, lines to orders, readings to devices."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from loomery_codegen.understand.words.rules.composing.picks import Pick
from loomery_codegen.understand.words.rules.composing.traces import trace_of
from loomery_codegen.understand.words.rules.reading.model import Reading
from loomery_codegen.understand.words.rules.reading.nouns import is_person
from loomery_codegen.understand.words.rules.reading.word_lists import word_list, word_set

# What sorts other things: they refer to it, not it to them.
SORTS = word_set(
    "category type group template department location area folder tag status brand theme level team library country "
    "region genre subject topic label column grade size channel section city branch author speaker species"
)
# What only exists about something else, in the order of what it is most likely about.
_TO = {
    line.split(":")[0]: tuple(line.split(":")[1].split(","))
    for line in word_list(
        "comment:post,article,video,photo,recipe,episode,card,task,ticket,topic,update,question,news,event,story,book,"
        "image,resource,product,report,confession,note,work review:lesson,product,service,property,course,recipe,book,"
        "place,restaurant,doctor,movie,boat,house,room,driver,seller,app,event favourite:product,recipe,property,"
        "article,video,photo,book,song,place,event,course,resource,image like:reply,post,comment,photo,video "
        "answer:question,survey,quiz,checklist reply:question,message,topic,thread,post,ticket,comment "
        "message:conversation,chat,group,room,consultation,order,ticket,booking,appointment "
        "payment:order,booking,appointment,reservation,subscription,membership,enrolment,registration,application,"
        "ticket,question,answer,invoice "
        "refund:order,payment,booking,question "
        "invoice:order,client,customer,project,rental,lesson,treatment,student,tenant damage:flat,room,unit,car,tenant "
        "lesson:course,class,instructor chapter:course,book,novel unit:course material:course,lesson,class "
        "grade:student,course,submission,exam score:player,level,game,student,exam result:run,test,case,quiz,exam,"
        "query,screening,assessment,attempt,calculation,search,conversion "
        "attendance:student,employee,worker,registration,course,class "
        "enrolment:course,class,program registration:event,course,activity,task,job,competition "
        "participation:activity,event,campaign,challenge,contest,trip,session,training,meeting,match,game "
        "subscription:course,show,plan,channel,magazine,class,product,service,webinar "
        "earning:share,order,task,referral commission:order,referral click:share,ad,advertisement,link,banner "
        "movement:material,product,item,stock,receipt,shipment stock:product,material,book,item,warehouse "
        "inventory:product,material,warehouse,item receipt:material,order,product shipment:order,material,product "
        "shipping:order,material,product delivery:order "
        "reading:device,sensor,station,meter,area,database,server,machine "
        "alert:device,sensor,threshold,rule,database,server "
        "notification:alert,threshold,task,event,question,order,device "
        "recommendation:product,item,course,article,movie "
        "threshold:database,device,sensor,server reminder:appointment,task,event,plant,medication,habit "
        "member:group,team,club,room,organisation,project item:order,cart,invoice,checklist,form,list,menu,collection "
        "line:order,invoice field:form,table,template table:database,restaurant submission:form,homework,assignment "
        "ingredient:recipe step:recipe,workflow,process,tutorial meal:recipe level:game round:game,level,tournament "
        "task:project,board,list card:column,board,list column:board board:project,team sprint:project "
        "track:album,playlist song:album,playlist episode:show,podcast,series,season "
        "program:agency,university,school,channel,country programme:agency,university,school,country "
        "student:class,course contact:company,customer,organisation deal:contact,company,customer "
        "lead:campaign,rule,channel,customer "
        "project:client,customer,team "
        "note:contact,customer,deal,task,patient,project behaviour:customer visit:customer,patient,product,pet "
        "opportunity:customer,contact customer:group,company,segment employee:department worker:department "
        "revision:page,article,document version:document,page,file edit:image,document,video page:site,website,book "
        "expense:activity,trip,category,project,event share:expense,ad,news,article,post,resource,card,file "
        "photo:album,event image:article,product,listing video:article,course,lesson "
        "bid:auction,lot,item,listing,project donation:campaign,project,cause pledge:project,reward,campaign "
        "reward:project,campaign,task update:project,campaign vote:candidate,poll,option,entry,report,post,proposal "
        "option:poll,question question:exam,quiz,survey,level,test,topic,questionnaire appointment:patient,doctor,"
        "dentist,service,stylist prescription:patient,doctor,appointment diagnosis:patient,consultation,pet "
        "consultation:expert,doctor,advisor,pet,patient,lawyer loan:book,item,tool,equipment,object,member "
        "equipment:vehicle,room,lab inspection:vehicle,equipment,property,site defect:inspection,vehicle,equipment "
        "treatment:object,patient,animal trip:vehicle,driver fuel:vehicle maintenance:vehicle,equipment,machine,asset "
        "ticket:event,show,session,match,activity session:speaker,room,course,class "
        "course:teacher,instructor,school schedule:course,class,employee,doctor,plant class:trainer,teacher,instructor "
        "booking:room,class,property,car,vehicle,table,court,service,type,slot "
        "reservation:room,table,seat,court,vehicle order:driver,customer,type,restaurant,table "
        "agenda:session feedback:course,update,event,submission,service,student certificate:course,student "
        "plan:goal,patient record:vehicle,patient,animal,device,employee output:model,template copy:template "
        "generation:template,prompt,sketch,photo conversion:file,sketch,document,image "
        "job:company,employer application:job,program,position,posting,recruitment,loan task_run:task run:case,"
        "workflow,job,model,script,query,experiment spot:route route:city property:agent,owner unit:property,building "
        "lease:tenant,flat,apartment,unit,property watering:plant harvest:field,crop "
        "egg:chicken,hen exhibit:exhibition,hall "
        "product:hall,shop,store,seller movie:cinema,director screening:movie,hall"
    )
}  # fmt: skip
_EMPTY_HEADS = word_set("record entry log history")
_REPEATS = 2
"""To how many things one thing is linked by such knowledge."""
_REMARKS = word_set("review comment rating feedback message payment favourite")
"""What is about other things, so that other records are not about it."""
_ONCE = word_set("comment review favourite like reply payment refund")
"""What is about one thing only."""


def about(pick: Pick, picks: Sequence[Pick]) -> tuple[Pick, ...]:
    """The things among `picks` that `pick` refers to by general knowledge, the most likely first."""
    wanted = _TO.get(_head(pick.words), ())
    found: list[Pick] = []
    for name in wanted:
        found.extend(one for one in picks if one is not pick and name in heads(one) and one not in found)
    return tuple(found[: 1 if _head(pick.words) in _ONCE else _REPEATS])


@cache
def _head(words: str) -> str:
    """The main word of a name; a record of something is about that."""
    parts = words.split()
    return parts[-2] if len(parts) > 1 and parts[-1] in _EMPTY_HEADS else parts[-1]


def heads(pick: Pick) -> frozenset[str]:
    """The main words by which a thing goes: of its name in the text and of its kind."""
    names = [pick.words, *((pick.archetype or "").replace("_", " "),)]
    return frozenset(_head(name) for name in names if name)


def acted_on(reading: Reading, picks: Sequence[Pick]) -> tuple[tuple[Pick, Pick], ...]:
    """Records that deeds leave, with what the deed is done to: a comment and the update that is commented on."""
    pairs: dict[tuple[str, str], tuple[Pick, Pick]] = {}
    for deed in reading.deeds:
        trace = trace_of(deed)
        kept = _called(trace.words, picks) if trace is not None else None
        if kept is None:
            continue
        for phrase in (deed.object, *(other for _, other in deed.others)):
            thing = _called(phrase.name, picks) if phrase is not None else None
            if thing is None or _head(thing.words) in _REMARKS:
                continue
            if thing is not kept and not is_person(thing.words):
                pairs.setdefault((kept.name, thing.name), (kept, thing))
                break
    return tuple(pairs.values())


def _called(words: str, picks: Sequence[Pick]) -> Pick | None:
    """The pick of that name, else one with the same main word."""
    exact = next((one for one in picks if one.words == words), None)
    return exact or next((one for one in picks if _head(words) in heads(one)), None)


def is_remark(pick: Pick) -> bool:
    """Whether it is about other things, as comments and payments are."""
    return _head(pick.words) in _REMARKS


def is_sort(pick: Pick) -> bool:
    """Whether it sorts other things, as categories and countries do."""
    return _head(pick.words) in SORTS
