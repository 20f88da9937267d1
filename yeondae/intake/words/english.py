"""English."""

# Lists of words are data; broken lines would only hide them.
# ruff: noqa: E501, SIM905

from yeondae.intake.words.vocabulary import EventWords, Vocabulary, words

ENGLISH = Vocabulary(
    code="en",
    function_words=frozenset(
        "all an and are as at be been by for from has have he her his in is it its more not of on or our that the their they this to was we were which who will with would you".split()
    ),
    labels={
        "title": words(r"(?:urgent action )?title | subject | re"),
        "fax": words(r"(?:tele)?fax(?:es| to| ?no\.?| ?numbers?| ?nr\.?)? | facsimile"),
        "phone": words(
            r"tel(?:ephones?|s)?(?: ?no\.?| ?numbers?)? | (?:tele)?phones?(?: numbers?)? | ph"
        ),
        "mobile": words(r"mobile(?: phone)? | cell(?:ular)?(?: phone)? | hand ?phone"),
        "telex": r"telex(?:es)?",
        "email": r"e-?mails?(?: address(?:es)?)?",
        "web": words(r"web ?-?sites? | web(?: ?page)? | home ?page | url"),
        "address": r"(?:postal |mailing )?address",
        "salutation": r"salutations?",
        "issued": words(
            r"(?:issue |issued |publication )?date | issued on | date of issue | published(?: on)?"
        ),
    },
    leads={
        "target": words(r"""
            (?:please )?(?:send |write |address )?(?:your )?(?:polite |urgent )?(?:(?:appeals?|
            ~protests?|letters?|faxes|messages?|e-?mails?)(?:,? (?:and|or|/) )?
            ~)+(?: \w+){0,8} to
            appeals? to | (?:the )?targets?[’']?s? contact (?:details|information)[^:]{0,25} | addresses(?: of the authorities)? | addressees? | targets?
            (?:please )?(?:write|fax|e-?mail|protest|post (?:it|them))(?: \w+){0,6} to
            (?:send|write|contact)\b[^:]{0,120}\bauthorities\b[^:]{0,60}
        """),
        "copy": words(r"""
            (?:please )?(?:also )?(?:be sure to )?(?:send |with )?(?:a )?cop(?:y|ies)
            ~(?: of [\w ]{1,40})? (?:(?:also )?to|for|should)
            cc | c\.c\. | with cop(?:y|ies) to
        """),
        "contact": words(r"""
            (?:for (?:more|further|any|additional) (?:\w+ )?information|(?:if you have|
            ~for) (?:any )?(?:\w+ )?questions|(?:to |please )?contact(?:s| (?:us|persons?|
            ~details|information))?|enquiries|media contacts?|press contacts?|
            ~to contact the \w+)
        """),
        "demand": words(r"""
            recommended actions? | actions? requested | (?:our|the following|these) demands?
            demands? | we (?:therefore )?(?:\w+ )?(?:demand|call|urge|ask|request)\b[^:]{0,160}
            (?:calling|urging|asking|requesting|demanding|urge|ask|call)\b[^:]{0,160}
            please (?:write|send|take|call|urge)\b[^:]{0,220} | what you can do | take action
            i urge you[^:]{0,60}
        """),
        "letter": words(r"""
            (?:sample|model|draft|template|suggested|example|proposed|standard) (?:protest )?
            ~(?:letter|text|message|appeal|e-?mail)
            text of (?:the )?letter
        """),
        "background": words(r"""
            (?:brief |additional )?background(?: information)? | brief description
            additional information | context | description of the situation
        """),
        "deadline": words(r"""
            (?:campaign|petition|action)\b[^.;]{0,40}\b(?:closes|ends|runs until)(?: on)?
            (?:appeals?|letters?|messages?|faxes|write|send\w*|act|sign|respond|reply)\b[^.;]{0,100}
            ~\b(?:before|by|until|no later than|not later than|prior to|after)(?: the)?
            (?:deadline|closing date)[^.;]{0,30}?(?: is)?
        """),
        "update": words(r"""
            (?:further information|additional information(?= on| to)|new information|follow-?up|update)
            ~(?: on| to| no\.?)?
            (?:first|second|third|fourth|fifth|sixth|\d+(?:st|nd|rd|th)) update of
        """),
    },
    kinds={
        "urgent_call": words(r"""
            urgent (?:call|action|appeal|alert|intervention|request)s? | requests your (?:urgent )?intervention | day of action
            calls? for (?:an? )?(?:\w+ ){0,3}(?:action|solidarity|protest)
            action (?:alert|appeal|call) | call for (?:action|solidarity|support|protest)
            solidarity (?:call|appeal) | appeal for (?:solidarity|action|support)
            urgent solidarity | act now | take action
        """),
        "update": words(r"further information | (?:\w+ )?update\b | new information | follow-?up"),
        "news_release": words(r"""
            (?:news|press|media) (?:release|statement) | for immediate release
            public statement | embargo
        """),
        "newsletter": words(r"newsletter | bulletin | digest | circular no | monthly report"),
        "petition": words(r"petition | signature campaign | sign(?: on| the| our| now)"),
    },
    courtesy=words(r"""
        mr | mrs | ms | miss | dr | prof | professor | sir | brother | bro | sister | sis
        mm | comrade | rep | representative | lawmaker | rev | reverend | father | pastor | sheikh
        his excellency | her excellency | h\.e | he(?= (?:dr|mr|mrs|ms|the)\b) | hon | the honou?rable | honou?rable | dato
        colonel | general | lieutenant | captain | major
    """),
    roles=words(r"""
        (?:(?:former|acting|deputy|vice|vice-|assistant|general|international|national|regional|
        ~executive|honorary|founding|current|first|co-|local|union|board|branch|senior|secretary|
        ~outgoing|education|organi[sz]ing|trade union) ?)*(?:president|vice-?president|
        ~chairperson|chairman|chairwoman|chair|secretary[- ]general|secretary|treasurer|leader|
        ~spokesperson|spokesman|spokeswoman|coordinator|co-ordinator|director|officer|
        ~organi[sz]er|delegate|official|member|activist|lawyer|journalist|teacher|advocate|
        ~defender|unionist|trade unionist|worker|manager|researcher|adviser|advisor|head|
        ~representative|lawmaker|general counsel|convenor|shop steward|founder|steward|
        ~negotiator|driver|nurse|student|blogger|writer|farmer|miner)s?
    """),
    offices=words(r"""
        (?:(?:first|deputy|vice|vice-|acting|attorney|federal|national|prime|chief|public|
        ~procurator|prosecutor|police|state|general|supreme|inspector|director|king|crown|union|high|
        ~interior|home|justice|labou?r|foreign|head of the|chairman of the|
        ~minister of) ?)*(?:prime minister|minister|president|prosecutor general|prosecutor|
        ~attorney general|governor|king|queen|sultan|emir|ambassador|commissioner|
        ~chief justice|chief executive(?: officer)?|chief|procurator general|director general|director|secretary|
        ~supreme leader|leader of the islamic republic|head of the judiciary|judge|
        ~chairperson|chairman|commander|general|mayor|warden|superintendent|ceo|
        ~chief executive(?: officer)?|managing director|ombudsman|ombudsperson|
        ~permanent representative|speaker)
    """),
    organisation_heads=words(r"""
        unions? | confederation | federation | association | committee | council | congress
        ministry | office | centre | center | organi[sz]ation | institute | network | campaign
        coalition | party | amnesty international | observatory | department | commission
        embassy | court | prison | agency | police | authority | company | corporation | group
        church | churches | league | front | alliance | society | foundation | movement
        (?<!for )internationale?$ | human rights watch | labourstart | university | brotherhood | guild
        syndicate | secretariat | mission | bureau | ltd | inc | gmbh | bank | board | assembly
        parliament | senate | government | services? | forum | watch
    """),
    joiners=words(r"of | the | and | for | in | on | to | & | against"),
    conjunction=words(r"and | or | as well as | along with | together with"),
    events={
        "arrest": EventWords(
            words(r"""
                (?:re-?)?arrested | seized | taken into custody | picked up | rounded up
                taken away | apprehended | captured
                (?:police(?:men)?|officers|agents|soldiers|troops|forces|authorities) took
            """),
            words(r"(?:re-?)?arrests? | seizure"),
        ),
        "detention": EventWords(
            words(r"""
                detained | imprisoned | jailed | incarcerated | held
                in (?:police |pre-trial |administrative |military )?(?:prison|detention|jail|custody) | behind bars | in solitary confinement
            """),
            words(
                r"(?:arbitrary |continued |ongoing )?(?:detention|imprisonment|incarceration|jailing)"
            ),
        ),
        "abduction": EventWords(words(r"abducted | kidnapped"), words(r"abduction | kidnapping")),
        "disappearance": EventWords(
            words(r"disappeared | (?:been|went|gone) missing | last seen"),
            r"(?:enforced )?disappearance",
        ),
        "transfer": EventWords(
            words(r"""
                (?:transferred|moved|sent|taken|brought|transported) (?:back |from [^.;]{2,60}? )?to(?= (?:an?|
                ~the) (?:[\w’'-]+ ){0,4}?(?:prison|jail|detention|police|cent(?:er|re)|station|
                ~camp|hospital)| (?:section|ward|wing|cell|block) \d| [A-ZÀ-Þ][\w’'-]+ (?:[A-ZÀ-Þ][\w’'-]+ ){0,3}(?:[Pp]rison|[Jj]
                ~ail|[Dd]etention|[Pp]enitentiary|[Cc]ent(?:er|re)|[Ss]tation|[Hh]ospital))
            """),
            r"transfer",
        ),
        "indictment": EventWords(
            words(r"charged | indicted | facing (?:\w+ )?charges | accused"),
            words(
                r"indictment | charges(?: (?:were|are|have been|had been))? (?:filed|brought|laid|pressed)"
            ),
        ),
        "trial": EventWords(
            words(r"(?:put )?on trial | tried | standing trial | stand trial | brought to trial"),
            r"trial",
        ),
        "sentence": EventWords(
            words(r"sentenced | convicted | found guilty"), words(r"sentence | conviction")
        ),
        "release": EventWords(
            words(r"""
                released | freed | set free | acquitted
                regain(?:ed|s)? (?:his|her|their|your) freedom
            """),
            words(r"releases? | liberation | freeing"),
        ),
        "deportation": EventWords(
            words(r"deported | expelled | forcibly returned"),
            words(r"(?:forced )?deportation | expulsion"),
        ),
        "injury": EventWords(
            words(r"""
                beaten | tortured | injured | wounded | ill-treated | hurt | assaulted | shot
                attacked | hospitali[sz]ed
            """),
            words(r"torture | ill-treatment | beating"),
        ),
        "death": EventWords(
            words(r"killed | murdered | died | executed | assassinated"),
            words(r"killing | murder | death(?! threats?) | execution"),
        ),
        "threat": EventWords(
            words(
                r"threatened | harassed | intimidated | tried to kill | attempted to kill | receiv(?:ed|ing) (?:[\w-]+ ){0,3}threats"
            ),
            words(r"(?:death )?threats? | harassment | intimidation"),
        ),
        "dismissal": EventWords(
            words(r"dismissed | sacked | fired | suspended"), words(r"dismissal | sacking")
        ),
        "in_hiding": EventWords(
            words(r"(?:forced )?into hiding | in hiding | forced to (?:leave|flee)")
        ),
        "hunger_strike": EventWords(r"on (?:a )?hunger strike", r"hunger strike"),
        "summons": EventWords(words(r"summoned | wanted by"), r"summons"),
    },
    auxiliaries=words(r"""
        was | were | is | are | has been | have been | had been | being | is being | are being
        remains? | got | has | have | had | faces? | went | is still | are still | is currently
        are currently | is reported to have been | is reportedly | was reportedly
        were reportedly | continues? to be
    """),
    of=words(r"of | against | for"),
    by=r"by",
    who=r"who",
    gap=r"(?: (?!(?:not|that|to|by)\b)(?-i:[a-z][\w’'-]*)){0,5}?",
    active=True,
    among=r"include|includes|included|including|among them|namely",
    when=r"when|before|until|but",
    having=r"having been",
    one=words(r"he | she | him | his | her"),
    several=words(r"they | them | their | both(?: men| women)?"),
    everyone=words(r"""
        all (?:of them|(?:the )?(?:two|three|four|five|six|seven|eight|nine|ten|\d+)(?: (?:men|
        ~women|leaders|people|activists|unionists|officers))?)
        the (?:two|three|four|five|six|seven|eight|nine|ten)(?: (?:men|women|leaders|people|
        ~activists|unionists|trade unionists|officers|detainees|prisoners))?
    """),
    threats=words(r"""
        (?:is|are|remains?) (?:at risk|in danger|a prisoner of conscience|
        ~prisoners of conscience)
        faces? | is facing | are facing | risks? | (?:could|may|might) (?:be|face)
    """),
    pleas=words(r"""
        solidarity with | (?:write|writing|letters?) (?:for|on behalf of)
        (?:immediate(?:ly)? )?(?:and )?(?:unconditional(?:ly)? )?(?:release|free|liberate)
        concern for | safety of | freedom (?:for|of) | charges against | case (?:of|against)
        support (?:of|for) | on behalf of | release of | liberation of
        drop(?:ping)? (?:all )?(?:the )?charges against | fears? for | whereabouts of | life of
        lives of | sentence (?:of|against|imposed on) | justice for | trial of | fate of | health of
        well-?being of | integrity of | acquit(?:tal)?(?: of)? | harassment (?:of|against)
    """),
    places={
        "area": words(
            r"province | district | county | city | state | region | municipality | village | town"
        ),
        "home": words(r"houses? | homes? | apartments? | flats? | residences? | dormitor(?:y|ies)"),
        "workplace": words(r"""
            factor(?:y|ies) | workplaces? | work | workshops? | plants? | shops? | farms?
            mines? | sites? | restaurants? | place of work
        """),
        "street": words(r"streets? | roads? | alleys? | highways?"),
        "detention": words(r"""
            prisons? | jails? | detention (?:cent(?:er|re)s?|facilit(?:y|ies))
            police stations? | penitentiary | custody | camps? | barracks
        """),
        "public": words(r"""
            airports? | stations? | squares? | markets? | hospitals? | universit(?:y|ies)
            church(?:es)? | temples? | courts? | courthouse | headquarters | offices? | border
            port | bus stop | cafe | hotel
        """),
    },
    place_words=words(r"""
        in front of | outside | at | near | inside | on | down | along | in | to | close to
        from
    """),
    own=words(r"his | her | their | the | a | an | its"),
    where=words(r"where | in which"),
    inside=words(r"in | of | at"),
    toward=words(r"to | from"),
    telling=words(r"in front of | outside | near | inside | close to | along | down"),
    day_parts={
        "early morning": words(r"early (?:in the )?(?:hours|morning) | at dawn | before dawn"),
        "morning": r"morning",
        "noon": words(r"at noon | midday"),
        "afternoon": r"afternoon",
        "evening": r"evening",
        "night": words(r"night | midnight"),
    },
    same_time=words(
        r"at (?:roughly |about |around |nearly |almost |exactly )?the same time | simultaneously"
    ),
    soon_after=words(r"""
        soon after(?:wards)? | shortly after(?:wards)? | immediately after(?:wards)?
        later (?:that|the same) day | the same day | then
    """),
    about=words(r"roughly | about | around | approximately | some | circa | ca\.? | nearly"),
    clock=words(r"a\.?m\.? | p\.?m\.? | o['’]clock | hours | hrs | h"),
    relative_days={
        "today": 0,
        "yesterday": -1,
        "tomorrow": 1,
    },
    operators={
        "more_than": words(r"more than | over | in excess of | upwards of"),
        "at_least": words(r"at least | no fewer than | not less than"),
        "fewer_than": words(r"fewer than | less than | under"),
        "at_most": words(r"at most | up to | no more than | not more than"),
        "nearly": words(r"nearly | almost | close to"),
        "about": words(r"about | around | roughly | approximately | some | an estimated"),
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
        "thousand": 1_000,
        "million": 1_000_000,
        "billion": 1_000_000_000,
        "dozen": 12,
        "a": 1,
    },
    vague_numbers={
        "dozens": 24,
        "scores": 40,
        "hundreds": 200,
        "thousands": 2_000,
        "millions": 2_000_000,
    },
    counted=words(r"""
        people | persons | workers | members | leaders | officers | activists | unionists
        prisoners | detainees | arrests | strikers | demonstrators | men | women | students
        journalists | protesters | migrants | teachers | signatures | states | officials
        employees | families | others | miners | guards | lawyers | defenders | citizens | farmers
        supporters
    """),
    actions={
        "release": words(r"release | free\b(?! to) | freed | liberat | set free | liberty"),
        "drop_charges": words(r"drop | withdraw | quash | annul | overturn | acquit"),
        "stop": words(
            r"stop | end\b | cease | halt | put an end | refrain | desist | not (?:be )?(?:mis)?use"
        ),
        "ratify": r"ratif",
        "investigate": words(r"investigat | inquiry | bring (?:to justice|those) | prosecut"),
        "guarantee": words(r"""
            guarantee | ensure | protect | respect | safeguard | allow | grant | provide
            uphold
        """),
        "reinstate": words(r"reinstat | re-?employ"),
        "repeal": words(r"repeal | amend | revise | abolish | reform | review"),
        "disclose": words(r"disclose | reveal | clarify | inform"),
        "implement": words(r"implement | comply | conform | abide | honou?r | fulfil"),
        "commute": words(r"commut | stay (?:the )?execution | not (?:be )?execut"),
        "negotiate": words(r"negotiat | recogni[sz]e | dialogue | bargain"),
    },
    injuries=words(r"""
        (?:shoulder|arm|leg|head|back|rib|hand|knee|face|body|nose|eye|neck|spine|skull)
        ~s? (?:was |were )?(?:hurt|injured|broken|fractured|bruised|wounded|beaten)
        (?:broken|fractured|bruised|injured) (?:shoulder|arm|leg|rib|hand|nose|skull|knee)s?
    """),
    salutations=words(r"""
        dear | your excellency | excellency | your majesty | honou?rable
        to whom it may concern | sir | madam
    """),
    closings=words(r"""
        (?:yours )?(?:sincerely|faithfully|truly|respectfully)(?: yours)? | yours
        in solidarity | with (?:best |kind |respectful )?regards | respectfully | best regards
        kind regards | solidarity greetings | with solidarity | in unity | fraternally
        sincerely
    """),
    asks_for_letters=r"(?:protest |sample )?(?:letters?|appeals?|faxes|protests?|messages?)\b",
    faxing=r"fax(?:es|ing|ed)?",
    urging=words(
        r"urging | asking (?:them|him|her|the) | calling (?:on|for) | requesting | demanding | to demand | to urge | and (?:ask|demand|call for|urge|request)"
    ),
    diplomats=words(
        r"diplomatic (?:representatives|missions)[^.\n]{0,80} | embass(?:y|ies) of [^.\n]{2,40} in your (?:respective )?country"
    ),
    copying=words(r"cop(?:y|ies)(?: of)? | cc"),
    asking=words(
        r"(?:any |further |more )?(?:questions|information|details) | contact | enquiries"
    ),
    undertakings=words(r"campaigns? | meetings? | rall(?:y|ies) | petitions?"),
    gatherings=words(
        r"rall(?:y|ies) | demonstrations? | protests? | pickets? | vigils? | march(?:es)? | press conference | day of action | sit-ins? | hearings?"
    ),
    when_label=words(r"when | date | time"),
    asks=words(r"""
        (?:we |I )?(?:(?:call(?:s|ed|ing)?|urg(?:e|es|ed|ing)|ask(?:s|ed|ing)?|demand(?:s|ed|
        ~ing)?|request(?:s|ed|ing)?|appeal(?:s|ed|ing)?)(?: (?:on|upon|for|to|that))?|should|
        ~must|(?:has|have) to|needs? to)
    """),
    aims=words(r"""
        (?:campaign|movement|organi[sz]ing|fight|struggle|launched|committee)(?: [\w’'-]+){0,7}?
        ~(?= (?:to|for(?: the)?|for [\w]+ing) (?:release|liberat|free|save)\w*)
    """),
    each=words(r"each | all of them | both"),
    link_words=words(r"""
        website | homepage | link | url | version | accounts? | online | here | english | german
        korean
    """),
    we=r"we(?:, the undersigned)?,?(?: the)?",
    bylines=words(r"in partnership with | by | from | issued by | published by | source"),
    invitations=words(r"""
        please (?:visit|support|join|check|share) | join (?:us|the) | support us | subscribe
        in this issue | our (?:website|homepage|bank account|account) | upcoming events
        donat\w+ | thank you
    """),
    says=words(r"""
        has (?:been informed|received|learned) | (?:is|are) (?:supporting|calling|asking|urging)
        supports? | is (?:deeply |gravely )?(?:concerned|worried)
        said | says | urge[sd]? | call(?:s|ed)? (?:on|for|upon) | calling (?:on|for)
        demand(?:s|ed)? | condemn(?:s|ed)? | believes? | fears? | warn(?:s|ed)?
        request(?:s|ed)? | celebrates? | expresse[sd] | is concerned | considers? | welcomes?
        deplores? | denounce[sd]? | visited
    """),
    sources=words(r"""
        according to | estimated by | statistics | figures (?:of|from|by) | official(?:ly)?
        by their own | reports? (?:by|of|from) | counted | documented
    """),
    details={
        "routine": words(r"""
            (?:was |were )?leav(?:ing|es) (?:his|her|their|for) (?:\w+ )?(?:home|house|work|
            ~apartment)
            (?:also )?left (?:his|her|their) (?:house|home|apartment|work)
            on (?:his|her|their) way (?:to|home|from)
        """),
        "home": words(r"""
            (?:in front of|outside|at|near|from|inside) (?:his|her|their) (?:\w+ )?(?:house|
            ~home|apartment|residence|flat|dormitory)
            lives? (?:in|at|with)
        """),
        "workplace": words(r"""
            (?:factory|company|shop|plant|farm|restaurant|place|office|workshop) (?:where|
            ~in which) (?:he|she|they) (?:works?|worked|was working|is employed)
            (?:his|her|their) (?:workplace|place of work) | works? (?:as|at|for|in) (?:an?|the)
        """),
        "family": words(r"""
            (?:his|her|their) (?:wife|husband|son|daughter|children|mother|father|parents|
            ~family|brother|sister|spouse|partner)
        """),
        "health": words(r"""
            (?:suffers?|suffering) from | diabet\w+ | cancer
            heart (?:condition|disease|attack) | (?:needs?|lacks?|denied) medical | medication
            (?:his|her|their) health
        """),
        "migration_status": words(
            r"(?:is|was|being) (?:an )?undocumented | without (?:papers|documents) | (?:his|her|their) visa | overstay\w*"
        ),
        "associate": r"the (?:\w+ )?activist with",
    },
    unreal=words(r"""
        stop | prevent | halt | avoid | no | not | without | should | must | would | will | if
        to | be | fear(?:s|ed)? (?:of|for)? | risk(?:s|ed)? (?:of)? | imminent | planned
        possible | against
    """),
    welcome=words(
        r"celebrat\w+ | welcom\w+ | rejoic\w+ | congratulat\w+ | delighted | overjoyed | happy"
    ),
    since=r"since",
    possessives=words(r"his | her | their | your"),
    kin=words(
        r"wi(?:fe|ves) | husbands? | sons? | daughters? | children | mothers? | fathers? | parents | family | families | brothers? | sisters? | relatives | partner"
    ),
    you=words(r"you | your"),
)
