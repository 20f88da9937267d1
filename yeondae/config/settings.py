"""The one settings file. Every value comes from a typed reader; a bad one stops the start."""

from pathlib import Path
from typing import Any

import wagtail
from csp.constants import NONE, SELF, UNSAFE_INLINE
from django.utils.translation import gettext_lazy as _

from yeondae.config import channels, database, env, files
from yeondae.sealing.keyfolder import KeyFolder

BASE_DIR = Path(__file__).resolve().parents[2]
HOME = Path(env.text("YEONDAE_HOME", str(BASE_DIR / "var"))).resolve()
# Marks of those who were erased; better on another medium than the database, like the keys.
ERASED = Path(env.text("YEONDAE_ERASED", str(HOME / "erased"))).resolve()
KEYS = KeyFolder(Path(env.text("YEONDAE_KEYS", str(HOME / "keys"))).resolve())

PORT = env.number("PORT", 8000, least=1, most=65535)
BIND = env.text("YEONDAE_BIND", "127.0.0.1")
WEB_WORKERS = env.number("YEONDAE_WEB_WORKERS", 2, least=1, most=64)
# How many proxies of ours stand before this server; 0: the address it sees is the visitor's.
PROXY_HOPS = env.number("YEONDAE_PROXY_HOPS", 1 if env.text("YEONDAE_HOST") else 0, least=0, most=3)
WEB_THREADS = env.number("YEONDAE_WEB_THREADS", 4, least=1, most=64)
PUBLIC_HOST = env.text("YEONDAE_HOST")
DEMO = env.flag("YEONDAE_DEMO", not PUBLIC_HOST)
DEBUG = False
*SECRET_KEY_FALLBACKS, SECRET_KEY = KEYS.all("django")
# This machine too, so that its monitoring can ask /healthz.
ALLOWED_HOSTS = [name for name in (PUBLIC_HOST, "127.0.0.1", "localhost", "[::1]") if name]
SITE_URL = f"https://{PUBLIC_HOST}" if PUBLIC_HOST else f"http://127.0.0.1:{PORT}"
CSRF_TRUSTED_ORIGINS = [SITE_URL]
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if PUBLIC_HOST else None
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = bool(PUBLIC_HOST)
SECURE_HSTS_SECONDS = 31_536_000 if PUBLIC_HOST else 0
# Not "no-referrer": browsers then send a form with "Origin: null", which the CSRF check refuses.
SECURE_REFERRER_POLICY = "same-origin"
CSRF_FAILURE_VIEW = "yeondae.website.refusals.csrf_failure"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"

INSTALLED_APPS = [
    "yeondae.config",
    "yeondae.website",
    "yeondae.desk",
    "yeondae.api",
    "yeondae.flows",
    "yeondae.outcomes",
    "yeondae.mailings",
    "yeondae.deliveries",
    "yeondae.letters",
    "yeondae.appeals",
    "yeondae.petitions",
    "yeondae.calls",
    "yeondae.supporters",
    "yeondae.community",
    "yeondae.cases",
    "yeondae.directory",
    "yeondae.accounts",
    "yeondae.audit",
    "yeondae.jobs",
    "wagtail.users",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "django_tasks",
    "django_tasks_db",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
]

MIDDLEWARE = [
    "yeondae.config.headers.headers",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "yeondae.desk.middleware.sessions",
    "yeondae.desk.middleware.language",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "yeondae.desk.middleware.people",
    "allauth.account.middleware.AccountMiddleware",
    "yeondae.desk.gate.gate",
    "yeondae.desk.middleware.messages",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "yeondae.config.headers.known_methods",
]

ROOT_URLCONF = "yeondae.config.urls"
WSGI_APPLICATION = "yeondae.config.wsgi.application"
TEMPLATES: list[dict[str, Any]] = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        # Each topic of the desk keeps its own templates beside its views.
        "DIRS": sorted((BASE_DIR / "yeondae" / "desk").glob("*/templates")),
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    },
]

DATABASES = {"default": database.from_url(env.text("DATABASE_URL"), home=HOME)}
POSTGRES = DATABASES["default"]["ENGINE"].endswith("postgresql")
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
AUTH_USER_MODEL = "accounts.User"
SHORTEST_PASSWORD = 12
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": SHORTEST_PASSWORD},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "yeondae.accounts.passwords.NotAboutUs"},
]
AUTHENTICATION_BACKENDS = [
    "yeondae.accounts.backends.StaffBackend",
    # Sign-in links of the demo name it; it never sees a password, the one above decides.
    "django.contrib.auth.backends.ModelBackend",
]

# Signing in (allauth): a name with a password and a second factor, or a passkey. No mail is sent.
SECOND_FACTOR = env.flag("YEONDAE_SECOND_FACTOR", not DEMO)
SESSION_COOKIE_AGE = 12 * 3600
SESSION_COOKIE_PATH = "/desk/"
if PUBLIC_HOST:  # a browser takes these names over https only, and the second from this host only
    SESSION_COOKIE_NAME, CSRF_COOKIE_NAME = "__Secure-desk", "__Host-form"
