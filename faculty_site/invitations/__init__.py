"""How people come to own a page, or to look after one: invited by mail, or by asking for it.

An invitation is a link that is sent to an address. It is signed, works for `DAYS`, and once:
whoever opens it reads what it gives, signs in or chooses a password, and accepts. It gives nothing
that whoever sent it may not give at that moment. A claim goes the other way round: somebody whose
confirmed address stands on a page without an owner asks for it, and an admin says yes or no.

Whether an address has an account is told only to who opened the link that was sent there.
"""
