"""Where the links of all pages lead, asked now and then by `manage.py check_links`.

`collecting` takes the addresses out of what is shown, `internal` looks at those of this site
without the network, `connecting` and `asking` ask the others politely and reach no private
network, `running` keeps what came of it. `reading` and `views` show it to whoever may mend it.
"""
