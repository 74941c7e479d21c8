"""Facts of one event that two articles tell in different sentences: one attribute of one named thing, a value by each.

The age, the party, the district of a named person; where and on which day somebody was arrested or buried; the year in
which a thing was built; who raised the alarm; how many were killed. Each is found in an article by itself and then held
against the other's.
"""
