"""What whoever answers for other people's pages sees of them all.

`people` says how each page stands, `touched` when somebody last changed it, `changes` who did what
(`log`: with what keeps no history) and `audit` the same for keeping. `views` and `change_views`
draw them, `pages` has their addresses, `sample` makes something to see in the sample department.
"""
