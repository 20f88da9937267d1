"""Dutch."""

# Lists of words are data; broken lines would only hide them.
# ruff: noqa: E501, SIM905

from yeondae.intake.words.vocabulary import EventWords, Vocabulary, words

DUTCH = Vocabulary(
    code="nl",
    function_words=frozenset(
        """
        de het een en van in is dat op te voor met zijn niet aan er om hij zij ze wij we u uw ook als bij door naar over uit
        werd werden wordt worden hebben heeft deze die dit tot zich hun haar maar of nog onder tegen onze
        """.split()
    ),
    labels={
        "title": words(r"titel | onderwerp | betreft"),
        "fax": words(r"fax(?:nummer|nr\.?)?"),
        "phone": words(r"tel(?:efoon)?(?:nummer|nr\.?)?"),
        "mobile": words(r"mobiel(?:e telefoon)? | gsm"),
        "email": words(r"e-?mail(?:adres)?"),
        "web": words(r"web ?site | webstek | internet"),
        "address": words(r"(?:post)?adres"),
        "salutation": words(r"aanhef | aanspreking | aanspreektitel"),
        "issued": words(r"publicatiedatum | datum | uitgegeven op | gepubliceerd op"),
    },
    leads={
        "target": words(r"""
            oproepen aan | adressen | geadresseerden? | (?:schrijf|stuur|richt|fax|mail|zend)(?:t)?(?: \S+){0,12} (?:aan|naar)(?: \S+){0,6}
            (?:brieven|protestbrieven|faxen|berichten|appèls|appels|oproepen)(?: \S+){0,6} (?:aan|naar)
        """),
        "copy": words(r"""
            (?:met )?(?:een )?kopie(?:ën)?(?: van (?:uw|je) \w+)?(?: (?:aan|naar))? | cc | (?:stuur|zend)(?: (?:ook|een|a\.u\.b\.))* kopie(?:ën)?(?: \w+){0,4} (?:aan|naar) | afschrift(?: aan)?
        """),
        "contact": words(r"""
            contact(?:persoon|personen|gegevens|adres)? | (?:voor )?(?:meer|verdere|nadere) (?:informatie|inlichtingen)(?:,? (?:contacteer|neem contact op met|bij))? | perscontact
        """),
        "demand": words(r"""
            (?:onze|de|deze|volgende) eisen | eisen | aanbevolen acties? | gevraagde acties? | (?:wij|we) (?:\w+ )?(?:eisen|vragen|roepen|verzoeken|dringen)\b[^:]{0,160}
            (?:dring|vraag|verzoek|roep)\b[^:]{0,220} | schrijf\b[^:]{0,220} | wat kunt u doen | wat kan je doen | kom in actie | ik (?:verzoek|vraag|dring|roep)\b[^:]{0,160}
        """),
        "letter": words(
            r"(?:voorbeeld|model|standaard)[- ]?(?:brief|tekst) | briefvoorbeeld | tekst van de brief"
        ),
        "background": words(r"achtergrond(?:informatie)? | context | aanvullende informatie"),
        "deadline": words(r"""
            (?:schrijf|stuur|zend|brieven|oproepen|teken|onderteken|actie|reageer)\b[^.;]{0,120}\b(?:vóór|voor|tot(?: en met)?|uiterlijk(?: op)?|na)
            (?:uiterste datum|deadline|einddatum|sluitingsdatum)[^.;]{0,20}? | uiterlijk(?: op)?
        """),
        "update": words(
            r"verdere informatie over | nieuwe informatie(?: over)? | aanvullende informatie over | update | vervolg op"
        ),
    },
    kinds={
        "urgent_call": words(
            r"spoedactie | dringende oproep | noodkreet | oproep tot (?:solidariteit|actie|protest) | solidariteitsoproep | urgent action | dringende actie"
        ),
        "update": words(r"verdere informatie over | nieuwe informatie"),
        "news_release": words(r"persbericht | persmededeling"),
        "newsletter": words(r"nieuwsbrief"),
        "petition": words(r"petitie | handtekeningenactie"),
    },
    courtesy=words(
        r"dhr | de heer | heer | mevr | mevrouw | mw | dr | prof | ir | mr | kameraad | broeder | zuster | zijne excellentie | hare excellentie | z\.e | excellentie"
    ),
    roles=words(r"""
        (?:(?:voormalig|plaatsvervangend|vice|oud)e?[ -]?)*(?:voorzitter|voorzitster|vicevoorzitter|president|algemeen secretaris|secretaris-generaal|secretaris|penningmeester|leider|vakbondsleider|
        ~vakbondsman|vakbondsvrouw|vakbondsbestuurder|directeur|coördinator|woordvoerder|woordvoerster|activist|activiste|advocaat|advocate|journalist|journaliste|leraar|lerares|lid|bestuurslid|afgevaardigde|
        ~arbeider|vertegenwoordiger|medewerker|bestuurder|mensenrechtenverdediger|onderzoeker|onderzoekster|student|studente|syndicalist|vakbondslid)(?:en|s)?
    """),
    offices=words(r"""
        (?:(?:vice|eerste|plaatsvervangend)[ -])*(?:eerste minister|premier|minister-president|minister|president|procureur(?:-generaal)?|koning|gouverneur|ambassadeur|directeur|burgemeester|commissaris|
        ~staatshoofd|opperrechter|staatssecretaris)
    """),
    organisation_heads=words(r"""
        afdeling
        [\w-]*vakbond(?:en)? | [\w-]*vakverbond | [\w-]*bond | [\w-]*verbond | federatie | confederatie | [\w-]*vereniging | [\w-]*comité | (?!kameraad)[\w-]*raad | ministerie | ambassade | [\w-]*kantoor | [\w-]*centrum
        [\w-]*organisatie | netwerk | partij | commissie | rechtbank | gevangenis | politie | beweging | stichting | vakcentrale | centrale | dienst | regering
    """),
    joiners=words(r"van | de | het | der | den | voor | en | in | op | tegen | tot"),
    conjunction=words(r"en | alsook | alsmede"),
    events={
        "arrest": EventWords(
            words(r"gearresteerd | aangehouden | opgepakt"),
            words(r"arrestaties? | aanhouding(?:en)?"),
        ),
        "detention": EventWords(
            words(
                r"vastgehouden | gevangen ?gezet | opgesloten | gedetineerd | in de gevangenis | in hechtenis | in de cel"
            ),
            words(r"gevangenschap | detentie | opsluiting | gevangenhouding"),
        ),
        "abduction": EventWords(words(r"ontvoerd"), words(r"ontvoering")),
        "disappearance": EventWords(words(r"verdwenen | vermist"), words(r"verdwijning")),
        "transfer": EventWords(
            words(r"overgebracht | overgeplaatst"), words(r"overplaatsing | overbrenging")
        ),
        "indictment": EventWords(words(r"aangeklaagd | beschuldigd"), words(r"aanklacht")),
        "trial": EventWords(words(r"berecht | voor de rechter"), words(r"proces | rechtszaak")),
        "sentence": EventWords(words(r"veroordeeld | schuldig bevonden"), words(r"veroordeling")),
        "release": EventWords(
            words(r"vrijgelaten | vrijgekomen | in vrijheid gesteld | vrijgesproken"),
            words(r"vrijlating | invrijheidstelling"),
        ),
        "deportation": EventWords(
            words(r"uitgezet | gedeporteerd | uitgewezen"), words(r"uitzetting | deportatie")
        ),
        "injury": EventWords(
            words(r"geslagen | gemarteld | gewond | mishandeld | aangevallen"),
            words(r"marteling | mishandeling"),
        ),
        "death": EventWords(
            words(r"gedood | vermoord | overleden | geëxecuteerd"),
            words(r"moord(?: op)? | dood | executie"),
        ),
        "threat": EventWords(
            words(r"bedreigd | geïntimideerd | lastiggevallen"),
            words(r"(?:doods)?bedreiging(?:en)? | intimidatie"),
        ),
        "dismissal": EventWords(words(r"ontslagen | geschorst"), words(r"ontslag")),
        "hunger_strike": EventWords(words(r"in hongerstaking"), words(r"hongerstaking")),
    },
    auxiliaries=words(
        r"werd | werden | wordt | worden | is | zijn | was | waren | zit | zitten | heeft | hebben | blijft | blijven | wordt nog steeds"
    ),
    of=words(r"van | op | tegen"),
    by=words(r"door"),
    among=r"onder wie|waaronder|onder meer",
    when=r"toen|waar|terwijl",
    who=words(r"die"),
    gap=r"(?: (?!niet\b)[^;!?]{0,140}?)?",
    active=False,
    inverted=True,
    one=words(r"hij | zij | hem | haar | zijn"),
    several=words(r"zij | hen | hun | beiden"),
    everyone=words(
        r"alle (?:twee|drie|vier|vijf|zes|zeven|acht)(?: (?:mannen|vrouwen|vakbondsleiders))? | de (?:twee|drie|vier|vijf|zes|zeven|acht)(?: (?:mannen|vrouwen|vakbondsleiders|vakbondsmensen|activisten))?"
    ),
    threats=words(
        r"(?:is|zijn|verkeert|verkeren|loopt|lopen) (?:in )?gevaar | riskeert | riskeren | dreigt | dreigen"
    ),
    pleas=words(r"""
        (?:onmiddellijke|onvoorwaardelijke|en|de| )*(?:vrijlating|invrijheidstelling)(?: van)? | laat | vrijheid voor | (?:schrijven|schrijf)(?: we| wij| u)? voor | brie(?:f|ven) voor | za(?:ak|ken) van | solidariteit met | bezorgd(?:heid)? over | aanklachten? tegen | veiligheid van
        beschuldigingen tegen | vervolging van | steun aan
    """),
    pleas_after=words(
        r"(?: [^.;!?]{0,140}?)? (?:vrij te laten|vrijlaten|vrijgelaten wordt|vrijgelaten worden|vrijlaat|vrij)"
    ),
    places={
        "area": words(r"provincie | district | stad | regio | gemeente | dorp"),
        "home": words(r"huis | woning | appartement | thuis"),
        "workplace": words(r"fabriek | werk(?:plaats)? | bedrijf | kantoor | school"),
        "street": words(r"straat | weg"),
        "detention": words(
            r"gevangenis | detentiecentrum | politiebureau | politiekantoor | cel | gesloten centrum | kamp"
        ),
        "public": words(
            r"luchthaven | vliegveld | station | rechtbank | hoofdkantoor | plein | ziekenhuis | universiteit"
        ),
    },
    place_words=words(
        r"voor(?= (?:het|de|een|zijn|haar|hun)) | in | bij | nabij | op | aan | buiten | uit | naar"
    ),
    own=words(r"zijn | haar | hun | de | het | een"),
    where=words(r"waar"),
    inside=words(r"in | van"),
    toward=words(r"naar | uit"),
    telling=words(r"voor | nabij | buiten"),
    day_parts={
        "early morning": words(r"vroege ochtend | bij dageraad"),
        "morning": words(r"ochtend | morgen(?!s)"),
        "noon": words(r"middaguur"),
        "afternoon": words(r"namiddag | middag"),
        "evening": words(r"avond"),
        "night": words(r"nacht | middernacht"),
    },
    same_time=words(r"op hetzelfde (?:moment|ogenblik) | tegelijkertijd | gelijktijdig"),
    soon_after=words(r"kort daarna | kort daarop | dezelfde dag | onmiddellijk daarna"),
    about=words(r"ongeveer | omstreeks | rond | circa | ca\.? | zowat"),
    clock=words(r"uur | u"),
    relative_days={"vandaag": 0, "gisteren": -1, "eergisteren": -2},
    operators={
        "more_than": words(r"meer dan"),
        "at_least": words(r"minstens | ten minste | minimaal"),
        "fewer_than": words(r"minder dan"),
        "at_most": words(r"hoogstens | maximaal"),
        "nearly": words(r"bijna | haast"),
        "about": words(r"ongeveer | zo'n | circa | rond de"),
    },
    number_words={
        "een": 1,
        "één": 1,
        "twee": 2,
        "drie": 3,
        "vier": 4,
        "vijf": 5,
        "zes": 6,
        "zeven": 7,
        "acht": 8,
        "negen": 9,
        "tien": 10,
        "elf": 11,
        "twaalf": 12,
        "twintig": 20,
        "honderd": 100,
        "duizend": 1000,
        "miljoen": 1_000_000,
        "dozijn": 12,
    },
    vague_numbers={"tientallen": 20, "honderden": 200, "duizenden": 2000},
    counted=words(r"""
        personen | mensen | arbeiders | werknemers | leden | vakbondsleden | vakbondsmensen | vakbondsleiders | activisten | gevangenen | stakers | betogers | demonstranten | mannen | vrouwen | journalisten
        leraren | handtekeningen | migranten | bestuurders | syndicalisten | advocaten
    """),
    actions={
        "release": words(r"vrij te laten | vrijlat | vrij ?laten | vrijgelaten | in vrijheid"),
        "drop_charges": words(r"in te trekken | intrek | laten vallen | seponeren | te seponeren"),
        "stop": words(r"stop | beëindig | staken | een einde | op te houden | te stoppen"),
        "ratify": words(r"ratific"),
        "investigate": words(r"onderzoek | vervolgen | ter verantwoording"),
        "guarantee": words(
            r"garande | waarborg | verzeker | bescherm | respecte | eerbiedig | toe te zien | zorgen | te zorgen"
        ),
        "reinstate": words(r"weer in dienst | herplaats | opnieuw in dienst"),
        "repeal": words(r"afschaf | herzien | intrekken van de wet"),
        "disclose": words(r"bekend te? ?ma | openbaar"),
        "implement": words(r"nalev | na te leven | uitvoer"),
        "negotiate": words(r"onderhandel | erken | dialoog"),
    },
    injuries=words(
        r"(?:gewond|verwond) aan (?:de|zijn|haar) (?:schouder|arm|been|hoofd|hand|rug|knie)"
    ),
    salutations=words(r"geachte | excellentie | uwe excellentie | beste | mijnheer | majesteit"),
    closings=words(
        r"hoogachtend | met (?:vriendelijke|solidaire|kameraadschappelijke) groet(?:en)? | solidaire groeten | met de meeste hoogachting"
    ),
    asks_for_letters=words(
        r"(?:protest)?(?:brieven|brief|faxen|faxen|berichten|e-?mails|protesten)"
    ),
    faxing=words(r"fax(?:en|t)?"),
    urging=words(r"""
        en verzoek | en vraag | met het verzoek | en dring
    """),
    diplomats=words(r"""
        diplomatieke vertegenwoordig(?:ers|ing)[^.\n]{0,60}
    """),
    copying=words(r"kopie(?:ën)?"),
    asking=words(r"(?:meer |verdere )?(?:informatie|inlichtingen) | vragen | contact"),
    undertakings=words(r"campagnes? | vergadering(?:en)? | bijeenkomst(?:en)? | petities?"),
    gatherings=words(
        r"demonstratie | betoging | wake | manifestatie | protestactie | persconferentie | actiedag | mars | zitting | rechtszaak"
    ),
    when_label=words(r"wanneer | datum | tijd"),
    asks=words(
        r"(?:wij |we |ik )?(?:eis(?:t|en)?|vra(?:ag|agt|gen)|verzoek(?:t|en)?|roep(?:t|en)?|dring(?:t|en)?|aandring(?:t|en)?|aangedrongen)(?: (?:de|het|u|om|op|aan))? | moet(?:en)?"
    ),
    each=words(r"elk | ieder | allen"),
    link_words=words(r"website | webstek | link | pagina | hier | online"),
    we=words(r"wij,?(?: de| het)? | we,?(?: de| het)?"),
    bylines=words(r"in samenwerking met(?: de| het)? | door | van | bron"),
    invitations=words(r"bezoek | steun ons | doe mee | giften? | agenda | word lid"),
    says=words(
        r"zegt | zei | verklaarde | eist | eiste | veroordeelt | roept | vraagt | betreurt | verwelkomt | hekelt"
    ),
    sources=words(r"volgens | naar schatting | officieel | officiële"),
    details={
        "home": words(
            r"(?:in|bij|voor|aan|uit) (?:zijn|haar|hun) (?:huis|woning|appartement) | thuis"
        ),
        "workplace": words(
            r"(?:op|bij|voor|aan) (?:zijn|haar|hun) (?:werk(?:plaats)?|fabriek|bedrijf|kantoor)"
        ),
        "routine": words(r"op weg naar (?:zijn|haar|het|hun)? ?(?:werk|huis|school)"),
        "family": words(
            r"(?:zijn|haar) (?:vrouw|man|echtgenote|echtgenoot|kinderen|zoon|dochter|moeder|vader|ouders|familie|broer|zus)"
        ),
        "health": words(
            r"lijdt aan | lijden aan | medische (?:zorg|verzorging|behandeling) | gezondheidstoestand | medicijnen"
        ),
        "migration_status": words(r"zonder papieren | mensen zonder papieren"),
    },
    welcome=words(r"verwelkom\w* | blij | verheug\w* | feliciteer\w*"),
    unreal=words(r"stop\w* | niet | geen | moet(?:en)? | dreigende? | tegen | zonder"),
    since=words(r"sinds | sedert"),
    possessives=words(r"zijn | haar | hun"),
    kin=words(
        r"vrouw | man | echtgenote? | kinderen | zoon | dochter | moeder | vader | ouders | familie | broer | zus(?:ter)?"
    ),
    you=words(r"u | uw"),
)
