"""Words of which names and texts of sample records are made."""

from typing import Final

__all__ = [
    "ABOUT_EVENTS",
    "ABOUT_PEOPLE",
    "ABOUT_PLACES",
    "ANIMALS",
    "BRANDS",
    "CODE",
    "EVENTS",
    "FAMILY_NAMES",
    "FIRMS",
    "GIVEN_NAMES",
    "LEVELS",
    "PLACES",
    "REQUESTS",
    "SENTENCES",
    "STREETS",
    "TASKS",
    "TITLES",
    "TOWNS",
]

GIVEN_NAMES: Final = (
    "Amara", "Jonas", "Mei", "Sofia", "Daniel", "Priya", "Lukas", "Elif", "Tomás", "Hannah", "Noah", "Ingrid",
    "Samuel", "Clara", "Yusuf", "Emma", "Ravi", "Lena", "Oscar", "Zoe", "Mateo", "Aisha", "Felix", "Nora",
)  # fmt: skip
FAMILY_NAMES: Final = (
    "Okafor", "Lindqvist", "Tanaka", "Marchetti", "Reyes", "Nair", "Weber", "Yilmaz", "Silva", "Cole", "Dubois",
    "Berg", "Mensah", "Novak", "Demir", "Whitfield", "Patel", "Hoffmann", "Nilsen", "Laurent", "Vargas", "Rahman",
    "Brandt", "Quinn",
)  # fmt: skip
PLACES: Final = (
    "Riverside", "Harbour", "Northern", "Market Street", "Hillside", "Orchard", "Station", "Lakeside",
    "Old Town", "Garden", "Bridge", "Meadow", "Mill Lane", "Castle", "Forest", "Sunrise", "Canal",
    "Cedar", "Willow", "Summit", "Valley", "Maple", "Granite", "Coastal",
)  # fmt: skip
TOWNS: Final = (
    "Utrecht", "Leeds", "Bergen", "Porto", "Graz", "Ghent", "Galway", "Turin", "Aarhus", "Lyon", "Tartu", "Cork",
    "Valencia", "Bremen", "Malmö", "Basel", "Kraków", "Seville", "Antwerp", "Trieste", "Uppsala", "Bristol",
    "Lisbon", "Kyoto",
)  # fmt: skip
STREETS: Final = (
    "Mill Lane", "Harbour Street", "Elm Road", "Station Road", "Church Street", "Park Avenue", "Bridge Street",
    "Garden Row", "Hill Street", "Market Street", "School Lane", "Quay Road",
)  # fmt: skip
FIRMS: Final = (
    "Brightwater Foods", "Hollis Joinery", "Northgate Tools", "Kessel Works", "Meridian Studio", "Nordvik Shipping",
    "Helio Steel", "Corner Bakery", "Little Fern Nursery", "Kiln & Clay", "Halden Biotech", "Riverside Print",
    "Ashdown Logistics", "Solheim Interiors", "Vesterby Power", "Ironmill Cycles", "Flaxen Textiles",
    "Grimsby Cold Stores", "Ambient Lighting", "Two Rivers Coffee", "Stonebridge Legal", "Larch & Pine",
    "Atlas Olive Oils", "Fonseca Ceramics",
)  # fmt: skip
BRANDS: Final = (
    "Comet", "Juniper", "Atlas", "Marlin", "Otter", "Sparrow", "Aurora", "Pebble", "Falcon", "Saffron", "Nimbus",
    "Clover", "Orion", "Heron", "Ember", "Cobalt", "Tundra", "Willet", "Zephyr", "Basalt", "Linden", "Swift",
    "Harrier", "Amber",
)  # fmt: skip
ANIMALS: Final = (
    "Biscuit", "Luna", "Oscar", "Pepper", "Misty", "Bruno", "Hazel", "Simba", "Willow", "Rocky", "Nala", "Finn",
    "Clover", "Max", "Ruby", "Leo", "Daisy", "Otto", "Poppy", "Milo", "Coco", "Rufus", "Tilly", "Bella",
)  # fmt: skip
EVENTS: Final = (
    "Spring", "Opening", "Evening", "Family", "Harbour", "Autumn", "Beginners'", "Open-air", "Midsummer", "Winter",
    "Neighbourhood", "Sunday", "Students'", "Lantern", "Old town", "Charity", "Weekend", "Anniversary", "Riverside",
    "New year", "Members'", "Summer", "Candlelight", "Farewell",
)  # fmt: skip
TASKS: Final = (
    "Call the supplier about the delay", "Prepare the room for Tuesday", "Update the price list",
    "Send the invitations", "Check the spare keys", "Write the minutes", "Order new labels", "Plan the summer outing",
    "Collect feedback from the team", "Renew the parking permit", "Proofread the newsletter", "Sort the receipts",
    "Test the sign-up form", "Arrange a replacement for Friday", "Clean the storage room", "Back up the laptop",
    "Answer the open letters", "Take photographs of the hall", "Compare three offers", "Book the train",
    "Water the plants", "Fix the wobbly table", "Print the posters", "Thank the helpers",
)  # fmt: skip
REQUESTS: Final = (
    "Heating in room 12 stays cold", "Change of address", "Second set of keys", "Light in the stairwell flickers",
    "Appointment on Thursday instead", "Invoice without a number", "Extra chairs for the evening",
    "Printer on floor 2 jams", "Longer opening hours", "Refund of the deposit", "Door does not close",
    "Access for a new colleague", "Missing part in the parcel", "Noise after ten in the evening",
    "Certificate for the employer", "Parking space for a guest", "Water pressure too low", "Wrong size delivered",
    "Translation of a letter", "Booking for twelve people", "Lost card", "Copy of the contract",
    "Help with the form", "Cleaning after the party",
)  # fmt: skip
TITLES: Final = (
    "The night shift that keeps the city moving", "What we learned from a year without a car",
    "A harbour reinvents itself", "Seven questions to ask before you start", "Small gardens with big ideas",
    "A day with the mountain rescue", "Letters from a lighthouse", "The last typewriter repairer in town",
    "How libraries became living rooms", "Rain is not a reason to stay in", "Learning to swim at sixty",
    "Where your parcel sleeps", "The orchard that feeds a school", "Ten minutes that change a morning",
    "Old machines and new jobs", "The bridge nobody wanted", "What bees know about weather", "Why rye bread is back",
    "The quiet comeback of the night train", "Sleep is a skill", "Nine bridges", "A short history of rain",
    "The paper orchard", "Under a northern sky",
)  # fmt: skip
LEVELS: Final = (
    "Basic", "Standard", "Plus", "Premium", "Family", "Student", "Weekend", "Business",
)  # fmt: skip
SENTENCES: Final = (
    "This {thing} has been with us since last spring.",
    "Everything about the {thing} was checked in February.",
    "Please read the notes before you start.",
    "Questions about the {thing} go to the front desk.",
    "A second {thing} of the same kind is planned.",
    "Small changes are possible until the day before.",
    "Recommended by several members.",
    "Agreed by phone, the written confirmation follows.",
    "Took a little longer than expected, but turned out well.",
    "The {thing} is looked after by a team of three.",
    "Photographs and papers are kept in the office.",
    "Renewed in autumn and in very good order.",
)
ABOUT_PEOPLE: Final = (
    "Prefers to be called in the morning.",
    "Has been with us for six years.",
    "Speaks English, Spanish and a little German.",
    "Came recommended by a friend.",
    "Knows the house better than anybody.",
    "Lives ten minutes away and comes by bicycle.",
    "Away in the first half of July.",
    "Helps out at weekends.",
    "Asked for reminders by e-mail.",
    "Likes clear plans and strong coffee.",
    "Works in the afternoon, free on Fridays.",
    "Took part in the winter programme.",
)
ABOUT_EVENTS: Final = (
    "Doors open half an hour before the start.",
    "Open to everybody, with or without experience.",
    "Places are limited, please sign up early.",
    "If it rains we move inside.",
    "Tea and something warm to eat in the break.",
    "Materials are included.",
    "Last year it was fully booked.",
    "Children come in free with an adult.",
    "The hall has a lift.",
    "Ends with time for questions.",
    "The nearest stop is two minutes away.",
    "Bring comfortable shoes.",
)
ABOUT_PLACES: Final = (
    "Ten minutes on foot from the centre.",
    "Go early: before nine it is quiet.",
    "Closed on Mondays in winter.",
    "Restored two years ago with much care.",
    "Steps at the entrance, ramp at the side.",
    "A café next door does simple lunches.",
    "Bright in the morning, shady in the afternoon.",
    "Trams stop in front of the door.",
    "Small from outside, surprisingly large within.",
    "The key is kept at the front desk.",
    "Parking for twelve cars behind the house.",
    "Known to few, loved by those.",
)
CODE: Final = (
    'def greet(name):\n    return f"Hello, {name}"',
    "SELECT city, COUNT(*)\nFROM customers\nGROUP BY city;",
    "const total = items.reduce((sum, item) => sum + item.price, 0);",
    'for line in open("notes.txt"):\n    print(line.strip())',
    "if (stock < minimum) {\n  order(product, minimum - stock);\n}",
    "class Point:\n    def __init__(self, x, y):\n        self.x, self.y = x, y",
)
