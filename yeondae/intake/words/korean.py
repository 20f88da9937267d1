"""Korean. Particles follow a word without a blank; verbs stand at the end of the sentence."""

# Lists of words are data; broken lines would only hide them.
# ruff: noqa: E501, SIM905

from yeondae.intake.words.vocabulary import EventWords, Vocabulary, words

PARTICLES = r"(?:(?:이|가|은|는|을|를|도|의|과|와|에게|씨(?:가|는|를|의)?|등(?:이|은|을|의)?)\s?)?"

KOREAN = Vocabulary(
    code="ko",
    function_words=frozenset(
        "그리고 그러나 있다 있는 위해 대한 우리는 우리 이 그 및 등 것 수 한다 했다 바랍니다".split()
    ),
    labels={
        "title": words(r"제목"),
        "fax": words(r"팩스(?:번호)? | 전송"),
        "phone": words(r"(?:대표 ?)?전화(?:번호)? | 연락처"),
        "mobile": words(r"휴대(?:폰|전화) | 핸드폰"),
        "email": words(r"이메일 | 전자우편 | 메일"),
        "web": words(r"홈페이지 | 누리집 | 웹사이트"),
        "address": words(r"주소 | 우편주소"),
        "salutation": words(r"호칭 | 인사말"),
        "issued": words(r"발행일 | 작성일 | 배포일"),
    },
    leads={
        "target": words(
            r"(?:항의 ?)?(?:서한|편지|팩스|이메일)?(?:을|를)? ?(?:보낼|보내실) ?곳 | 받는 ?(?:곳|사람|이) | 수신(?:인|처)? | 수신자"
        ),
        "copy": words(r"사본(?:을)?(?: ?(?:보낼|보내실) ?곳)? | 참조"),
        "contact": words(r"문의(?:처)? | 연락처 | 담당(?:자)?"),
        "demand": words(
            r"(?:우리의 )?요구(?:사항|안)? | 우리는 (?:다음과 같이|다음을) ?(?:\S+ ?)?요구(?:한다|합니다) | 다음과 같이 요구(?:한다|합니다) | 요구합니다 | 요구한다 | 촉구(?:한다|합니다)"
        ),
        "letter": words(
            r"(?:항의 ?)?(?:서한|편지) ?(?:예시|예문|양식|견본)? ?(?:문안|예시|양식) | 편지 ?예시 | 서한 ?양식 | 예시 ?서한 | 샘플 ?편지"
        ),
        "background": words(r"배경 | 경과 | 개요 | 상황"),
        "deadline": words(r"마감(?:일)? | 기한 | 시한 | 서명 ?기간 | (?:보내|참여).{0,20}기한"),
        "update": words(r"추가 ?(?:소식|정보) | 새로운 ?소식 | 속보 | 후속 ?소식"),
    },
    kinds={
        "urgent_call": words(
            r"긴급 ?(?:규탄|행동|호소|연대|요청|성명|구명) | 연대 ?(?:호소|요청|를 호소) | 국제 ?연대 ?(?:호소|요청) | (?:참가|참여|연대)를 (?:호소|부탁)"
        ),
        "update": words(r"추가 ?(?:소식|정보) | 후속 ?소식"),
        "news_release": words(r"보 ?도 ?자 ?료 | 취 ?재 ?요 ?청 | 성명서 | 기자회견문 | 논평"),
        "newsletter": words(r"소식지 | 뉴스레터 | 회보"),
        "petition": words(r"서명 ?운동 | 탄원서?"),
    },
    courtesy=words(r"동지 | 씨 | 님"),
    roles=words(
        r"(?:전 |현 )?[가-힣]{0,4}(?:위원장|의장|회장|사무총장|사무국장|사무처장|국장|실장|팀장|대표|지부장|지회장|간부|조합원|활동가|의원|집행위원장|본부장|대변인)"
    ),
    offices=words(
        r"(?:법무부|노동부|고용노동부|외교부|국방부|행정안전부|[가-힣]{2,6}부)? ?(?:장관|총리|대통령|검찰총장|경찰청장|대법원장|소장|청장|대사|국회의장)"
    ),
    organisation_heads=words(
        r"\S*노동조합 | \S*노조 | \S*총연맹 | \S*연맹 | \S*위원회 | \S*협의회 | \S*연대 | \S*단체"
    ),
    joiners=words(r"및"),
    conjunction=words(r"및 | 그리고 | 과 | 와"),
    events={
        "arrest": EventWords(
            words(
                r"체포(?:를 ?당|되|됐|된|당|했|하였|한|(?=[.\s]|\Z)) | 연행(?:을 ?당|되|됐|된|당|했|하였|한|(?=[.\s]|\Z)) | 검거(?:되|됐|된|했) | 단속(?:을 ?당|에 ?걸|되|됐|된|당) | 잡혀 ?(?:가|갔|간)"
            ),
            words(r"체포 | 연행"),
        ),
        "detention": EventWords(
            words(
                r"구속(?:되|됐|된|했|중) | 수감(?:되|됐|된|중) | 구금(?:되|됐|된|했|중) | 투옥(?:되|됐|된)"
            ),
            words(r"구속 | 구금 | 수감"),
        ),
        "transfer": EventWords(
            words(r"이송(?:되|됐|된|했) | 이감(?:되|됐|된)"), words(r"이송 | 이감")
        ),
        "indictment": EventWords(words(r"기소(?:되|됐|된|했)"), words(r"기소")),
        "sentence": EventWords(
            words(r"선고받(?:았|은|고) | 선고(?:되|됐|했) | 징역 ?\d"), words(r"선고")
        ),
        "release": EventWords(
            words(r"석방(?:되|됐|된) | 풀려났 | 출소(?:했|한|하) | 가석방(?:되|됐|된)"),
            words(r"석방 | 출소"),
        ),
        "deportation": EventWords(
            words(r"(?:강제)?(?:추방|퇴거)(?:되|됐|된|당|했)"), words(r"강제추방 | 강제퇴거 | 추방")
        ),
        "injury": EventWords(
            words(r"부상(?:을)? ?(?:당|입) | 다쳤 | 폭행(?:당|을) | 고문(?:당|을)"),
            words(r"폭행 | 고문"),
        ),
        "death": EventWords(words(r"사망(?:했|한) | 숨졌 | 살해(?:됐|된|당)"), words(r"사망")),
        "dismissal": EventWords(words(r"해고(?:되|됐|된|당)"), words(r"해고")),
        "hunger_strike": EventWords(
            words(r"단식(?:투쟁)?(?:을)? ?(?:하|중|시작|돌입)"), words(r"단식")
        ),
        "in_hiding": EventWords(words(r"수배(?:되|됐|된|중)"), words(r"수배")),
    },
    auxiliaries=PARTICLES,
    of=r"(?!)",
    by=r"(?!)",
    who=r"(?!)",
    gap=r"[^.!?。]{0,80}?",
    active=False,
    one=words(r"그는 | 그가 | 그를 | 그의"),
    several=words(r"이들은 | 이들이 | 이들을 | 그들은"),
    everyone=words(
        r"(?:세|네|다섯|두) (?:사람|명)(?:은|이|을)? ?모두 | (?:세|네|다섯|두) 사람(?:은|이|을) | 3인(?:은|이|을)? | 세 동지"
    ),
    threats=r"(?!)",
    pleas=words(
        r"구속된 | 단속된 | 단속당한 | 잡혀간 | 구속 중인 | 수감된 | 체포된 | 연행된 | 석방하라[!,]? | 구금된"
    ),
    pleas_after=rf"(?: ?\d인| ?등)?(?:에 대한|의) [^.]{{0,30}}(?:탄압|석방|구속|연행|체포|추방)|{PARTICLES}(?:즉각|즉시|당장|조건 없이|무조건|전원| |을|를|,)*(?:석방|구명|탄압)",
    places={
        "home": words(r"자택 | 집 | 숙소"),
        "workplace": words(r"공장 | 작업장 | 회사 | 직장 | 사업장"),
        "street": words(r"길거리 | 거리 | 길"),
        "detention": words(r"구치소 | 교도소 | 외국인보호소 | 보호소 | 유치장 | 경찰서"),
        "public": words(r"공항 | 역 | 법원 | 사무실 | 광장 | 병원"),
    },
    day_parts={
        "early morning": words(r"새벽"),
        "morning": words(r"아침 | 오전(?! ?\d)"),
        "noon": words(r"정오"),
        "afternoon": words(r"오후(?! ?\d)"),
        "evening": words(r"저녁"),
        "night": words(r"밤"),
    },
    same_time=words(r"같은 ?시각 | 비슷한 ?시각 | 동시에"),
    soon_after=words(r"직후 | 곧바로 | 같은 날"),
    about=words(r"약 | 대략 | 경"),
    clock=words(r"시"),
    relative_days={"오늘": 0, "어제": -1, "그제": -2, "내일": 1},
    operators={
        "more_than": words(r"초과"),
        "at_least": words(r"최소 | 적어도"),
        "about": words(r"약 | 대략"),
    },
    number_words={
        "한": 1,
        "두": 2,
        "세": 3,
        "네": 4,
        "다섯": 5,
        "여섯": 6,
        "일곱": 7,
        "여덟": 8,
        "아홉": 9,
        "열": 10,
    },
    counted=words(r"명 | 여 ?명 | 명의 | 인"),
    sources=words(r"따르면 | 추산 | 공식"),
    actions={
        "release": words(r"석방"),
        "drop_charges": words(r"공소 ?취소 | 기소 ?철회 | 혐의 ?취하"),
        "stop": words(r"중단 | 중지 | 멈춰 | 그만"),
        "ratify": words(r"비준"),
        "investigate": words(r"조사 | 진상 | 처벌"),
        "guarantee": words(r"보장 | 보호 | 존중"),
        "reinstate": words(r"복직"),
        "repeal": words(r"폐지 | 철폐 | 개정"),
        "implement": words(r"이행 | 준수"),
        "negotiate": words(r"교섭 | 인정 | 대화"),
    },
    gatherings=words(
        r"집회 | 기자회견 | 농성 | 결의대회 | 촛불 | 행진 | 시위 | 선전전 | 공동행동 | 규탄대회 | 공판 | 재판"
    ),
    when_label=words(r"일시 | 때 | 날짜"),
    imperatives=words(r"\S*(?:하라|하십시오|해야 (?:한다|합니다)|시켜라|철회하라|풀어주라)"),
    asks=words(r"요구(?:한다|합니다) | 촉구(?:한다|합니다)"),
    own=r"(?!)",
    since=r"(?!)",
    salutations=words(r"존경하는 \S+ | 친애하는 \S+"),
    closings=words(r"드림 | 올림 | 감사합니다 | 연대의 (?:인사|마음)\S*"),
    asks_for_letters=words(r"(?:항의)?(?:서한|편지|팩스|메일)"),
    faxing=words(r"팩스"),
    urging=words(r"""
        촉구하는 | 요구하는
    """),
    diplomats=words(r"""
        (?:각국|자국) (?:주재 )?(?:한국 )?대사관
    """),
    copying=words(r"사본"),
    asking=words(r"문의 | 연락"),
    link_words=words(r"홈페이지 | 링크 | 누리집"),
    invitations=words(r"후원 | 방문해 | 함께해"),
    bylines=words(r"발신 | 발행 | 출처"),
    we=words(r"우리는?,?"),
    says=words(r"밝혔다 | 말했다 | 촉구했다 | 규탄했다 | 요구했다 | 주장했다"),
    details={
        "home": words(r"(?:자택|집|숙소) ?(?:앞|근처)?에서"),
        "workplace": words(r"(?:공장|직장|작업장|회사) ?(?:앞|근처)?에서 | 일하던 (?:공장|회사)"),
        "routine": words(r"(?:출근|퇴근)(?:길|하던|중) | 집을 나서"),
        "family": words(r"(?:아내|남편|자녀|아들|딸|어머니|아버지|부모|가족)"),
        "health": words(r"건강 ?상태 | 지병 | 치료"),
        "migration_status": words(r"미등록"),
    },
    injuries=words(r"(?:어깨|팔|다리|머리|허리|손)(?:를|을)? ?(?:다쳤|다치|부상)"),
)
