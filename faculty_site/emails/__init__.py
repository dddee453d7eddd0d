"""How pages answer for e-mail addresses: none is sent to who only reads."""
