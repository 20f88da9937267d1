"""From YEONDAE_FILES to the storages of kept files, so that all machines see the same."""

from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from yeondae.config import env


def storage(where: str, part: str, *, home: Path) -> dict[str, Any]:
    """Django's storage settings for the folder `part` of `where`.

    `where` is `folder:/path`, `s3://bucket/prefix` or "" (the home folder). S3 takes its address
    and keys from AWS_ENDPOINT_URL, AWS_ACCESS_KEY_ID and the like. Raises BadSetting otherwise.
    """
    if not where:
        return _folder(home / part)
    parts = urlsplit(where)
    if parts.scheme == "folder" and parts.path.startswith("/"):
        return _folder(Path(parts.path) / part)
    if parts.scheme == "s3" and parts.netloc:
        options = {
            "bucket_name": parts.netloc,
            "location": f"{parts.path.strip('/')}/{part}".lstrip("/"),
            "default_acl": None,
            "file_overwrite": False,
            "querystring_auth": True,
        }
        return {"BACKEND": "storages.backends.s3.S3Storage", "OPTIONS": options}
    raise env.BadSetting("YEONDAE_FILES", where, "folder:/a/path or s3://a-bucket")


def _folder(path: Path) -> dict[str, Any]:
    return {
        "BACKEND": "yeondae.sealing.folder.DurableFolder",
        "OPTIONS": {"location": str(path)},
    }
