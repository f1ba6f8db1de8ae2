"""Well-known products that people name instead of describing: what kind of application each of them is."""

from __future__ import annotations

import re
from functools import cache

from loomery_codegen.understand.words.rules.reading.word_lists import word_list

_KINDS = {
    line.split(":")[0]: tuple(line.split(":")[1].split(","))
    for line in word_list(
        "airbnb,vrbo,homeaway:holiday_home_rental booking.com,expedia,agoda,trivago:hotel_booking_site "
        "uber,lyft,didi,cabify:ride_hailing ubereats,doordash,deliveroo,grubhub,meituan,eleme:food_delivery "
        "amazon,shopify,taobao,tmall,jd,aliexpress,walmart,zalando,woocommerce:online_shop "
        "etsy:marketplace ebay:auction_site craigslist,vinted,depop,poshmark,xianyu,gumtree,offerup:second_hand_market "
        "twitter,weibo,facebook,mastodon,bluesky,tumblr,myspace:social_network "
        "instagram,flickr,pinterest,snapchat:social_network,photo_gallery "
        "youtube,vimeo,tiktok,bilibili,dailymotion:video_sharing twitch:live_streaming "
        "reddit,discourse,phpbb,tieba:forum tinder,bumble,hinge,okcupid:dating_site "
        "trello,asana,jira,monday.com,basecamp,clickup:kanban_board todoist,wunderlist,ticktick:todo_list "
        "slack,discord,mattermost:chat_rooms whatsapp,telegram,wechat,viber:instant_messenger "
        "zoom,skype:video_conference spotify,soundcloud,deezer,tidal:music_streaming "
        "netflix,hulu,disney+,hbo:video_on_demand imdb,letterboxd:film_database goodreads:ebook_library,rating_site "
        "wikipedia,mediawiki,fandom,confluence:wiki quora,stackoverflow,zhihu:qa_site "
        "linkedin,indeed,glassdoor:job_board upwork,fiverr,taskrabbit:task_marketplace "
        "kickstarter,indiegogo:crowdfunding_platform gofundme:fundraising_site patreon:subscription_masterclass "
        "yelp,tripadvisor,trustpilot:product_review_site evernote,notion,onenote,obsidian:notes_app "
        "duolingo,babbel:language_learning coursera,udemy,moodle,skillshare,edx:online_course_platform "
        "anki,quizlet:flashcard_trainer kahoot:trivia_game strava,runkeeper,garmin,fitbit:fitness_tracker "
        "medium,substack,wordpress:blog dropbox,box.com:file_sharing github,gitlab:code_snippets,bug_tracker "
        "zendesk,freshdesk,intercom:help_desk salesforce,hubspot,pipedrive:crm mailchimp:mailing_campaigns "
        "typeform,surveymonkey:survey_site jotform:form_builder calendly:meeting_room_booking doodle:poll_site "
        "eventbrite,ticketmaster,meetup:event_ticketing zillow,rightmove,redfin,immoscout:real_estate_portal "
        "splitwise:bill_splitting ynab:personal_budget paypal,venmo,alipay,revolut:e_wallet "
        "robinhood:portfolio_manager coinbase,binance:crypto_exchange turo:car_rental opentable:restaurant_site "
        "bitly:short_links linktree:link_index lastpass,1password,bitwarden:password_vault "
        "wix,squarespace,webflow:website_builder goodrx:pharmacy headspace:mental_health myfitnesspal:nutrition "
        "nextdoor:neighbourhood_community petfinder:pet_adoption docusign:e_signature"
    )
}
_COMPARES = re.compile(
    r"\b(?:like|similar to|clone of|copy of|version of|inspired by|alternative to|own|mini|tiny)\s+(?:an? )?"
    r"(?P<before>[a-z0-9][a-z0-9.+]*)|\b(?P<after>[a-z0-9][a-z0-9.+]*)(?:[- ]?(?:like|clone|alternative)\b|"
    r"\s+for\s+(?!android\b|ios\b|business\b))",
    re.IGNORECASE,
)
_SUBJECT = re.compile(
    r"\b(?P<brand>[a-z0-9][a-z0-9.+]*)(?:[- ]?(?:like|clone))?(?: (?:app|site|website|platform))?,? (?:but )?for "
    r"(?P<things>[a-z][a-z -]{2,40}?)(?= (?:where|with|that|and)\b|[.,:;]|$)",
    re.IGNORECASE,
)


@cache
def _by_brand() -> dict[str, tuple[str, ...]]:
    return {brand: kinds for brands, kinds in _KINDS.items() for brand in brands.split(",")}


def likened(opening: str) -> tuple[str, ...]:
    """Ids of the kinds of application that a sentence compares itself with, the best first."""
    found: dict[str, None] = {}
    for match in _COMPARES.finditer(opening):
        name = (match["before"] or match["after"]).lower().rstrip(".")
        found.update(dict.fromkeys(_by_brand().get(name, ())))
    return tuple(found)


def other_subject(opening: str) -> str:
    """What a comparison is about instead: `boats` in `like Airbnb for boats`; empty when nothing is compared."""
    for match in _SUBJECT.finditer(opening):
        if match["brand"].lower() in _by_brand():
            return match["things"].lower()
    return ""


def brands() -> frozenset[str]:
    """All names known here."""
    return frozenset(_by_brand())