CSRF_COOKIE_HTTPONLY = True
ACCOUNT_ADAPTER = "yeondae.desk.sign_in.adapters.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_SESSION_REMEMBER = True
ACCOUNT_LOGOUT_REDIRECT_URL = "/desk/login/"
# Ours count in the database, for every process, and keep no IP address (accounts/tries.py).
ACCOUNT_RATE_LIMITS = MFA_RATE_LIMITS = False
ACCOUNT_FORMS = {
    "login": "yeondae.desk.sign_in.forms.NameAndPassword",
    "reauthenticate": "yeondae.desk.sign_in.forms.PasswordAgain",
    "change_password": "yeondae.desk.sign_in.forms.OtherPassword",
}
MFA_ADAPTER = "yeondae.desk.sign_in.adapters.SecondFactorAdapter"
MFA_FORMS = {
    "authenticate": "yeondae.desk.sign_in.forms.Code",
    "reauthenticate": "yeondae.desk.sign_in.forms.CodeAgain",
    "activate_totp": "yeondae.desk.sign_in.forms.FirstCode",
    "add_webauthn": "yeondae.desk.sign_in.forms.NewPasskey",
}
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_TOTP_TOLERANCE = 1
MFA_RECOVERY_CODES_SHOW_ONCE = True
# A browser speaks WebAuthn on plain http with this machine only, as in the demo.
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not PUBLIC_HOST
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "wagtailadmin_home"
WAGTAIL_PASSWORD_RESET_ENABLED = WAGTAIL_PASSWORD_MANAGEMENT_ENABLED = False

# Jobs: rows of the same database; on PostgreSQL through Procrastinate, on any number of machines.
if POSTGRES:
    INSTALLED_APPS.insert(0, "procrastinate.contrib.django")
    PROCRASTINATE_AUTODISCOVER_MODULE_NAME = ""
    PROCRASTINATE_IMPORT_PATHS = ["yeondae.jobs.engines.procrastinate_tasks"]
    TASK_BACKEND = "yeondae.jobs.engines.procrastinate_backend.ProcrastinateBackend"
    JOBS_ENGINE = "yeondae.jobs.engines.scaled"
else:
    TASK_BACKEND = "django_tasks_db.DatabaseBackend"
    JOBS_ENGINE = "yeondae.jobs.engines.embedded"
TASKS = {"default": {"BACKEND": TASK_BACKEND}}

LANGUAGE_CODE = "en"
LANGUAGES = [("en", _("English")), ("de", _("German")), ("ko", _("Korean"))]
WAGTAIL_CONTENT_LANGUAGES = LANGUAGES
LOCALE_PATHS = [BASE_DIR / "yeondae" / "locale"]
USE_I18N = USE_TZ = True
FORMAT_MODULE_PATH = ["yeondae.config.formats"]
WAGTAIL_I18N_ENABLED = True
TIME_ZONE = "UTC"

STATIC_URL = "/static/"
STATIC_ROOT = HOME / "static"
# The desk's style sheet names a picture of Wagtail's pictures, which are not loaded.
STATICFILES_DIRS = [
    ("wagtailimages/images", Path(wagtail.__file__).parent / "images/static/wagtailimages/images")
]
WHITENOISE_ALLOW_ALL_ORIGINS = False
MEDIA_URL = "/media/"
MEDIA_ROOT = HOME / "media"
STORAGES: dict[str, dict[str, Any]] = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
    "sealed": files.storage(env.text("YEONDAE_FILES"), "files", home=HOME),
    "outbox": files.storage(env.text("YEONDAE_FILES"), "outbox", home=HOME),
}
DATA_UPLOAD_MAX_MEMORY_SIZE = 4 * 1024 * 1024
# What is uploaded names people: up to this size it never lies in a temporary folder.
FILE_UPLOAD_MAX_MEMORY_SIZE = 16 * 1024 * 1024

WAGTAIL_SITE_NAME = "Yeondae"
WAGTAILADMIN_BASE_URL = SITE_URL
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAILADMIN_PERMITTED_LANGUAGES = LANGUAGES

PUBLIC_SECURITY_POLICY: dict[str, Any] = {
    "default-src": [NONE],
    "script-src": [SELF],
    "style-src": [SELF],
    "img-src": [SELF],
    "font-src": [SELF],
    "connect-src": [SELF],
    "form-action": [SELF],
    "base-uri": [NONE],
    "frame-ancestors": [NONE],
}

# Wagtail's admin writes script and style into its pages; nothing else is allowed more there.
DESK_SECURITY_POLICY = PUBLIC_SECURITY_POLICY | {
    "script-src": [SELF, UNSAFE_INLINE],
    "style-src": [SELF, UNSAFE_INLINE],
    "img-src": [SELF, "data:", "blob:"],
    "frame-src": [SELF],
}

# "outbox" (as shipped): mail, fax and post stay on this machine. "real": they go out.
SENDING = env.choice("YEONDAE_SENDING", "outbox", {"outbox", "real"})
# The most connections of one worker to the mail server; a second one is opened for a second batch.
MAIL_CONNECTIONS = env.number("YEONDAE_SMTP_CONNECTIONS", 4, least=1, most=64)
CHANNELS = channels.channels()
OUTBOX = {
    "STORAGE": "outbox",
    "PICTURE": "yeondae.typeset.picture.received_fax_tiff",
    "SEAL": "yeondae.sealing.box.seal",
    "UNSEAL": "yeondae.sealing.box.open_sealed",
}

# Who reads received texts into drafts: a class with one method `read` (yeondae/intake/reader.py).
READER = env.text("YEONDAE_READER", "yeondae.intake.rules_reader.RulesReader")

LOGGING: dict[str, Any] = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(name)s %(message)s"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": env.text("YEONDAE_LOG", "WARNING")},
    "loggers": {
        "django.server": {"handlers": [], "propagate": False},
        # It quotes a job's arguments and errors; yeondae.jobs says what may be said.
        "procrastinate": {"level": "CRITICAL"},
    },
}
