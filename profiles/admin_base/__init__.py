"""What every admin of this site is made of: classes, forms and widgets that ask for rights.

The apps' own admin modules and the accounts' use it; they leave each other's alone.
"""
