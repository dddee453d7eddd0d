"""The addresses of feeds, calendars and cards: those of the pages, with an ending for the slash.

So they collide with nobody's page: no slug has a dot.
"""

from __future__ import annotations

from django.urls import path

from faculty_site import calendars
from news import feeds as news
from profiles.cards import card
from publications import feeds as publications

app_name = "feeds"

urlpatterns = [
    path("news.atom", news.all_news, name="news"),
    path("departments/<slug:slug>.atom", news.department_news, name="department"),
    path("people/<slug:slug>.atom", news.person_news, name="person"),
    path("publications.atom", publications.all_works, name="publications"),
    path(
        "departments/<slug:slug>/publications.atom",
        publications.department_works,
        name="department_publications",
    ),
    path(
        "people/<slug:slug>/publications.atom",
        publications.person_works,
        name="person_publications",
    ),
    path("calendar.ics", calendars.all_events, name="calendar"),
    path("departments/<slug:slug>.ics", calendars.department_events, name="department_calendar"),
    path("people/<slug:slug>.ics", calendars.person_events, name="person_calendar"),
    path("people/<slug:slug>.vcf", card, name="card"),
]
