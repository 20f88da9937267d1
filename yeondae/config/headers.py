"""What stands on every answer, and which methods are answered at all.

Public pages run no inline script and load nothing from elsewhere. Wagtail's admin needs inline
script and style, so the desk's policy allows those two and nothing else more. Both are written
once (django-csp): they are the same for every page.
"""

from collections.abc import Callable

from csp.utils import build_policy
from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed

DESK = "/desk/"
LEAVING = "/desk/logout/"
METHODS = ["GET", "HEAD", "POST"]
# Nothing here needs a sensor or a purse. Passkeys are used at the desk, on our own pages only.
SHUT_OFF = (
    "accelerometer", "autoplay", "browsing-topics", "camera", "display-capture",
    "encrypted-media", "geolocation", "gyroscope", "hid", "identity-credentials-get",
    "idle-detection", "magnetometer", "microphone", "midi", "payment", "picture-in-picture",
    "screen-wake-lock", "serial", "usb", "xr-spatial-tracking",
)  # fmt: skip
PASSKEYS = "publickey-credentials-get=(self), publickey-credentials-create=(self)"
PERMISSIONS = ", ".join([*(f"{name}=()" for name in SHUT_OFF), PASSKEYS])
# What one page of the desk asks for itself: to photograph a sheet of signatures.
CAMERA = "camera=(self)"
Respond = Callable[[HttpRequest], HttpResponse]


def headers(get_response: Respond) -> Respond:
    """Middleware, the outermost: errors and files get the headers too."""
    public_policy = build_policy(settings.PUBLIC_SECURITY_POLICY)
    desk_policy = build_policy(settings.DESK_SECURITY_POLICY)

    def respond(request: HttpRequest) -> HttpResponse:
        answer = get_response(request)
        asks_camera = answer.headers.get("Permissions-Policy") == CAMERA
        shut = PERMISSIONS.replace("camera=()", CAMERA) if asks_camera else PERMISSIONS
        answer.headers["Permissions-Policy"] = shut
        answer.headers["Cross-Origin-Resource-Policy"] = "same-origin"
        answer.headers.setdefault("Referrer-Policy", settings.SECURE_REFERRER_POLICY)
        answer.headers.setdefault("X-Content-Type-Options", "nosniff")
        answer.headers.setdefault("X-Frame-Options", settings.X_FRAME_OPTIONS)
        is_desk = request.path.startswith(DESK)
        answer.headers["Content-Security-Policy"] = desk_policy if is_desk else public_policy
        if request.path == LEAVING and request.method == "POST":
            answer.headers["Clear-Site-Data"] = '"cache", "storage"'
        return answer

    return respond


def known_methods(get_response: Respond) -> Respond:
    """Middleware, the innermost: pages are shown and forms are sent; nothing is put or deleted."""

    def respond(request: HttpRequest) -> HttpResponse:
        if request.method not in METHODS:
            return HttpResponseNotAllowed(METHODS)
        return get_response(request)

    return respond
