"""Say of signatures that came before 0010 which sheet or file brought them, where that is certain.

A sheet's signatures were made in one step, by whoever entered it last, on that day; so they stand
in a row, in the order in which the sheets were settled. Where the numbers do not agree to the last
one nothing is said: the desk then says that they cannot be told apart.
"""

from collections import defaultdict

from django.db import migrations

COUNTED = "counted"


def say_what_brought_them(apps, _editor):
    Sheet, Signature, Entry, Import = (
        apps.get_model("petitions", name) for name in ("Sheet", "Signature", "Entry", "Import")
    )
    last = {}
    for entry in Entry.objects.order_by("position").values("sheet_id", "pk", "made_at", "made_by"):
        last[entry["sheet_id"]] = entry
    done = Sheet.objects.filter(state="done", signatures=None)
    sheets = [each for each in done if each.pk in last and of_sheet(each)]
    sheets.sort(key=lambda each: last[each.pk]["pk"])
    say_of_counted(Signature, [each for each in sheets if each.mode == COUNTED], last)
    say_of_typed(Signature, [each for each in sheets if each.mode == "typed"], last)
    say_of_files(Signature, Import)


def of_sheet(sheet):
    """How many signatures a sheet made."""
    if sheet.mode == COUNTED:
        return int(sheet.results.get(COUNTED, 0) > 0)
    return list(sheet.results.values()).count(COUNTED)


def say_of_counted(Signature, sheets, last):
    """A counted sheet is one signature with its number of people; equal ones are alike."""
    by_sheet, by_row = defaultdict(list), defaultdict(list)
    for sheet in sheets:
        day, people = last[sheet.pk]["made_at"].date(), sheet.results[COUNTED]
        by_sheet[sheet.petition_id, sheet.country, sheet.language, day, people].append(sheet.pk)
    names = ("petition_id", "country", "language", "signed_on", "people", "pk")
    rows = Signature.objects.filter(way=COUNTED, sheet=None).order_by("pk")
    for *key, pk in rows.values_list(*names):
        by_row[tuple(key)].append(pk)
    for key, found in by_sheet.items():
        if len(found) == len(by_row[key]):
            for sheet_id, pk in zip(found, by_row[key], strict=True):
                Signature.objects.filter(pk=pk).update(sheet_id=sheet_id)


def say_of_typed(Signature, sheets, last):
    """Whoever signed online since stands by themselves, but had a place in the row."""
    by_sheet, by_row = defaultdict(list), defaultdict(list)
    for sheet in sheets:
        entry = last[sheet.pk]
        key = (sheet.petition_id, entry["made_by"], entry["made_at"].date())
        by_sheet[key].append(sheet)
    rows = Signature.objects.filter(way="sheet", sheet=None).order_by("pk")
    for row in rows.only("petition", "entered_by", "signed_on", "country", "withdraw_hash"):
        by_row[row.petition_id, row.entered_by_id, row.signed_on].append(row)
    for key, found in by_sheet.items():
        places = [sheet for sheet in found for _line in range(of_sheet(sheet))]
        if len(places) != len(by_row[key]):
            continue
        pairs = [
            (sheet, row)
            for sheet, row in zip(places, by_row[key], strict=True)
            if row.withdraw_hash is None
        ]
        if all(sheet.country == row.country for sheet, row in pairs):
            for sheet, row in pairs:
                Signature.objects.filter(pk=row.pk).update(sheet_id=sheet.pk)


def say_of_files(Signature, Import):
    """The files of one person, where one was done before the next came."""
    by_person = defaultdict(list)
    for file in Import.objects.filter(state="done", signatures=None, taken__gt=0):
        by_person[file.petition_id, file.made_by_id].append(file)
    for (petition, person), found in by_person.items():
        found.sort(key=lambda each: each.made_at)
        rows = Signature.objects.filter(
            way="import", brought_in=None, petition=petition, entered_by=person
        )
        keys = list(rows.order_by("pk").values_list("pk", flat=True))
        is_apart = all(one.finished_at <= two.made_at for one, two in zip(found, found[1:]))
        if not is_apart or sum(each.taken for each in found) != len(keys):
            continue
        for file in found:
            some, keys = keys[: file.taken], keys[file.taken :]
            own = rows.filter(pk__range=(some[0], some[-1]), withdraw_hash=None)
            own.update(brought_in=file.pk)


class Migration(migrations.Migration):
    dependencies = [("petitions", "0011_scans")]

    operations = [migrations.RunPython(say_what_brought_them, migrations.RunPython.noop)]
