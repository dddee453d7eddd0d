"""The page that lists where somebody is signed in, and ends that."""

from __future__ import annotations

from typing import Any

from allauth.usersessions.models import UserSession
from allauth.usersessions.views import ListUserSessionsView
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext

from faculty_site.lib.sent_numbers import number_in


class SessionsView(ListUserSessionsView):
    """With a button at each; the library's ends all others at once."""

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        wanted = request.POST.get("end", "")
        if not wanted:
            answer: HttpResponse = super().post(request, *args, **kwargs)
            return answer
        others = UserSession.objects.filter(user=request.user.pk)
        others = others.exclude(session_key=request.session.session_key)
        for session in others.filter(pk=number_in(wanted)):
            session.end()
            messages.success(request, gettext("Signed out there."))
        return redirect("usersessions_list")


sessions = SessionsView.as_view()
