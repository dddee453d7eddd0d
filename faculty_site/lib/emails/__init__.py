"""E-mail addresses that people can use and harvesters cannot easily take."""

from faculty_site.lib.emails.finding import has_address, without_addresses
from faculty_site.lib.emails.protecting import html_without_addresses, protected

__all__ = ["has_address", "html_without_addresses", "protected", "without_addresses"]
