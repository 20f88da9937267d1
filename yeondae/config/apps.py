"""The outermost app: holds the commands that run the installation."""

from django.apps import AppConfig


class Config(AppConfig):
    name = "yeondae.config"
    label = "config"
