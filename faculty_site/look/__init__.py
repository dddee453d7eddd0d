"""How the house looks: its one style sheet, and what a department sets of it."""
