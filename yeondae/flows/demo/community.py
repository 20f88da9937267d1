"""What stands around the campaign: news, an event, who answers for the place, what people ask."""

from datetime import timedelta

from yeondae.accounts import approvals
from yeondae.accounts.roles import Role
from yeondae.channels.guard import is_reserved
from yeondae.community import services as community
from yeondae.community.models import Asking, Keeper, News
from yeondae.core import clock
from yeondae.flows.demo import data
from yeondae.flows.demo.calls import Scene


def tell_community(scene: Scene) -> None:
    """One piece of news, one event to come, a keeper, a question and an offer."""
    told, now = data.community(), clock.now()
    by = scene.staff[Role.ORGANISER]
    for row in told["news"]:
        on = now.date() + timedelta(days=row["in_days"]) if "in_days" in row else None
        news = community.write_news(news=None, kind=row["kind"], words=row["words"], on=on, by=by)
        asked = community.ask_to_show(news=news, by=by, place="")
        approvals.approve(approval=asked, by=scene.staff[Role.REVIEWER])
        community.show_news(news=news, by=by)
    community.set_keeper(values=told["keeper"], by=scene.staff[Role.ADMINISTRATOR])
    for row in told["asking"]:
        community.keep(**row, now=now)


def remove_community() -> None:
    """What the demo's staff wrote, and what example addresses asked."""
    News.objects.filter(made_by__is_demo=True).delete()
    Keeper.objects.filter(set_by__is_demo=True).delete()
    for asking in Asking.objects.all():
        if asking.email and is_reserved(asking.email):
            asking.delete()
