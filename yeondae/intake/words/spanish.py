"""Spanish."""

# Lists of words are data; broken lines would only hide them.
# ruff: noqa: E501, SIM905

from yeondae.intake.words.vocabulary import EventWords, Vocabulary, words

SPANISH = Vocabulary(
    code="es",
    function_words=frozenset(
        """
        el la los las de del que y en un una por con para se su sus al es son fue fueron ha han no lo como más este
        esta estos sobre entre desde hasta sin también a o pero ser sido
        """.split()
    ),
    labels={
        "title": words(r"título | asunto"),
        "fax": words(r"fax | (?:número de )?fax | facsímil"),
        "phone": words(r"tel(?:éfonos?|s|\.)? | teléfonos? | tfno | tel/?"),
        "mobile": words(r"(?:teléfono )?(?:móvil|celular) | cel"),
        "email": words(r"e-?mail | correo(?:[- ]e| electrónico)? | correo-e | c\.e"),
        "web": words(r"(?:sitio|página) web | web | página"),
        "address": words(r"dirección(?: postal)? | domicilio"),
        "salutation": words(
            r"tratamiento | fórmula de (?:saludo|tratamiento) | encabezamiento | saludo"
        ),
        "issued": words(r"fecha(?: de (?:emisión|publicación))? | publicado el"),
    },
    leads={
        "target": words(r"""
            llamamientos? a | direcciones(?: de las autoridades)? | destinatari[oa]s? | escrib(?:an|ir|a)(?: \S+){0,8} a(?: \S+){0,6}
            (?:por favor,? |se ruega |rogamos )?(?:env[ií](?:en|ar|e)|dirij(?:an|a)|escrib(?:an|ir|a))(?: \S+){0,12} a(?: \S+){0,4}
            (?:cartas?|faxes|mensajes?|protestas?|llamamientos?)(?: \S+){0,6} a
        """),
        "copy": words(r"""
            (?:con )?copias?(?: de (?:su|sus|la|los) \w+)?(?: a)? | cc | (?:env[ií](?:en|ar|e)) (?:también )?copias?(?: [\w]+){0,5} a
            también pueden (?:enviar|escribir)(?: \w+){0,4} a
        """),
        "contact": words(r"""
            contactos?(?: de prensa)? | (?:para )?(?:más|mayor|mayores) (?:informes|información)(?:,? (?:contactar?|comunicarse|póngase en contacto)(?: \w+)?)?
            para contactar a? ?\w+ | informes | póngase en contacto con
        """),
        "demand": words(r"""
            (?:nuestras|las|estas) (?:demandas|exigencias|reivindicaciones) | demandas | exigimos\b[^:]{0,160} | acci(?:ón|ones) (?:recomendadas?|solicitadas?|requeridas?)
            (?:instando|pidiendo|exigiendo|solicitando|instándol[eo]s|urgiendo|insten|pidan|expresen)\w*\b[^:]{0,220} | (?:pedimos|solicitamos|instamos|demandamos)\b[^:]{0,160}
            escrib(?:an|a)\b[^:]{0,220} | (?:le|les) (?:pido|insto|ruego|solicito|exijo)\b[^:]{0,160} | actúen? | qué puede hacer | los llamamientos\b[^:]{0,120}
        """),
        "letter": words(
            r"(?:carta|modelo|texto|ejemplo|mensaje) (?:modelo|tipo|de carta|sugerid[oa]|de mensaje) | carta tipo"
        ),
        "background": words(
            r"información (?:complementaria|general|adicional|de contexto) | antecedentes | contexto | breve descripción | descripción de la situación"
        ),
        "deadline": words(r"""
            (?:escrib\w+|env[ií]\w+|llamamientos?|cartas?|act[uú]\w+|firm\w+|acción)\b[^.;]{0,120}
            ~\b(?:antes del?|hasta el|no más tarde del|después del)(?: día)?
            (?:fecha límite|plazo)[^.;]{0,30}?(?: el)? | (?:actúen|actuar) lo antes posible (?:y )?(?:antes del|hasta el)
        """),
        "update": words(
            r"más información sobre | información (?:complementaria|adicional) sobre | nueva información(?: sobre)? | actualización(?: de| sobre)? | seguimiento de"
        ),
    },
    kinds={
        "urgent_call": words(
            r"acción urgente | llamad[oa](?:miento)? urgente | llamad[oa](?:miento)? (?:a la solidaridad|a la acción|de solidaridad) | alerta urgente | (?:solicita|pide|requiere) su intervención | intervención urgente | acciones urgentes"
        ),
        "update": words(r"más información sobre | nueva información | actualización"),
        "news_release": words(
            r"comunicado(?: de prensa)? | boletín de prensa | nota de prensa | declaración pública"
        ),
        "newsletter": words(r"boletín(?: informativo)?"),
        "petition": words(r"petición | recogida de firmas"),
    },
    courtesy=words(r"""
        sr | sra | srta | señor | señora | don | doña | dr | dra | doctor | doctora | lic | licenciado | licenciada | ing | ingeniero | compañer[oa]s?
        hermano | hermana | s\.e | su excelencia | excmo | excma | excelentísimo | excelentísima | general de (?:división|brigada) | general | coronel | mtro | mtra | profr | profa
    """),
    roles=words(r"""
        (?:(?:ex|vice|primer|primera) ?-?)*(?:secretari[oa] general|secretari[oa]|president[ea]|vicepresident[ea]|tesorer[oa]|dirigente|líder|lideresa|director|directora|coordinador|coordinadora|
        ~portavoz|vocer[oa]|sindicalista|activista|abogad[oa]|periodista|maestr[oa]|miembro|integrante|delegad[oa]|defensor|defensora|trabajador|trabajadora|obrer[oa]|
        ~representante|diputad[oa]|campesin[oa]|estudiante|militante|profesor|profesora|fiscal sindical)(?:e?s)?(?: sindical(?:es)?)?
    """),
    offices=words(r"""
        (?:(?:primer|primera|vice|fiscal|procurador|procuradora) ?-?)*(?:ministr[oa]|president[ea]|vicepresident[ea]|fiscal(?: general)?|procurador(?:a)?(?: general)?|gobernador(?:a)?|embajador(?:a)?|
        ~rey|secretari[oa] de (?:gobernación|trabajo|estado|relaciones)|secretari[oa]|defensor(?:a)? del pueblo|alcalde(?:sa)?|comisari[oa]|director(?:a)?(?: general)?|juez|jueza|canciller|comandante)
    """),
    organisation_heads=words(r"""
        departamento
        juzgado | sindicato | confederación | federación | unión | asociación | comité | consejo | ministerio | oficina | centro | central | organización | instituto | red | colectivo
        coalición | partido | observatorio | comisión | embajada | tribunal | prisión | cárcel | agencia | policía | empresa | liga | frente | alianza | fundación | movimiento
        secretaría | gobierno | congreso | fiscalía | procuraduría | defensoría | corte | palacio | coordinadora | misión | grupo | internacional
    """),
    joiners=words(
        r"de | de la | de los | de las | del | y | e | para | por | la | el | los | las | en | contra"
    ),
    conjunction=words(r"y | e | así como"),
    events={
        "arrest": EventWords(
            words(
                r"arrest(?:ó|aron) | detuv(?:o|ieron) | captur(?:ó|aron) | arrestad[oa]s? | detenid[oa]s? | capturad[oa]s? | aprehendid[oa]s?"
            ),
            words(r"arrestos? | detenci(?:ón|ones)(?: arbitrarias?)? | capturas? | aprehensión"),
        ),
        "detention": EventWords(
            words(
                r"encarcelad[oa]s? | privad[oa]s? de (?:su |la )?libertad | pres[oa]s? | recluid[oa]s? | en prisión | bajo custodia | en detención"
            ),
            words(r"encarcelamiento | prisión | reclusión"),
        ),
        "abduction": EventWords(words(r"secuestrad[oa]s?"), words(r"secuestro")),
        "disappearance": EventWords(
            words(r"desaparecid[oa]s? | desapareci(?:ó|eron)"), words(r"desaparición(?: forzada)?")
        ),
        "transfer": EventWords(
            words(r"trasladad[oa]s? | transferid[oa]s? | conducid[oa]s?"), words(r"traslado")
        ),
        "indictment": EventWords(
            words(r"acusad[oa]s? | imputad[oa]s? | procesad[oa]s?"),
            words(r"acusación | imputación"),
        ),
        "trial": EventWords(
            words(r"juzgad[oa]s? | enjuiciad[oa]s? | llevad[oa]s? a juicio"),
            words(r"juicio | proceso"),
        ),
        "sentence": EventWords(
            words(r"condenad[oa]s? | sentenciad[oa]s? | declarad[oa]s? culpables?"),
            words(r"(?<=la )condena(?! (?:las?|los?|el)\b) | (?<=su )condena | sentencia"),
        ),
        "release": EventWords(
            words(r"liberad[oa]s? | puest[oa]s? en libertad | absuelt[oa]s? | excarcelad[oa]s?"),
            words(r"(?:puesta en )?libertad | liberación | excarcelación"),
        ),
        "deportation": EventWords(
            words(r"deportad[oa]s? | expulsad[oa]s?"), words(r"deportación | expulsión")
        ),
        "injury": EventWords(
            words(
                r"golpead[oa]s? | torturad[oa]s? | herid[oa]s? | maltratad[oa]s? | agredid[oa]s? | atacad[oa]s?"
            ),
            words(r"tortura | malos tratos | agresión"),
        ),
        "death": EventWords(
            words(
                r"asesinad[oa]s? | muert[oa]s? | matad[oa]s? | ejecutad[oa]s? | murió | murieron"
            ),
            words(r"asesinato | homicidio | muerte"),
        ),
        "threat": EventWords(
            words(
                r"amenazad[oa]s? | hostigad[oa]s? | intimidad[oa]s? | recib(?:ió|ieron|ido) (?:[\w-]+ ){0,2}amenazas"
            ),
            words(r"amenazas(?: de muerte)? | hostigamiento"),
        ),
        "dismissal": EventWords(words(r"despedid[oa]s? | suspendid[oa]s?"), words(r"despido")),
        "hunger_strike": EventWords(words(r"en huelga de hambre"), words(r"huelga de hambre")),
        "summons": EventWords(words(r"citad[oa]s?"), words(r"citación")),
    },
    auxiliaries=words(r"""
        fue | fueron | es | son | está | están | estaba | estaban | ha sido | han sido | había sido | habían sido | ha | han | sigue | siguen | permanece | permanecen
        continúa | continúan | se encuentra | se encuentran | era | eran | resultó | resultaron
    """),
    of=words(r"de | del | contra | de los | de las"),
    by=words(r"por"),
    among=r"entre ellos|entre ellas|incluyendo|incluidos",
    when=r"cuando|donde",
    who=words(r"quien | quienes | que"),
    gap=r"(?: (?!no\b)[^.;:!? ]+){0,6}?",
    active=True,
    inverted=True,
    having=words(r"tras haber sido | habiendo sido"),
    one=words(r"él | ella"),
    several=words(r"ellos | ellas | ambos | ambas"),
    everyone=words(
        r"l[oa]s (?:dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez)(?: (?:hombres|mujeres|sindicalistas|dirigentes|activistas|detenidos))? | todos ellos | todas ellas"
    ),
    threats=words(
        r"(?:está|están) en (?:peligro|riesgo) | corre[n]? peligro | enfrentan? | teme[n]? por"
    ),
    pleas=words(r"""
        (?:(?:puesta en )?libertad|liberación|liberar|excarcelación)(?: inmediata| inmediatamente| e| y| incondicional| sin condiciones| de inmediato)*(?: a| de| del| para| de los| de las)?
        pong\w+ en libertad(?: de inmediato| inmediatamente| e| y| sin condiciones| incondicionalmente)* a | solidaridad con | libertad (?:para|a) | casos? de | seguridad de | preocupación por | cargos contra | vida de | integridad (?:física )?(?:y psicológica )?de
        paradero de | proceso contra | apoyo a | justicia para
    """),
    places={
        "area": words(
            r"provincia | distrito | departamento | ciudad | estado | región | municipio | vereda"
        ),
        "home": words(r"casa | domicilio | vivienda | hogar | apartamento"),
        "workplace": words(
            r"fábrica | lugar de trabajo | centro de trabajo | oficinas? | planta | mina | taller | empresa | escuela"
        ),
        "street": words(r"calle | carretera | avenida"),
        "detention": words(
            r"cárcel | prisión | centro de (?:detención|reclusión) | comisaría | penal | penitenciaría | reclusorio"
        ),
        "public": words(
            r"aeropuerto | estación | tribunal | sede | plaza | hospital | universidad | frontera"
        ),
    },
    place_words=words(
        r"frente a | en | cerca de | afuera de | a la salida de | fuera de | a | desde"
    ),
    own=words(r"sus? | el | la | los | las | un | una"),
    where=words(r"donde"),
    inside=words(r"de | en"),
    toward=words(r"a | desde"),
    telling=words(r"frente a | cerca de | afuera de | fuera de"),
    day_parts={
        "early morning": words(r"madrugada | al amanecer"),
        "morning": words(r"mañana(?! se)"),
        "noon": words(r"mediodía"),
        "afternoon": words(r"tarde(?! del)"),
        "evening": words(r"atardecer"),
        "night": words(r"noche | medianoche"),
    },
    same_time=words(r"al mismo tiempo | a la misma hora | simultáneamente"),
    soon_after=words(r"poco después | inmediatamente después | el mismo día"),
    about=words(r"aproximadamente | alrededor de | cerca de | unos | unas | hacia"),
    clock=words(r"horas | hrs | h | a\.m\. | p\.m\."),
    relative_days={"hoy": 0, "ayer": -1, "anteayer": -2},
    operators={
        "more_than": words(r"más de"),
        "at_least": words(r"al menos | por lo menos"),
        "fewer_than": words(r"menos de"),
        "at_most": words(r"como máximo | hasta"),
        "nearly": words(r"casi | cerca de"),
        "about": words(r"unos | unas | alrededor de | aproximadamente"),
    },
    number_words={
        "un": 1,
        "una": 1,
        "uno": 1,
        "dos": 2,
        "tres": 3,
        "cuatro": 4,
        "cinco": 5,
        "seis": 6,
        "siete": 7,
        "ocho": 8,
        "nueve": 9,
        "diez": 10,
        "once": 11,
        "doce": 12,
        "quince": 15,
        "veinte": 20,
        "treinta": 30,
        "cuarenta": 40,
        "cincuenta": 50,
        "cien": 100,
        "mil": 1000,
        "millón": 1_000_000,
        "millones": 1_000_000,
        "docena": 12,
        "decena": 10,
    },
    vague_numbers={"decenas": 20, "docenas": 24, "cientos": 200, "centenares": 200, "miles": 2000},
    counted=words(r"""
        personas | trabajadores | trabajadoras | miembros | sindicalistas | activistas | dirigentes | líderes | pres[oa]s | detenid[oa]s | huelguistas | manifestantes | hombres | mujeres
        estudiantes | periodistas | maestros | sindicatos | organizaciones | firmas | abogados | obreros | campesinos | mineros | defensores | integrantes
    """),
    actions={
        "release": words(
            r"libertad (?:de|para|a) (?=(?-i:[A-ZÁ-Ú])) | liber(?:ar|ación|en|e|tad(?! sindical| de )) | puest[oa]s? en libertad | excarcel | pong\w+ en libertad"
        ),
        "drop_charges": words(r"retir | anul(?:ar|en) | desestim | levant"),
        "stop": words(
            r"cese | cesar | cesen | poner fin | pong\w+ fin | deten(?:er|gan) | alto | fin a | abst"
        ),
        "ratify": words(r"ratifi"),
        "investigate": words(
            r"investig | esclare | procesar | llev\w+ ante la justicia | responsables"
        ),
        "guarantee": words(
            r"garanti | asegur | prote(?:ger|jan|cción|ja) | respet | permit | vel(?:ar|en) | adopt"
        ),
        "reinstate": words(r"reinstal | reincorpor | reintegr | readmi"),
        "repeal": words(r"derog | reform | modific"),
        "disclose": words(r"revel | inform | hacer público"),
        "implement": words(r"cumpl | aplic | implement"),
        "commute": words(r"conmut"),
        "negotiate": words(r"negoci | diálogo | recono"),
    },
    injuries=words(
        r"(?:herid\w+|golpead\w+|lesionad\w+) en (?:la|el) (?:cabeza|hombro|brazo|pierna|mano|espalda|rostro)"
    ),
    salutations=words(
        r"estimad[oa]s? | señor | señora | excelencia | su excelencia | señor(?:a)? (?:ministr[oa]|president[ea]) | de mi consideración | excelentísim[oa] | distinguid[oa] | muy señor mío | honorable"
    ),
    closings=words(r"""
        atentamente | (?:muy |cordiales |le )?salud[oa]\w*\b.{0,60} | en solidaridad | solidariamente | cordialmente | respetuosamente | fraternalmente | sinceramente
    """),
    asks_for_letters=words(r"(?:cartas?|faxes|fax|mensajes?|protestas?|llamamientos?|correos?)"),
    faxing=words(r"fax(?:es)?"),
    urging=words(r"""
        instándol[eo]s? | pidiéndol[eo]s? | instando | pidiendo | exigiendo
    """),
    diplomats=words(r"""
        representantes diplomáticos[^.\n]{0,80} | representaci(?:ón|ones) diplomáticas?[^.\n]{0,80}
    """),
    copying=words(r"copias?"),
    asking=words(r"(?:más |mayor )?información | informes | preguntas | contact\w*"),
    undertakings=words(r"campañas? | reuni(?:ón|ones) | concentración | petici(?:ón|ones)"),
    gatherings=words(
        r"concentración | concentraciones | manifestación | marchas? | plantón | movilización | conferencia de prensa | jornada de (?:acción|lucha) | vigilia | audiencia"
    ),
    when_label=words(r"cuándo | fecha | hora"),
    asks=words(r"""
        (?:insist(?:imos|e|en)|exig(?:imos|e|en|o|ieron|ió)|reclam(?:amos|a|an|aron|ó|ando)|pidi(?:eron|ó)|demand(?:amos|a|an)|ped(?:imos|ir)|pid(?:e|en|o)|solicit(?:amos|a|an|o)|inst(?:amos|a|an|o)|llama(?:mos)?|urg(?:imos|e))(?: a| al| que| a la| a las| a los)? | debe | deben | deberían?
    """),
    each=words(r"cada uno | cada una | todos"),
    link_words=words(r"sitio | página | enlace | aquí | en línea | web"),
    we=words(r"nosotr[oa]s,?(?: el| la| los| las)? | l[oa]s abajo firmantes,?(?: el| la)?"),
    bylines=words(
        r"en (?:colaboración|asociación) con(?: el| la)? | por | de | fuente | publicado por"
    ),
    invitations=words(r"visite | apoye | únete | únase | donaciones | suscríbase | agenda"),
    says=words(
        r"ha (?:sido informad[oa]|recibido) | declaró | declara | exige | exigió | condena | denuncia | llama | pide | solicita | expresa | insta | expresó | teme | considera | manifiesta | rechaza"
    ),
    sources=words(r"según | de acuerdo con | estima\w* | cifras | oficial\w*"),
    details={
        "home": words(r"(?:en|de|frente a|cerca de|a) su (?:casa|domicilio|vivienda|hogar)"),
        "workplace": words(r"(?:en|de|frente a) su (?:lugar|centro) de trabajo | en su oficina"),
        "routine": words(
            r"(?:salía|salir|regresaba|se dirigía) (?:de|a|hacia) su (?:casa|trabajo|domicilio|oficina)"
        ),
        "family": words(
            r"sus? (?:esposa|esposo|hij[oa]s?|madre|padre|padres|familia|hermano|hermana|compañera|compañero|pareja)"
        ),
        "health": words(
            r"padece | sufre de | atención médica | tratamiento médico | medicamentos | estado de salud | diabetes | cáncer"
        ),
        "migration_status": words(r"indocumentad[oa]s? | sin papeles"),
    },
    welcome=words(r"celebra\w* | salud\w+ | felicit\w+ | acoge\w*"),
    unreal=words(r"cese | no | sin | debe | deben | sea | sean | ser | evitar | contra | temor a"),
    since=words(r"desde(?: el)?"),
    possessives=words(r"sus? | tus?"),
    kin=words(
        r"espos[oa] | hij[oa]s? | madre | padres? | familia(?:res)? | herman[oa]s? | compañer[oa] sentimental | pareja"
    ),
    subjectless=True,
    you=words(r"usted | tú | tu"),
)
