"""Korean with 24 hours, as on the public pages: Django's own writes 4:29 오전 beside a day."""

TIME_FORMAT = "H:i"
DATETIME_FORMAT = "Y년 n월 j일 H:i"
