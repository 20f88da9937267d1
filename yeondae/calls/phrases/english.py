from yeondae.calls.phrases.wording import Wording

ENGLISH = Wording(
    title="Freedom for {names}!",
    happened="What happened",
    asked="What we ask",
    arrested=("{names} was arrested{on}{by}.", "{names} were arrested{on}{by}."),
    arrested_by=" by {authority}",
    on=" on {date}",
    held=("{names} is held at {place}.", "{names} are held at {place}."),
    members="They belong to {organisation}.",
    please_write="Please write to the office named here. A letter takes two minutes.",
    subject="An arrest that I ask you to look into",
    letter_opens="I write to you about an arrest that worries me deeply.",
    letter_held="It has been {days_detained} days. The place of detention is {prison}.",
    letter_why=(
        "To organise with others, to speak and to assemble peacefully is everyone's right. "
        "Nobody should lose their freedom for using it."
    ),
    letter_asks="I ask you therefore:",
    letter_after="I would be glad to learn what you have done.",
    demands={
        "release": "Release {names} at once and without conditions.",
        "charges": "Drop all charges that rest on peaceful union or political work.",
        "lawyer": "Let the people held see a lawyer of their choice and their families at once.",
        "doctor": "Let a doctor examine and treat them without delay.",
        "deportation": "Do not deport anyone in this matter; stop proceedings that have begun.",
        "investigate": "Have the arrest examined independently, and publish what is found.",
        "rights": "Respect the right to organise and to assemble peacefully.",
    },
    authorities={
        "police": "the police",
        "immigration": "the immigration authorities",
        "prosecution": "the public prosecutor's office",
        "military": "the military",
        "intelligence": "the intelligence service",
    },
)
