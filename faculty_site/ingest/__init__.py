"""From files to fixtures to the database; knows files and fixtures, no app's models."""
