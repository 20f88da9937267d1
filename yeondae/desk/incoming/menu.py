from yeondae.desk.entry import Entry

ENTRIES: list[Entry] = []
