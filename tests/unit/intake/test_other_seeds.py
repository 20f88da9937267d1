"""Texts that are no urgent calls are recognised for what they are (seeds/0, 3 and 4)."""

from yeondae.intake import Draft


def names(draft: Draft) -> list[str | None]:
    return [each.name.value for each in draft.people]


class TestLetterToAFreedPerson:
    def test_it_is_recognised(self, letter: Draft) -> None:
        assert letter.kind.value == "letter_to_freed_person"
        assert letter.issued_on and letter.issued_on.value == "2018-05-28"
        assert [each.value for each in letter.issuers] == ["IndustriALL Global Union"]
        assert letter.sample_letters == ()

    def test_the_freed_and_the_one_still_held_are_its_people(self, letter: Draft) -> None:
        assert names(letter) == ["Han Sang-gyun", "Lee Yeong-Ju"]
        assert [p.family_name.value for p in letter.people if p.family_name] == ["Han", "Lee"]

    def test_held_since_2015_and_released_in_may(self, letter: Draft) -> None:
        days = {(each.kind, each.person): each.on and each.on.value for each in letter.events}
        assert days["detention", "Han Sang-gyun"] == "2015-12-10"
        assert days["release", "Han Sang-gyun"] == "2018-05-21"
        assert ("release", "Lee Yeong-Ju") not in days

    def test_conventions_87_and_98(self, letter: Draft) -> None:
        assert [(each.body, each.number) for each in letter.standards] == [
            ("ILO", "87"),
            ("ILO", "98"),
        ]

    def test_it_goes_on_demanding(self, letter: Draft) -> None:
        actions = [each.action for each in letter.demands]
        assert {"release", "ratify", "stop", "guarantee"} <= set(actions)
        first = letter.demands[0]
        assert first.action == "release" and first.people == ("Lee Yeong-Ju",)

    def test_the_claim_of_fifty_million(self, letter: Draft) -> None:
        (claim,) = letter.claims
        assert (claim.number, claim.operator) == (50_000_000, "more_than")


class TestNewsRelease:
    def test_it_is_recognised(self, release: Draft) -> None:
        assert release.kind.value == "news_release"
        assert release.issued_on is None
        assert "no-issue-date" in [each.remark.code for each in release.warnings]
        assert [each.value for each in release.issuers] == ["Amnesty International"]

    def test_its_numbers_are_claims(self, release: Draft) -> None:
        claims = {(each.number, each.operator) for each in release.claims}
        assert {(25, "exactly"), (5, "exactly"), (100, "more_than")} <= claims
        words = [each.as_written for each in release.claims]
        assert any(each.startswith("five other") for each in words)
        assert any(each.startswith("more than 100") for each in words)

    def test_its_demands_come_from_its_sentences(self, release: Draft) -> None:
        assert sum(each.action == "release" for each in release.demands) >= 2
        assert any(each.action == "guarantee" for each in release.demands)

    def test_groups_without_names_have_events(self, release: Draft) -> None:
        told = [each for each in release.events if each.person is None]
        assert any(each.detail and "25" in (each.detail.value or "") for each in told)
        assert any(each.detail and "100" in (each.detail.value or "") for each in told)

    def test_a_day_that_hangs_on_an_unknown_date_stays_open(self, release: Draft) -> None:
        relative = [each for each in release.dates if each.why and each.why.code == "relative-day"]
        assert relative and all(each.value is None for each in relative)

    def test_a_double_spaced_text_keeps_its_paragraphs(self, release: Draft) -> None:
        assert any("Secretary General" in (each.text.value or "") for each in release.demands)

    def test_the_end_mark_is_outside(self, release: Draft) -> None:
        assert [each.kind for each in release.outside] == ["ends"]


class TestNewsletter:
    def test_it_is_recognised(self, newsletter: Draft) -> None:
        assert newsletter.kind.value == "newsletter"
        assert newsletter.issued_on and newsletter.issued_on.value == "2017-05-22"
        (issuer,) = newsletter.issuers
        assert (issuer.value or "").startswith("Korean Committee")

    def test_only_the_one_held_is_at_risk(self, newsletter: Draft) -> None:
        assert names(newsletter) == ["Lee Seok-ki"]

    def test_the_bank_line_is_kept_exactly(self, newsletter: Draft) -> None:
        (payment,) = newsletter.payments
        (span,) = payment.line.spans
        assert payment.line.value == newsletter.text[slice(*span)]
        assert payment.account and payment.account.value == "292501-01-212646"
        assert payment.holder and "정진우" in (payment.holder.value or "")

    def test_an_account_is_no_telephone_number(self, newsletter: Draft) -> None:
        assert newsletter.targets == () and newsletter.contacts == ()

    def test_its_dates_and_organisations(self, newsletter: Draft) -> None:
        days = [each.value for each in newsletter.dates]
        assert {"2017-04-18", "2017-03", "2017-11"} <= set(days)
        named = [each.name.value for each in newsletter.organisations]
        assert "National Council of Churches in Korea" in named
        assert "Human Rights Council" in named

    def test_what_it_wants_is_release(self, newsletter: Draft) -> None:
        assert any(
            each.action == "release" and each.people == ("Lee Seok-ki",)
            for each in newsletter.demands
        )

    def test_lost_links_and_the_republishers_words(self, newsletter: Draft) -> None:
        assert "link-lost" in [each.remark.code for each in newsletter.warnings]
        assert "disclaimer" in [each.kind for each in newsletter.outside]

    def test_its_parts_are_sections(self, newsletter: Draft) -> None:
        assert len(newsletter.sections) >= 6
