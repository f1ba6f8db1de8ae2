"""What people call kinds of application in a word or two, in the singular, by the id of the blueprint."""

from __future__ import annotations

import re

_LISTED = """
online_shop: shop, store, ecommerce, e-commerce, web shop, webshop, shopping, shopping cart, retail,
  boutique, florist, gift shop
todo_list: todo, to-do, to do, todos, task, task manager, task list, task tracker, task management, to-do
  manager, checklist, reminder, productivity, planner
shared_shopping_list: shopping list, grocery list, groceries list, grocery, groceries, shared shopping list,
  family shopping list, shopping list app
pickup_shop: bakery, bakery shop, baker, bakehouse, patisserie, pastry shop, cake shop, confectionery, butcher,
  butcher shop, butcher's shop, butchery, cheese shop, cheesemonger, deli, delicatessen, farm shop, greengrocer,
  greengrocery, fishmonger, fish shop, chocolate shop, chocolatier
notes_app: note, note taking, notebook, memo, diary, journal
blog: blogging, blog engine
chat_rooms: chat, chat room, group chat, team chat
instant_messenger: messenger, messaging, instant messaging, dm
crm: customer, customer relationship, customer management, client, client management, contact management
sales_pipeline: sale, deal, sales tracker
lead_tracking: lead, lead tracker, lead management
inventory_management: inventory, inventory tracker, inventory control, stock, stock management, stock
  keeping
warehouse_management: warehouse, wms
hr_management: hr, human resource, employee, employee management, employee directory, staff, staff
  management, people management
leave_attendance: leave, vacation, time off, vacation tracker, leave management, leave tracker,
  attendance, attendance tracker, absence, vacation request, holiday request, leave request, time off request
erp_suite: erp
accounting: bookkeeping, ledger
invoicing: invoice, invoice generator, billing, invoice maker
personal_budget: budget, budget planner, budget tracker, budgeting, expense, expense tracker, spending
  tracker, personal finance, finance, finance tracker, money, money tracker, money manager, saving
expense_claims: expense report, expense reimbursement
bill_splitting: split bill, shared expense
portfolio_manager: stock portfolio, investment, investment tracker, stock tracker, investing
crypto_dashboard: crypto, cryptocurrency, crypto portfolio, crypto tracker, bitcoin, coin tracker, crypto
  wallet
online_bank: bank, banking
insurance_portal: insurance
lending_platform: loan, lending
restaurant_site: restaurant, bistro, pizzeria, table booking, restaurant booking, restaurant reservation
cafe_site: cafe, coffee shop, tea room, tea house, ice cream parlour, bar
food_delivery: delivery, food ordering, meal delivery, takeaway, pizza delivery
hotel_booking_site: hotel, hotel booking, hotel reservation, room booking, hostel, motel
holiday_home_rental: vacation rental, holiday rental, holiday home, apartment rental, bed and breakfast
travel_agency: travel, tour, tourism, trip, travel booking
itinerary_planner: travel planner, trip planner, vacation planner, holiday planner, itinerary
flight_search: flight, flight booking, airline
car_rental: rent a car, vehicle rental, rental car
ride_hailing: taxi, ride sharing, cab, taxi booking, carpool
auto_workshop: car wash, garage, car workshop, workshop, car repair, mechanic, car service, auto repair
car_dealership: car, used car, car marketplace, car market
parking_finder: parking, parking lot, parking management
fleet_management: fleet, vehicle, vehicle tracker
parcel_tracking: parcel, package tracking, shipment, delivery tracker
logistics_management: logistics, transport
salon_barber_booking: salon, barber, barber shop, barbershop, hairdresser, hair salon, beauty salon, nail
  salon, nail studio, tattoo studio
spa_wellness_booking: spa, wellness, massage, yoga, yoga studio
clinic: doctor, doctor's office, physiotherapist, physiotherapy, physio, osteopath, medical, medical
  practice, physician, doctor appointment, health clinic
dental_practice: dentist, dental, dental clinic
hospital_management: hospital
telemedicine: online doctor
pharmacy: drugstore, chemist
veterinary_clinic: vet, vet practice, veterinary practice, veterinary, veterinarian, animal clinic
health_tracker: health, weight tracker, sleep tracker, water tracker, period tracker, blood pressure
nutrition: diet, calorie counter, calorie tracker, meal planner, meal plan, food tracker, food diary
mental_health: mood tracker, therapy
medication_reminders: pill reminder, medication tracker, medication
fitness_tracker: fitness, training diary, running diary, running tracker, activity tracker, running, step
  counter, sport
workout_planner: workout, workout log, workout tracker, exercise, exercise log, training plan, training
  log
gym_site: gym, fitness studio, gym management, gym membership, fitness club
sports_club_site: club, sports club, football club, soccer club, team, sports team, club management
sports_court_booking: tennis, court booking, tennis court
tournament_platform: tournament, league, competition
live_score_site: score, scoreboard, livescore
school_management: school, student, student management, student information, class, gradebook, teacher
university_portal: university, college, campus
online_course_platform: course, online course, e-learning, elearning, lms, learning, learning management,
  online learning, education, academy, mooc, tutorial
tutoring_marketplace: tutor, tutoring, private lesson
kindergarten_app: kindergarten, nursery, daycare, preschool
exam_question_bank: exam, online exam, test
language_learning: vocabulary, vocabulary trainer, language
flashcard_trainer: flashcard
trivia_game: quiz, quiz game, trivia, quiz maker, quizzes
choir: rehearsal, choir rehearsal, band rehearsal, orchestra rehearsal, rehearsal attendance, choir
  attendance, choir practice, rehearsal planner
library_management: library, book library, lending library, book lending
timetable_planner: timetable, class schedule
job_board: job, job portal, job listing, job site, career, vacancy, recruiting, recruitment
applicant_tracking: ats, hiring, applicant
task_marketplace: freelancer, freelance marketplace, gig, freelance
resume_site: resume, cv, curriculum vitae, personal, personal page, homepage
designer_portfolio: portfolio, portfolio website
photographer_portfolio: photographer, photography
personal_calendar: calendar, event calendar, schedule, scheduler, agenda, appointment calendar
event_ticketing: event, ticketing, concert, event management, event planner, event booking, ticket shop,
  festival, ticket sale, event registration
conference_site: conference, meetup, summit
wedding_planner: wedding
party_planner: party, birthday, birthday party
film_database: cinema, movie, film, movie tracker, movie list, movie review, watchlist
recipe_site: recipe, cookbook, cooking, recipe book, recipe manager, cook book
forum: discussion, discussion board, message board, bulletin board, board
qa_site: q&a, question and answer, faq site
wiki: encyclopedia
knowledge_base: documentation, docs, faq, handbook, help center, help centre
social_network: social, social media, community, microblog, microblogging
photo_gallery: photo, gallery, photo album, photo sharing, album, image gallery, picture
video_sharing: video, video platform, video site
music_streaming: music, music app, streaming
music_player: player, mp3 player
podcast_site: podcast, podcasting
news_site: news, newspaper, news portal
magazine: e-magazine
ebook_library: ebook, book, reading list, reading tracker, book collection, bookshelf
interest_community: book club, reading group, hobby, group, society
hobby_collection: collection, collector, collection tracker
dating_site: dating, matchmaking
newsletter_service: newsletter
mailing_campaigns: email marketing, mailing list, email campaign
survey_site: survey, questionnaire, survey tool, feedback, feedback form
poll_site: poll, voting, vote, opinion poll
elections: election
form_builder: form
help_desk: ticket, ticket system, support, support ticket, customer support, issue, customer service,
  helpdesk, service desk
bug_tracker: bug, issue tracker, bug tracking, issue tracking
kanban_board: kanban, trello board, task board, scrum, scrum board, agile board
project_management: project, project manager, project tracker, project planner
time_tracking: time tracker, timesheet, time sheet, time recording, work log, working hour, hour tracker
meeting_room_booking: meeting room, meeting, room reservation
document_management: document, dms, file management
contract_management: contract
asset_management: asset, equipment, asset tracker, it asset
contact_book: contact, address book, phone book, phonebook, contact list, contact manager
bookmark_manager: bookmark, link collection, favourite, read later
okr_tracker: okr, goal, goal tracker, objective
url_shortener: url shortener, link shortener, short url
short_links: short link
real_estate_portal: real estate, estate agent, estate agency, property, house, apartment, estate, housing,
  property listing, realtor, flat
property_management: landlord, tenant, rent, tenant management, rent tracker
coworking_space: coworking, desk booking
campsite_booking: camping, campsite
weather_site: weather, weather dashboard, weather forecast, forecast
marketplace: market, multi-vendor marketplace, classified marketplace
second_hand_market: classified, second-hand shop, second hand shop, thrift shop, classified ad, flea
  market, thrift, second-hand, second hand
auction_site: auction, bidding
price_comparison: price tracker
product_review_site: review, product review
rating_site: rating
crowdfunding_platform: crowdfunding
charity: donation, non-profit, nonprofit, ngo, fundraiser, fundraising
volunteering: volunteer
parish: church, mosque, temple, congregation
pet_adoption: animal shelter, shelter, dog adoption, cat adoption
pet_owner_app: pet, pet care, pet sitting, dog walking
gardening_app: garden, garden planner, plant, plant care, plant tracker, gardening
file_sharing: file, file storage, cloud storage, file upload, file manager
dashboard: analytics, reporting, kpi dashboard, data dashboard, business intelligence, report
site_monitoring: monitoring, uptime monitor, status page
smart_home: home automation
iot_platform: iot, sensor
product_showcase: landing, landing page, product page, startup, product, catalogue, catalog, brochure
company_site: company, business, corporate, firm, small business, business website
law_firm: lawyer, law, attorney
cleaning_service: cleaning, cleaner, cleaning company, laundry
repair_shop: repair, phone repair, handyman
home_services_marketplace: plumber, electrician
museum: exhibition
art_gallery: art, artist, art portfolio
genealogy_site: family tree, genealogy, ancestry
travel_journal: travel diary, travel log
city_guide_map: city guide, map, store locator, places
neighbourhood_community: neighborhood, neighbourhood
farm_management: farm, farming, agriculture
construction_management: construction, construction company
manufacturing_execution: manufacturing, production, factory, small factory
procurement: purchasing, supplier, purchase order
point_of_sale: pos, cash register, till
government_services: government, municipality, city hall, town hall
complaints_portal: complaint, suggestion box, suggestion
visitor_registration: visitor, guest list, visitor management
equipment_rental: rental, boat rental, boat hire, bike rental, bike hire, kayak rental, ski rental, tool
  rental, equipment hire
energy_management: energy, solar
waste_management: waste, recycling
ev_charging: charging station
password_vault: password manager, password, vault
chat_bot: chatbot, bot, ai chat, ai chatbot
memory_and_sorting_game: memory game, memory, sliding puzzle
arcade_portal: game, arcade, mini game
fan_club_site: fan club, band
ai_assistant: ai, assistant
guest_book: guestbook
link_index: link in bio, links
code_snippets: snippet, snippet manager, pastebin
subscription_box_shop: subscription box
loyalty_programme: loyalty
"""

NAMES: dict[str, tuple[str, ...]] = {
    kind: tuple(" ".join(name.split()) for name in names.split(","))
    for kind, names in re.findall(r"^(\w+):((?:.|\n(?= ))+)", _LISTED, re.MULTILINE)
}
