from yeondae.calls.phrases.wording import Wording

GERMAN = Wording(
    title="Freiheit für {names}!",
    happened="Was geschah",
    asked="Worum wir bitten",
    arrested=("{names} wurde{on}{by} festgenommen.", "{names} wurden{on}{by} festgenommen."),
    arrested_by=" durch {authority}",
    on=" am {date}",
    held=("Haftort ist {place}.", "Haftort ist {place}."),
    members="Organisation: {organisation}.",
    please_write="Bitte schreibt an die genannte Stelle. Ein Brief braucht zwei Minuten.",
    subject="Eine Festnahme, die ich Sie zu prüfen bitte",
    letter_opens="ich schreibe Ihnen wegen einer Festnahme, die mir große Sorge macht.",
    letter_held="Seit der Festnahme sind {days_detained} Tage vergangen. Haftort ist {prison}.",
    letter_why=(
        "Sich zusammenzuschließen, frei zu reden und sich friedlich zu versammeln ist das Recht "
        "aller. Niemand darf dafür die Freiheit verlieren."
    ),
    letter_asks="Darum bitte ich Sie:",
    letter_after="Über eine Nachricht, was Sie unternommen haben, würde ich mich freuen.",
    demands={
        "release": "Lassen Sie {names} sofort und ohne Bedingungen frei.",
        "charges": (
            "Lassen Sie alle Vorwürfe fallen, die auf friedlicher gewerkschaftlicher oder "
            "politischer Arbeit beruhen."
        ),
        "lawyer": (
            "Gewähren Sie den Inhaftierten sofort einen Rechtsbeistand ihrer Wahl und Besuch "
            "ihrer Familien."
        ),
        "doctor": "Sorgen Sie ohne Verzug für ärztliche Untersuchung und Behandlung.",
        "deportation": (
            "Schieben Sie in dieser Sache niemanden ab; stellen Sie begonnene Verfahren ein."
        ),
        "investigate": (
            "Lassen Sie die Festnahme unabhängig untersuchen und das Ergebnis veröffentlichen."
        ),
        "rights": "Achten Sie das Recht, sich zu organisieren und friedlich zu versammeln.",
    },
    authorities={
        "police": "die Polizei",
        "immigration": "die Einwanderungsbehörde",
        "prosecution": "die Staatsanwaltschaft",
        "military": "das Militär",
        "intelligence": "den Geheimdienst",
    },
)
