"""Settings of a program that is started beside a test: the test's database, a mail server to use.

TEST_DATABASE is the name of the test's database, TEST_SMTP_PORT where the mail server listens.
"""

import os

from yeondae.config.settings import *  # noqa: F403
from yeondae.config.settings import CHANNELS, DATABASES, STORAGES

DATABASES["default"]["NAME"] = os.environ["TEST_DATABASE"]
SENDING, DEMO = "real", False
CHANNELS["email"]["OPTIONS"] |= {
    "host": "127.0.0.1",
    "port": int(os.environ["TEST_SMTP_PORT"]),
    "tls": "none",
    "sender": "letters@campaign.internal",
    "timeout": 5.0,
    "patience": 5.0,
}
# Style sheets by their plain names: no collected and hashed copies are needed.
STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
