"""Many articles: gathered into stories, each story compared, the result as tables and pages.

What a run gives is a pure function of the articles and the options. All that is costly (reading an article, comparing a
story) is kept in a small database the moment it is done; what is cheap (which articles tell of one event) is found anew
each time. So a run that adds ten articles, one that was killed and one that was not all end in the same bytes.
"""

from __future__ import annotations
