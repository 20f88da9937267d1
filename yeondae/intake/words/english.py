"""English."""

from yeondae.intake.words.vocabulary import EventWords, Vocabulary

ENGLISH = Vocabulary(
    code="en",
    function_words=frozenset(
        "the of and to in that is was for with on as are by this from be have has were not which "
        "or at an it its been their his her he they we you who will would all our more".split()
    ),
    labels={
        "fax": r"(?:tele)?fax(?:es| ?no\.?| ?numbers?| ?nr\.?)?|facsimile",
        "phone": r"tel(?:ephones?|s)?(?: ?no\.?| ?numbers?)?|(?:tele)?phones?(?: numbers?)?|ph",
        "mobile": r"mobile(?: phone)?|cell(?:ular)?(?: phone)?|hand ?phone",
        "telex": r"telex(?:es)?",
        "email": r"e-?mails?(?: address(?:es)?)?",
        "web": r"web ?-?sites?|web(?: ?page)?|home ?page|url",
        "address": r"(?:postal |mailing )?address",
        "salutation": r"salutations?",
        "people": r"names?(?: and preferred pronouns?| of (?:prisoners?|detainees?))?|"
        r"(?:people|persons?) (?:at risk|concerned)|individuals? at risk|detainees?|prisoners?",
        "reference": r"(?:our |your )?ref(?:erence)?(?: ?no)?|(?:ai |amnesty )?index(?: ?no)?|code",
        "issued": r"(?:issue |issued |publication )?date|issued on|date of issue|published(?: on)?",
        "from": r"from|issued by|published by",
    },
    leads={
        "target": r"(?:please )?(?:send |write |address )?(?:your )?(?:polite |urgent )?"
        r"(?:(?:appeals?|protests?|letters?|faxes|messages?|e-?mails?)(?:,? (?:and|or|/) )?)+"
        r"(?: \w+){0,8} to|appeals? to|addresses(?: of the authorities)?|addressees?|targets?"
        r"|(?:please )?(?:write|fax|e-?mail|protest)(?: \w+){0,6} to|"
        r"(?:send|write|contact)\b[^:]{0,120}\bauthorities\b[^:]{0,60}",
        "copy": r"(?:please )?(?:also )?(?:be sure to )?(?:send |with )?(?:a )?cop(?:y|ies)"
        r"(?: of [\w ]{1,40})? (?:(?:also )?to|for|should)|cc|c\.c\.|with cop(?:y|ies) to",
        "contact": r"(?:for (?:more|further|any|additional) (?:\w+ )?information|"
        r"(?:if you have|for) (?:any )?(?:\w+ )?questions|(?:to |please )?contact(?:s|"
        r" (?:us|persons?|details|information))?|enquiries|media contacts?|press contacts?|"
        r"to contact the \w+)",
        "demand": r"recommended actions?|actions? requested|(?:our|the following|these) demands?|"
        r"demands?|we (?:therefore )?(?:\w+ )?(?:demand|call|urge|ask|request)\b[^:]{0,160}|"
        r"(?:calling|urging|asking|requesting|demanding|urge|ask|call)\b[^:]{0,160}|"
        r"please (?:write|send|take|call|urge)\b[^:]{0,220}|what you can do|take action|i urge you[^:]{0,60}",
        "letter": r"(?:sample|model|draft|template|suggested|example|proposed|standard) "
        r"(?:protest )?(?:letter|text|message|appeal|e-?mail)|text of (?:the )?letter",
        "background": r"(?:brief |additional )?background(?: information)?|brief description|"
        r"additional information|context|description of the situation",
        "deadline": r"(?:send |write )?(?:appeals?|letters?|messages?)? ?(?:before|by|until|"
        r"no later than|not later than|prior to)|(?:deadline|closing date)(?: for \w+)?(?: is)?|"
        r"(?:take action|act) (?:as soon as possible )?(?:until|before|by)|if sending appeals after|"
        r"send(?:ing)? (?:your )?appeals after",
        "update": r"(?:further information|additional information|new information|follow-?up|update)"
        r"(?: on| to| no\.?)?|(?:first|second|third|fourth|fifth|sixth|\d+(?:st|nd|rd|th)) update of",
    },
    kinds={
        "urgent_call": r"urgent (?:call|action|appeal|alert|intervention|request)|action (?:alert|"
        r"appeal|call)|call for (?:action|solidarity|support|protest)|solidarity (?:call|appeal)|"
        r"appeal for (?:solidarity|action|support)|urgent solidarity|act now|take action",
        "update": r"further information|(?:\w+ )?update\b|new information|follow-?up",
        "news_release": r"(?:news|press|media) (?:release|statement)|for immediate release|"
        r"public statement|embargo",
        "newsletter": r"newsletter|bulletin|digest|circular no|monthly report",
        "petition": r"petition|signature campaign|sign(?: on| the| our| now)",
    },
    courtesy=r"mr|mrs|ms|miss|dr|prof|professor|sir|brother|bro|sister|sis|comrade|rep|"
    r"representative|lawmaker|rev|reverend|father|pastor|sheikh|his excellency|her excellency|"
    r"h\.e|hon|the honou?rable|honou?rable|dato|colonel|general|lieutenant|captain|major",
    roles=r"(?:(?:former|acting|deputy|vice|vice-|assistant|general|international|national|regional|"
    r"executive|honorary|founding|current|first|co-|local|union|branch|senior|secretary|outgoing|"
    r"education|organi[sz]ing|trade union) ?)*(?:president|vice-?president|chairperson|chairman|"
    r"chairwoman|chair|secretary-general|secretary|treasurer|leader|spokesperson|spokesman|"
    r"spokeswoman|coordinator|co-ordinator|director|officer|organi[sz]er|delegate|official|member|"
    r"activist|lawyer|journalist|teacher|advocate|defender|unionist|trade unionist|worker|manager|"
    r"researcher|adviser|advisor|head|representative|lawmaker|general counsel|convenor|shop steward|"
    r"founder|steward|negotiator|driver|nurse|student|blogger|writer|farmer|miner)s?",
    offices=r"(?:(?:first|deputy|vice|vice-|acting|attorney|federal|national|prime|chief|public|"
    r"procurator|prosecutor|police|state|general|supreme|inspector|director|king|crown|union|interior|home|justice|labou?r|foreign|head of the|chairman of the|minister of) ?)*"
    r"(?:prime minister|minister|president|prosecutor general|prosecutor|attorney general|"
    r"governor|king|queen|sultan|emir|ambassador|commissioner|chief justice|chief|procurator general|"
    r"director general|director|secretary|supreme leader|leader of the islamic republic|head of the judiciary|judge|chairperson|"
    r"chairman|commander|general|mayor|warden|superintendent|ceo|chief executive(?: officer)?|"
    r"managing director|ombudsman|ombudsperson|permanent representative|speaker)",
    organisation_heads=r"unions?|confederation|federation|association|committee|council|congress|"
    r"ministry|office|centre|center|organi[sz]ation|institute|network|campaign|coalition|party|"
    r"amnesty international|observatory|department|commission|embassy|court|prison|agency|police|"
    r"authority|company|corporation|group|church|churches|league|front|alliance|society|"
    r"foundation|movement|internationale?|human rights watch|labourstart|university|"
    r"brotherhood|guild|syndicate|secretariat|mission|bureau|ltd|inc|gmbh|bank|board|assembly|parliament|senate|government|services?|forum|watch",
    joiners=r"of|the|and|for|in|on|to|&|against",
    conjunction=r"and|or|as well as|along with|together with",
    events={
        "arrest": EventWords(
            r"(?:re-?)?arrested|seized|taken into custody|picked up|rounded up|taken away|"
            r"apprehended|captured",
            r"(?:re-?)?arrests?|seizure",
        ),
        "detention": EventWords(
            r"detained|imprisoned|jailed|incarcerated|held|in (?:prison|detention|jail|custody)|"
            r"behind bars|in solitary confinement",
            r"(?:arbitrary |continued |ongoing )?(?:detention|imprisonment|incarceration)",
        ),
        "abduction": EventWords(r"abducted|kidnapped", r"abduction|kidnapping"),
        "disappearance": EventWords(
            r"disappeared|(?:been|went|gone) missing|last seen", r"(?:enforced )?disappearance"
        ),
        "transfer": EventWords(
            r"(?:transferred|moved|sent|taken|brought|transported) (?:back )?to(?= (?:an?|the) "
            r"(?:[\w’'-]+ ){0,4}?(?:prison|jail|detention|police|cent(?:er|re)|station|camp|hospital)| [A-ZÀ-Þ][\w’'-]+ (?:[A-ZÀ-Þ][\w’'-]+ ){0,3}(?:[Pp]rison|[Jj]ail|[Dd]etention|[Pp]enitentiary|[Cc]ent(?:er|re)|[Ss]tation|[Hh]ospital))",
            r"transfer",
        ),
        "indictment": EventWords(
            r"charged|indicted|facing (?:\w+ )?charges|accused", r"indictment"
        ),
        "trial": EventWords(
            r"(?:put )?on trial|tried|standing trial|stand trial|brought to trial", r"trial"
        ),
        "sentence": EventWords(r"sentenced|convicted|found guilty", r"sentence|conviction"),
        "release": EventWords(
            r"released|freed|set free|acquitted|regain(?:ed|s)? (?:his|her|their|your) freedom",
            r"releases?|liberation|freeing",
        ),
        "deportation": EventWords(
            r"deported|expelled|forcibly returned", r"(?:forced )?deportation|expulsion"
        ),
        "injury": EventWords(
            r"beaten|tortured|injured|wounded|ill-treated|hurt|assaulted|shot|attacked|hospitali[sz]ed",
            r"torture|ill-treatment|beating",
        ),
        "death": EventWords(
            r"killed|murdered|died|executed|assassinated", r"killing|murder|death|execution"
        ),
        "threat": EventWords(r"threatened|harassed|intimidated", r"threats? against|harassment"),
        "dismissal": EventWords(r"dismissed|sacked|fired|suspended", r"dismissal|sacking"),
        "hunger_strike": EventWords(r"on (?:a )?hunger strike", r"hunger strike"),
        "summons": EventWords(r"summoned|wanted by", r"summons"),
    },
    auxiliaries=r"was|were|is|are|has been|have been|had been|being|is being|are being|remains?|"
    r"got|has|have|had|faces?|went|is still|are still|is currently|are currently|"
    r"is reported to have been|is reportedly|was reportedly|were reportedly|continues? to be",
    of=r"of|against|for",
    by=r"by",
    who=r"who",
    gap=r"(?: (?!not\b)[\w’'-]+){0,5}?",
    toward=r"to|from",
    active=True,
    one=r"he|she|him|his|her",
    several=r"they|them|their|both(?: men| women)?",
    everyone=r"all (?:of them|(?:the )?(?:two|three|four|five|six|seven|eight|nine|ten|\d+)"
    r"(?: (?:men|women|leaders|people|activists|unionists|officers))?)|"
    r"the (?:two|three|four|five|six|seven|eight|nine|ten)(?: (?:men|women|leaders|people|activists|"
    r"unionists|trade unionists|officers|detainees|prisoners))?",
    threats=r"(?:is|are|remains?) (?:at risk|in danger|a prisoner of conscience|prisoners of "
    r"conscience)|faces?|is facing|are facing|risks?|(?:could|may|might) (?:be|face)",
    pleas=r"solidarity with|(?:immediate(?:ly)? )?(?:and )?(?:unconditional(?:ly)? )?(?:release|free|"
    r"liberate)|concern for|safety of|freedom (?:for|of)|charges against|case (?:of|against)|"
    r"support (?:of|for)|on behalf of|release of|liberation of|drop(?:ping)? (?:all )?(?:the )?charges "
    r"against|fears? for|whereabouts of|life of|lives of|sentence (?:of|against|imposed on)|justice for|trial of|health of|well-?being of|integrity of|acquit(?:tal)?(?: of)?|harassment (?:of|against)",
    places={
        "home": r"houses?|homes?|apartments?|flats?|residences?|dormitor(?:y|ies)",
        "workplace": r"factor(?:y|ies)|workplaces?|work|workshops?|plants?|shops?|farms?|mines?|"
        r"sites?|restaurants?|place of work",
        "street": r"streets?|roads?|alleys?|highways?",
        "detention": r"prisons?|jails?|detention (?:cent(?:er|re)s?|facilit(?:y|ies))|"
        r"police stations?|penitentiary|custody|camps?|barracks",
        "public": r"airports?|stations?|squares?|markets?|hospitals?|universit(?:y|ies)|"
        r"church(?:es)?|temples?|courts?|courthouse|headquarters|offices?|border|port|bus stop|cafe|hotel",
    },
    place_words=r"in front of|outside|at|near|inside|on|down|along|in|to|close to|from",
    own=r"his|her|their|the|a|an|its",
    where=r"where|in which",
    inside=r"in|of|at",
    telling=r"in front of|outside|near|inside|close to|along|down",
    day_parts={
        "early morning": r"early (?:in the )?(?:hours|morning)|at dawn|before dawn",
        "morning": r"morning",
        "noon": r"at noon|midday",
        "afternoon": r"afternoon",
        "evening": r"evening",
        "night": r"night|midnight",
    },
    same_time=r"at (?:roughly |about |around |nearly |almost |exactly )?the same time|simultaneously",
    soon_after=r"soon after(?:wards)?|shortly after(?:wards)?|immediately after(?:wards)?|later (?:that|"
    r"the same) day|the same day|then",
    about=r"roughly|about|around|approximately|some|circa|ca\.?|nearly",
    clock=r"a\.?m\.?|p\.?m\.?|o['’]clock|hours|hrs|h",
    relative_days={r"today": 0, r"yesterday": -1, r"tomorrow": 1},
    year_hints={r"this year": 0, r"last year": -1, r"of this year": 0},
    operators={
        "more_than": r"more than|over|in excess of|upwards of",
        "at_least": r"at least|no fewer than|not less than",
        "fewer_than": r"fewer than|less than|under",
        "at_most": r"at most|up to|no more than|not more than",
        "nearly": r"nearly|almost|close to",
        "about": r"about|around|roughly|approximately|some|an estimated",
    },
    number_words={
        "one": 1,
        "two": 2,
        "three": 3,
        "four": 4,
        "five": 5,
        "six": 6,
        "seven": 7,
        "eight": 8,
        "nine": 9,
        "ten": 10,
        "eleven": 11,
        "twelve": 12,
        "fifteen": 15,
        "twenty": 20,
        "thirty": 30,
        "forty": 40,
        "fifty": 50,
        "sixty": 60,
        "hundred": 100,
        "thousand": 1000,
        "million": 1_000_000,
        "billion": 1_000_000_000,
        "dozen": 12,
        "a": 1,
    },  # fmt: skip
    vague_numbers={
        "dozens": 24,
        "scores": 40,
        "hundreds": 200,
        "thousands": 2000,
        "millions": 2_000_000,
    },
    counted=r"people|persons|workers|members|leaders|officers|activists|unionists|prisoners|"
    r"detainees|arrests|strikers|demonstrators|men|women|students|journalists|protesters|"
    r"migrants|teachers|signatures|states|officials|employees|families|others|miners|lawyers|defenders|citizens|farmers|supporters",
    actions={
        "release": r"release|free\b|freed|liberat|set free|liberty",
        "drop_charges": r"drop|withdraw|quash|annul|overturn|acquit",
        "stop": r"stop|end\b|cease|halt|put an end|refrain|desist",
        "ratify": r"ratif",
        "investigate": r"investigat|inquiry|bring (?:to justice|those)|prosecut",
        "guarantee": r"guarantee|ensure|protect|respect|safeguard|allow|grant|provide|uphold",
        "reinstate": r"reinstat|re-?employ",
        "repeal": r"repeal|amend|revise|abolish|reform|review",
        "disclose": r"disclose|reveal|clarify|inform",
        "implement": r"implement|comply|conform|abide|honou?r|fulfil",
        "commute": r"commut|stay (?:the )?execution|not (?:be )?execut",
        "negotiate": r"negotiat|recogni[sz]e|dialogue|bargain",
    },
    injuries=r"(?:shoulder|arm|leg|head|back|rib|hand|knee|face|body|nose|eye|neck|spine|skull)s? "
    r"(?:was |were )?(?:hurt|injured|broken|fractured|bruised|wounded|beaten)|(?:broken|fractured|bruised|injured) "
    r"(?:shoulder|arm|leg|rib|hand|nose|skull|knee)s?",
    salutations=r"dear|your excellency|excellency|your majesty|honou?rable|to whom it may concern|sir|madam",
    closings=r"(?:yours )?(?:sincerely|faithfully|truly|respectfully)(?: yours)?|yours|in solidarity|"
    r"with (?:best |kind |respectful )?regards|respectfully|best regards|kind regards|"
    r"solidarity greetings|with solidarity|in unity|fraternally|sincerely",
    asks_for_letters=r"(?:protest |sample )?(?:letters?|appeals?|faxes|protests?|messages?)\b",
    faxing=r"fax(?:es|ing|ed)?",
    copying=r"cop(?:y|ies)(?: of)?|cc",
    asking=r"(?:any |further |more )?(?:questions|information|details)|contact|enquiries",
    asks=r"(?:we |I )?(?:(?:call(?:s|ed|ing)?|urg(?:e|es|ed|ing)|ask(?:s|ed|ing)?|demand(?:s|ed|ing)?|"
    r"request(?:s|ed|ing)?|appeal(?:s|ed|ing)?)(?: (?:on|upon|for|to|that))?|should|must|(?:has|have) to|needs? to)",
    each=r"each|all of them|both",
    link_words=r"website|homepage|link|url|version|accounts?|online|here|english|german|korean",
    we=r"we(?:, the undersigned)?,?(?: the)?",
    invitations=r"please (?:visit|support|join|check|share)|join (?:us|the)|support us|subscribe|in this issue|"
    r"our (?:website|homepage|bank account|account)|upcoming events|donat\w+|thank you",
    bylines=r"by|from|issued by|published by|source",
    says=r"said|says|urge[sd]?|call(?:s|ed)? (?:on|for|upon)|calling (?:on|for)|demand(?:s|ed)?|condemn(?:s|ed)?|"
    r"believes?|fears?|warn(?:s|ed)?|request(?:s|ed)?|celebrates?|expresse[sd]|is concerned|considers?|welcomes?|deplores?|denounce[sd]?|visited",
    sources=r"according to|estimated by|statistics|figures (?:of|from|by)|official(?:ly)?|by their own|reports? (?:by|of|from)|counted|documented",
    details={
        "routine": r"(?:was |were )?leav(?:ing|es) (?:his|her|their|for) (?:\w+ )?(?:home|house|work|apartment)|"
        r"(?:also )?left (?:his|her|their) (?:house|home|apartment|work)|on (?:his|her|their) way (?:to|home|from)",
        "home": r"(?:in front of|outside|at|near|from|inside) (?:his|her|their) (?:\w+ )?(?:house|home|apartment|"
        r"residence|flat|dormitory)|lives? (?:in|at|with)",
        "workplace": r"(?:factory|company|shop|plant|farm|restaurant|place|office|workshop) (?:where|in which) "
        r"(?:he|she|they) (?:works?|worked|was working|is employed)|(?:his|her|their) (?:workplace|place of work)|"
        r"works? (?:as|at|for|in) (?:an?|the)",
        "family": r"(?:his|her|their) (?:wife|husband|son|daughter|children|mother|father|parents|family|brother|"
        r"sister|spouse|partner)",
        "health": r"(?:suffers?|suffering) from|diabet\w+|cancer|heart (?:condition|disease|attack)|"
        r"(?:needs?|lacks?|denied) medical|medication|(?:his|her|their) health",
        "migration_status": r"undocumented|without (?:papers|documents)|(?:his|her|their) visa|overstay\w*",
        "associate": r"the (?:\w+ )?activist with",
    },
    welcome=r"celebrat\w+|welcom\w+|rejoic\w+|congratulat\w+|delighted|overjoyed|happy",
    unreal=r"stop|prevent|halt|avoid|no|not|without|should|must|would|will|if|to|be|fear(?:s|ed)? (?:of|for)?|"
    r"risk(?:s|ed)? (?:of)?|imminent|planned|possible|against",
    since=r"since",
    possessives=r"his|her|their|your",
    you=r"you|your",
)
