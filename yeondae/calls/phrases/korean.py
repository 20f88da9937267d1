from yeondae.calls.phrases.wording import Wording

KOREAN = Wording(
    title="{names} 석방하라!",
    happened="무슨 일이 있었나",
    asked="무엇을 요청하나",
    arrested=("{names} 씨가{on}{by} 연행되었습니다.", "{names} 씨가{on}{by} 연행되었습니다."),
    arrested_by=" {authority}에 의해",
    on=" {date}",
    held=("구금 장소: {place}.", "구금 장소: {place}."),
    members="소속: {organisation}.",
    please_write="아래 기관에 편지를 써 주십시오. 2분이면 됩니다.",
    subject="연행에 대해 살펴봐 주시기를 요청합니다",
    letter_opens="깊이 우려되는 연행의 일로 편지를 드립니다.",
    letter_held="연행된 지 {days_detained}일이 지났습니다. 구금 장소는 다음과 같습니다: {prison}.",
    letter_why=(
        "단결하고 말하고 평화롭게 모이는 것은 모든 사람의 권리입니다. "
        "그 권리를 썼다는 이유로 누구도 자유를 잃어서는 안 됩니다."
    ),
    letter_asks="이에 다음과 같이 요청합니다.",
    letter_after="어떤 조치를 하셨는지 알려 주시면 감사하겠습니다.",
    demands={
        "release": "{names} 씨를 조건 없이 즉각 석방해 주십시오.",
        "charges": "평화로운 노동조합 활동이나 정치 활동을 이유로 한 모든 혐의를 철회해 주십시오.",
        "lawyer": "구금된 사람이 원하는 변호인과 가족을 즉시 만날 수 있게 해 주십시오.",
        "doctor": "지체 없이 의사의 진찰과 치료를 받게 해 주십시오.",
        "deportation": "이 일로 누구도 강제퇴거하지 말고, 시작된 절차를 멈춰 주십시오.",
        "investigate": "연행에 대해 독립적으로 조사하고 그 결과를 공개해 주십시오.",
        "rights": "단결하고 평화롭게 모일 권리를 존중해 주십시오.",
    },
    authorities={
        "police": "경찰",
        "immigration": "출입국 당국",
        "prosecution": "검찰",
        "military": "군",
        "intelligence": "정보기관",
    },
)
